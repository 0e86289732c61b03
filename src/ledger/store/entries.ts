import { desc, type SQL, sql } from 'drizzle-orm';
import { countOf } from '../../numeric/count-of.ts';
import { GENESIS, type SealedEntry } from '../claim/entry.ts';
import { ChainCheck, type Verification } from '../claim/verify.ts';
import { anyOf } from './any-of.ts';
import { type Database, queryRows } from './database.ts';
import { type PackedColumn, packedColumns, seqBetween } from './packed.ts';
import { claimEntry, forecastEntry, resolutionEntry } from './rows.ts';
import { claims, forecasts, head, resolutions } from './tables.ts';

/** Entries read at a time. */
export const PAGE = 5000;
/** Entries checked at a time: they do not leave the thread that reads them. */
const CHECKED_AT_ONCE = 25_000;

/** The end of the chain. */
export async function headOf(db: Database): Promise<{ seq: number; hash: string }> {
  const [end] = await db.select({ seq: head.seq, hash: head.hash }).from(head);
  return end ?? { seq: 0, hash: GENESIS };
}

/** All entries up to `last` in the order in which they were recorded, a page at a time. */
export async function* entryPages(db: Database, last: number, size = PAGE): AsyncGenerator<SealedEntry[]> {
  const ids: ClaimIds = new Map();
  for (let from = 1; from <= last; from += size) {
    if (ids.size > MOST_IDS) ids.clear();
    yield await entryPage(db, from, Math.min(last, from + size - 1), ids);
  }
}

/** Ids of claims, by their places. */
type ClaimIds = Map<number, string>;
/** Ids that are kept from one page to the next. */
const MOST_IDS = 200_000;

const json = (of: SQL): PackedColumn => ({ of, as: 'json' });
const bigint = (of: SQL): PackedColumn => ({ of, as: 'bigint' });
const time = (of: SQL): PackedColumn => ({ of, as: 'time' });
const SEAL = [bigint(sql`t.seq`), time(sql`t.recorded`), json(sql`t.hash`), bigint(sql`t.claim`)];
const FORECAST: PackedColumn[] = [
  ...[...SEAL, time(sql`t.made`), { of: sql`t.probability`, as: 'double' } as const],
  // Of nearly all it is empty: they are read as null.
  json(sql`nullif(t.rest, '{}')`),
];
const RESOLUTION = [
  ...[...SEAL, json(sql`t.verdict`), time(sql`t.resolved_on`)],
  ...[json(sql`t.outcome`), json(sql`t.rest`)],
];

/**
 * The entries from one place to another, in the order in which they were recorded.
 *
 * @param ids of claims that are known already; the others are looked up, and added
 */
export async function entryPage(
  db: Database,
  from: number,
  to: number,
  ids: ClaimIds = new Map(),
): Promise<SealedEntry[]> {
  const newClaims = await db
    .select()
    .from(claims)
    .where(seqBetween([from, to]));
  for (const { seq, id } of newClaims) ids.set(seq, id);
  const said = await packedColumns(db, forecasts, seqBetween([from, to]), FORECAST);
  const known = await packedColumns(db, resolutions, seqBetween([from, to]), RESOLUTION);
  const [, , , saidOf] = said as number[][];
  const [, , , knownOf] = known as number[][];
  await lookUp(db, [...saidOf, ...knownOf], ids);
  const idAt = (place: number) => ids.get(place) ?? `claim at ${place}`;

  const entries: SealedEntry[] = newClaims.map(claimEntry);
  const [seqs, recorded, hashes, , made, probabilities, rests] = said as Columns<PackedForecast>;
  seqs.forEach((seq, i) => {
    const seal = { seq, recorded: new Date(recorded[i]), hash: hashes[i] };
    const row = { ...seal, made: new Date(made[i]), probability: probabilities[i], rest: rests[i] };
    entries.push(forecastEntry(row, idAt(saidOf[i])));
  });
  const [places, times, seals, , verdicts, days, outcomes, more] = known as Columns<PackedResolution>;
  places.forEach((seq, i) => {
    const seal = { seq, recorded: new Date(times[i]), hash: seals[i] };
    const row = { ...seal, verdict: verdicts[i], on: new Date(days[i]), outcome: outcomes[i], rest: more[i] };
    entries.push(resolutionEntry(row, idAt(knownOf[i])));
  });
  return entries.sort((a, b) => a.seq - b.seq);
}

/** Adds the ids of claims that are not known yet. */
async function lookUp(db: Database, places: readonly number[], ids: ClaimIds): Promise<void> {
  const unknown = [...new Set(places.filter((place) => !ids.has(place)))];
  if (unknown.length === 0) return;
  const { rows } = await queryRows<{ seq: number; id: string }>(
    db,
    sql`select seq, id from ${claims} where ${anyOf(claims.seq, unknown, sql`bigint`)}`,
  );
  for (const { seq, id } of rows) ids.set(Number(seq), id);
}

type Columns<Row extends unknown[]> = { [I in keyof Row]: Row[I][] };
type PackedSeal = [seq: number, recorded: number, hash: string, claim: number];
type PackedForecast = [...PackedSeal, made: number, probability: number | null, rest: object | null];
type PackedResolution = [...PackedSeal, verdict: string, on: number, outcome: unknown, rest: object];

export interface VerifyOptions {
  /** An end of the chain as it was noted earlier: the ledger must still hold it. */
  noted?: { seq: number; hash: string } | undefined;
  signal?: AbortSignal;
  onProgress?: ((done: number, planned: number) => void) | undefined;
}

/** Checks every entry against the chain, and the chain against its end, as they are at one moment, while others may write. */
export function verify(db: Database, options: VerifyOptions = {}): Promise<Verification> {
  return db.transaction((tx) => verifyAsIs(tx, options), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });
}

async function verifyAsIs(db: Database, { noted, signal, onProgress }: VerifyOptions): Promise<Verification> {
  const end = await headOf(db);
  // Entries put in behind the end are found too.
  const last = Math.max(end.seq, await lastSeq(db));
  const check = new ChainCheck();
  for await (const page of entryPages(db, last, CHECKED_AT_ONCE)) {
    signal?.throwIfAborted();
    for (const entry of page) {
      check.next(entry);
      if (entry.seq === noted?.seq && entry.hash !== noted.hash) {
        check.fault(entry.seq, 'its hash is not the one that was noted: it, or one before it, was changed since');
      }
    }
    onProgress?.(page.at(-1)?.seq ?? 0, last);
  }
  const { head: reached } = check.result();
  if (reached.seq !== end.seq || reached.hash !== end.hash) {
    check.fault(
      end.seq,
      `the chain ends at ${reached.seq}, and was written down to end here: entries were removed or put in`,
    );
  }
  if (noted !== undefined && noted.seq > last) {
    check.fault(
      noted.seq,
      `was noted as the end, but the ledger has only ${countOf(last, 'entry', 'entries')}: some were removed`,
    );
  }
  return check.result();
}

async function lastSeq(db: Database): Promise<number> {
  let last = 0;
  for (const table of [claims, forecasts, resolutions]) {
    const [row] = await db.select({ seq: table.seq }).from(table).orderBy(desc(table.seq)).limit(1);
    last = Math.max(last, row?.seq ?? 0);
  }
  return last;
}
