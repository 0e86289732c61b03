import { and, type SQL, sql } from 'drizzle-orm';
import type { ClaimForecast } from '../claim/claim.ts';
import { closeOf, outcomeNumber } from '../claim/closing.ts';
import type { ResolvedClaim, Standing } from '../score/resolved-claim.ts';
import { standingOf } from '../score/resolved-of.ts';
import { anyOf } from './any-of.ts';
import { claimCondition } from './claim-condition.ts';
import { type Database, queryRows } from './database.ts';
import { headOf } from './entries.ts';
import type { ClaimFilter } from './find.ts';
import { ms, type PackedColumn, packedColumns, seqBetween } from './packed.ts';
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
  const columns = [...found.values()].every(({ kind }) => kind === 'yes-no') ? SAID : [...SAID, REST];
  const few = found.size <= FEW;
  const step = few ? last : FORECASTS_AT_ONCE;
  for (let from = 1; from <= last; from += step) {
    const which = few ? anyOf(sql`claim`, [...found.keys()], sql`bigint`) : seqBetween([from, from + step - 1]);
    await addForecasts(db, which, found, columns);
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

const SAID: PackedColumn[] = [
  { of: sql`t.claim`, as: 'bigint' },
  { of: sql`t.made`, as: 'time' },
  { of: sql`t.probability`, as: 'double' },
];
/** What claims of other kinds than yes and no are answered by. */
const REST: PackedColumn = { of: sql`t.rest`, as: 'json' };

/** Adds forecasts to their claims, where they are among these and were made before the close. */
async function addForecasts(
  db: Database,
  which: SQL,
  found: Map<number, Open>,
  columns: PackedColumn[],
): Promise<void> {
  const said = await packedColumns(db, forecasts, which, columns);
  const [places, times, probabilities, rests] = said as [number[], number[], number[], Partial<ClaimForecast>[]?];
  places.forEach((place, i) => {
    const claim = found.get(place);
    const at = times[i];
    if (claim === undefined || at > claim.closes) return;
    if (claim.kind === 'yes-no') claim.forecasts.push({ at, probability: probabilities[i] });
    else claim.forecasts.push({ ...standingOf({ claim: claim.id, made: '', ...rests?.[i] }), at });
  });
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
