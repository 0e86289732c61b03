import { and, type SQL, sql } from 'drizzle-orm';
import { closeOf, outcomeNumber } from '../claim/closing.ts';
import type { ResolvedClaim, Standing } from '../score/resolved-claim.ts';
import { standingOf } from '../score/resolved-of.ts';
import { anyOf } from './any-of.ts';
import { claimCondition } from './claim-condition.ts';
import { type Database, queryRows } from './database.ts';
import { headOf } from './entries.ts';
import type { ClaimFilter } from './find.ts';
import { ms, packedColumns, seqBetween } from './packed.ts';
import { claims, forecasts, resolutions } from './tables.ts';

/** Entries whose claims are read in one go. */
const STRETCH = 1_000_000;
/** Forecasts read in one go. */
const FORECASTS_AT_ONCE = 200_000;
/** Forecasts of more claims are found by reading all, which takes half as long as looking up each claim. */
const FEW = 5_000;

/** The claims that a filter fits and that are known to have come out one way, with the forecasts that count. */
export function resolvedClaims(db: Database, filter: ClaimFilter = {}): Promise<ResolvedClaim[]> {
  return db.transaction((tx) => resolvedAsIs(tx, filter), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });
}

async function resolvedAsIs(db: Database, filter: ClaimFilter): Promise<ResolvedClaim[]> {
  const { seq: last } = await headOf(db);
  const found = new Map<number, Open>();
  for (let from = 1; from <= last; from += STRETCH) {
    for (const line of await packed(db, filter, from, from + STRETCH - 1)) {
      const packedClaim: PackedClaim = JSON.parse(line);
      const claim = unpack(packedClaim);
      if (claim !== undefined) found.set(packedClaim[0], claim);
    }
  }
  const onlyYesNo = [...found.values()].every(({ kind }) => kind === 'yes-no');
  const few = found.size <= FEW;
  const step = few ? last : FORECASTS_AT_ONCE;
  for (let from = 1; from <= last; from += step) {
    const which = few ? anyOf(sql`claim`, [...found.keys()], sql`bigint`) : seqBetween([from, from + step - 1]);
    await addForecasts(db, which, found, onlyYesNo);
  }
  const claims = [...found.values()];
  for (const { forecasts } of claims) inTime(forecasts);
  return claims;
}

/** A line of JSON for each claim: to pass on rows of their own would take ten times as long. */
async function packed(db: Database, filter: ClaimFilter, from: number, to: number): Promise<string[]> {
  const { rows } = await queryRows<{ lines: string | null }>(
    db,
    sql`with last as (
      select distinct on (claim) claim, verdict, resolved_on, outcome from ${resolutions}
      where claim between ${from} and ${to} order by claim, seq desc)
    select string_agg(json_build_array(${claims.seq}, ${claims.id}, ${claims.kind}, ${claims.claimant}, ${claims.claimantKind}, ${claims.tags},
      ${claims.trigger}, ${claims.question}, ${claims.rest} -> 'options', ${claims.rest} -> 'unit', ${claims.rest} -> 'source', ${ms(claims.made)}, ${ms(claims.deadline)},
      ${ms(sql`last.resolved_on`)}, last.outcome)::text, E'\n' order by ${claims.seq}) as lines
    from ${claims} join last on last.claim = ${claims.seq} and last.verdict = 'resolved'
    where ${and(sql`true`, claimCondition(filter))}`,
  );
  return rows[0].lines?.split('\n') ?? [];
}

const SAID = { claim: 'bigint', made: 'time', probability: 'double' } as const;
/** With what claims of other kinds than yes and no are answered by. */
const SAID_IN_FULL = { ...SAID, rest: 'json' } as const;

interface SaidLists extends Record<'claim' | 'made' | 'probability', Float64Array> {
  rest?: (object | null)[];
}

/** Adds forecasts to their claims, where they are among these and were made before the close. */
async function addForecasts(db: Database, which: SQL, found: Map<number, Open>, onlyYesNo: boolean): Promise<void> {
  const kinds = onlyYesNo ? SAID : SAID_IN_FULL;
  const said: SaidLists = await packedColumns(db, forecasts, which, kinds);
  const { claim: places, made, probability, rest } = said;
  for (let i = 0; i < places.length; i++) {
    const claim = found.get(places[i]);
    const at = made[i];
    if (claim === undefined || at > claim.closes) continue;
    if (claim.kind === 'yes-no') claim.forecasts.push({ at, probability: probability[i] });
    else claim.forecasts.push({ ...standingOf({ claim: claim.id, made: '', ...rest?.[i] }), at });
  }
}

/** Brings forecasts into the order of time; nearly all were written down in it. */
function inTime(forecasts: Standing[]): void {
  for (let i = 1; i < forecasts.length; i++)
    if (forecasts[i].at < forecasts[i - 1].at) {
      forecasts.sort((a, b) => a.at - b.at);
      return;
    }
}

/** A claim whose forecasts are still to be added. */
type Open = ResolvedClaim & { forecasts: Standing[] };

type PackedClaim = [
  seq: number,
  id: string,
  kind: ResolvedClaim['kind'],
  claimant: string,
  claimantKind: ResolvedClaim['claimantKind'],
  tags: string[],
  trigger: string | null,
  question: string | null,
  options: string[] | null,
  unit: string | null,
  source: string | null,
  made: number,
  deadline: number | null,
  known: number,
  outcome: unknown,
];

function unpack(line: PackedClaim): Open | undefined {
  const [, id, kind, claimant, claimantKind, tags, trigger, question, options, ...more] = line;
  const [unit, source, made, deadline, known, came] = more;
  const outcome = outcomeNumber(came, { kind, options: options ?? undefined });
  if (outcome === undefined) return undefined;
  return {
    ...{ id, kind, claimant, claimantKind, tags, made, closes: closeOf(deadline ?? undefined, known) },
    ...(trigger !== null && { trigger }),
    ...(question !== null && { question }),
    ...(unit !== null && { unit }),
    ...(source !== null && { source }),
    ...(deadline !== null && { deadline }),
    outcome,
    forecasts: [],
  };
}
