import { type SQL, sql } from 'drizzle-orm';
import type { Claim } from '../claim/claim.ts';
import { closeOf, outcomeNumber } from '../claim/closing.ts';
import type { ResolvedClaim, Standing } from '../score/resolved-claim.ts';
import { standingOf } from '../score/resolved-of.ts';
import { anyOf } from './any-of.ts';
import { claimCondition } from './claim-condition.ts';
import type { Database } from './database.ts';
import { headOf } from './entries.ts';
import type { ClaimFilter } from './find.ts';
import { packedColumns, packedNumbers, packedRow, type RowOf, seqBetween } from './packed.ts';
import { claims, forecasts, resolutions } from './tables.ts';

/** Entries read in one go; fewer of claims, since those are read with all their texts. */
const STRETCH = 200_000;
const CLAIMS_STRETCH = 20_000;
/** What is said of more claims is found by reading all, which takes half as long as looking up each claim. */
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
  const fitting = await placesOf(db, filter);
  const found = new Map<number, Open>();
  const known = await lastResolutions(db, whichOf(sql`claim`, fitting, last));
  const isFitting = fitting && new Set(fitting);
  for (const which of whichOf(sql`seq`, fitting, last, CLAIMS_STRETCH)) {
    const columns = await packedColumns(db, claims, which, CLAIM);
    columns.seq.forEach((seq, i) => {
      const resolution = known.get(seq);
      if (resolution?.verdict !== 'resolved' || isFitting?.has(seq) === false) return;
      const claim = openClaim(packedRow(columns, i), resolution);
      if (claim !== undefined) found.set(seq, claim);
    });
  }
  const onlyYesNo = [...found.values()].every(({ kind }) => kind === 'yes-no');
  for (const which of whichOf(sql`claim`, [...found.keys()], last)) await addForecasts(db, which, found, onlyYesNo);
  const all = [...found.values()];
  for (const { forecasts } of all) inTime(forecasts);
  return all;
}

/** The places of the claims that a filter fits; undefined where it fits all. */
async function placesOf(db: Database, filter: ClaimFilter): Promise<Float64Array | undefined> {
  const condition = claimCondition(filter);
  if (condition === undefined) return undefined;
  const [places] = await packedNumbers(db, sql`${claims} where ${condition}`, [{ of: sql`seq`, kind: 'bigint' }]);
  return places;
}

/** Conditions that find the rows of a few claims, or, where there are more, all rows, each a part of them. */
function whichOf(column: SQL, places: ArrayLike<number> | undefined, last: number, stretch = STRETCH): SQL[] {
  if (places !== undefined && places.length <= FEW) return [anyOf(column, Array.from(places), sql`bigint`)];
  const parts = Array.from({ length: Math.ceil(last / stretch) }, (_, k) => k * stretch + 1);
  return parts.map((from) => seqBetween([from, from + stretch - 1]));
}

const RESOLUTION = { claim: 'bigint', verdict: 'text', on: 'time', outcome: 'json' } as const;
type LastResolution = RowOf<typeof RESOLUTION>;

/** The last resolution of each claim, by its place. */
async function lastResolutions(db: Database, parts: readonly SQL[]): Promise<Map<number, LastResolution>> {
  const last = new Map<number, LastResolution>();
  for (const which of parts) {
    const columns = await packedColumns(db, resolutions, which, RESOLUTION);
    for (let i = 0; i < columns.claim.length; i++) last.set(columns.claim[i], packedRow(columns, i));
  }
  return last;
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

const CLAIM = {
  ...({ seq: 'bigint', id: 'text', kind: 'text', claimant: 'text', claimantKind: 'text', tags: 'texts' } as const),
  ...({ trigger: 'nullableText', question: 'nullableText', made: 'time', deadline: 'time', rest: 'json' } as const),
} as const;

function openClaim(row: RowOf<typeof CLAIM>, resolution: LastResolution): Open | undefined {
  const { id, claimant, tags, trigger, question, made } = row;
  const kind = row.kind as ResolvedClaim['kind'];
  const { options, unit, source } = (row.rest ?? {}) as Pick<Claim, 'options' | 'unit' | 'source'>;
  const outcome = outcomeNumber(resolution.outcome, { kind, options });
  if (outcome === undefined) return undefined;
  const deadline = Number.isNaN(row.deadline) ? undefined : row.deadline;
  const claimantKind = row.claimantKind as ResolvedClaim['claimantKind'];
  const closes = closeOf(deadline, resolution.on);
  const claim: Open = { id, kind, claimant, claimantKind, tags, made, closes, outcome, forecasts: [] };
  if (trigger !== null) claim.trigger = trigger;
  if (question !== null) claim.question = question;
  if (unit !== undefined) claim.unit = unit;
  if (source !== undefined) claim.source = source;
  if (deadline !== undefined) claim.deadline = deadline;
  return claim;
}
