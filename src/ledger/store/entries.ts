import { desc, sql } from 'drizzle-orm';
import { countOf } from '../../numeric/count-of.ts';
import { GENESIS, type SealedEntry } from '../claim/entry.ts';
import { ChainCheck, type Verification } from '../claim/verify.ts';
import { anyOf } from './any-of.ts';
import { type Database, queryRows } from './database.ts';
import { packedColumns, packedRow, seqBetween } from './packed.ts';
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
export const entryPages = (db: Database, last: number): AsyncGenerator<SealedEntry[]> =>
  pages(last, PAGE, (between, ids) => entryPage(db, ...between, ids));

async function* pages<Page>(
  last: number,
  size: number,
  read: (between: [from: number, to: number], ids: ClaimIds) => Promise<Page>,
): AsyncGenerator<Page> {
  const ids: ClaimIds = new Map();
  for (let from = 1; from <= last; from += size) {
    if (ids.size > MOST_IDS) ids.clear();
    yield await read([from, Math.min(last, from + size - 1)], ids);
  }
}

/** Ids of claims, by their places. */
type ClaimIds = Map<number, string>;
/** Ids that are kept from one page to the next. */
const MOST_IDS = 200_000;

const SEAL = { seq: 'bigint', recorded: 'time', hash: 'text' } as const;
const CLAIM = {
  ...SEAL,
  ...({ id: 'text', kind: 'text', text: 'text', claimant: 'text', claimantKind: 'text', tags: 'texts' } as const),
  ...({ question: 'nullableText', outcome: 'nullableText', trigger: 'nullableText' } as const),
  ...({ made: 'time', deadline: 'time', triggerOn: 'time', rest: 'json' } as const),
} as const;
const FORECAST = { ...SEAL, claim: 'bigint', made: 'time', probability: 'double', rest: 'json' } as const;
const RESOLUTION = {
  ...SEAL,
  ...({ claim: 'bigint', verdict: 'text', on: 'time', outcome: 'json', rest: 'json' } as const),
} as const;

/**
 * The entries from one place to another, in the order in which they were recorded.
 *
 * @param ids of claims that are known already; the others are looked up, and added
 */
export const entryPage = (db: Database, from: number, to: number, ids: ClaimIds = new Map()): Promise<SealedEntry[]> =>
  db.transaction(async (tx) => [...(await entriesIn(tx, [from, to], ids))], {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });

/** The same, each made when it is asked for: who looks at one after the other keeps none. @param tx a transaction */
async function entriesIn(
  tx: Database,
  between: readonly [from: number, to: number],
  ids: ClaimIds,
): Promise<Iterable<SealedEntry>> {
  const which = seqBetween(between);
  const claimed = await packedColumns(tx, claims, which, CLAIM);
  const said = await packedColumns(tx, forecasts, which, FORECAST);
  const known = await packedColumns(tx, resolutions, which, RESOLUTION);
  for (let i = 0; i < claimed.seq.length; i++) ids.set(claimed.seq[i], claimed.id[i]);
  await lookUp(tx, [said.claim, known.claim], ids);
  const idAt = (place: number) => ids.get(place) ?? `claim at ${place}`;
  return inOrder([
    { seq: claimed.seq, at: (i) => claimEntry(packedRow(claimed, i)) },
    { seq: said.seq, at: (i) => forecastEntry(packedRow(said, i), idAt(said.claim[i])) },
    { seq: known.seq, at: (i) => resolutionEntry(packedRow(known, i), idAt(known.claim[i])) },
  ]);
}

/** Merges lists of entries that are in order, each by itself; of those in one place, the first list's comes first. */
function* inOrder(lists: readonly { seq: Float64Array; at(i: number): SealedEntry }[]): Generator<SealedEntry> {
  const next = lists.map(() => 0);
  for (;;) {
    let first = -1;
    let least = Infinity;
    for (let k = 0; k < lists.length; k++) {
      const seq = lists[k].seq[next[k]];
      if (seq < least) [first, least] = [k, seq];
    }
    if (first < 0) return;
    yield lists[first].at(next[first]++);
  }
}

/** Adds the ids of claims that are not known yet. */
async function lookUp(db: Database, lists: readonly Float64Array[], ids: ClaimIds): Promise<void> {
  const unknown = new Set<number>();
  for (const places of lists) for (const place of places) if (!ids.has(place)) unknown.add(place);
  if (unknown.size === 0) return;
  const { rows } = await queryRows<{ seq: number; id: string }>(
    db,
    sql`select seq, id from ${claims} where ${anyOf(claims.seq, [...unknown], sql`bigint`)}`,
  );
  for (const { seq, id } of rows) ids.set(Number(seq), id);
}

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
  for await (const page of pages(last, CHECKED_AT_ONCE, (between, ids) => entriesIn(db, between, ids))) {
    signal?.throwIfAborted();
    for (const entry of page) {
      check.next(entry);
      if (entry.seq === noted?.seq && entry.hash !== noted.hash) {
        check.fault(entry.seq, 'its hash is not the one that was noted: it, or one before it, was changed since');
      }
    }
    onProgress?.(check.result().head.seq, last);
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
