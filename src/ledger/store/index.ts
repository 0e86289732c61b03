/**
 * The ledger in a database. A function loads its module, and with it the database's client, when it is first called:
 * importing this loads neither PGlite nor PostgreSQL's client nor Drizzle.
 */

import type { SealedEntry } from '../claim/entry.ts';
import type { Overview, PageOptions } from '../claim/filter.ts';
import type { ContentCounts } from '../claim/judge.ts';
import type { Verification } from '../claim/verify.ts';
import type { ResolvedClaim } from '../score/resolved-claim.ts';
import type { AppendOptions, AppendResult, NewEntry } from './append.ts';
import type { Database, Ledger, LedgerOptions, LedgerPlace } from './database.ts';
import { DamagedElsewhere, Elsewhere, type LedgerHandle } from './elsewhere.ts';
import type { VerifyOptions } from './entries.ts';
import type { ClaimFilter, Page, SealedHistory } from './find.ts';
import type { TakenIn } from './take-in.ts';

export { DamagedLedger, isDamage, LedgerError } from './ledger-error.ts';
export type { LedgerState } from './state.ts';
export { whyNot } from './why-not.ts';
export type {
  AppendOptions,
  AppendResult,
  ClaimFilter,
  Database,
  Ledger,
  LedgerHandle,
  LedgerOptions,
  LedgerPlace,
  NewEntry,
  Page,
  SealedHistory,
  TakenIn,
  VerifyOptions,
};
export { DamagedElsewhere, Elsewhere };

const [database, entries, find] = [
  () => import('./database.ts'),
  () => import('./entries.ts'),
  () => import('./find.ts'),
];

/**
 * Opens a ledger, and brings its tables up to date.
 *
 * @param place a folder, or the address of a PostgreSQL database
 * @throws LedgerError if there is none, another process uses its folder, or it cannot be read or written
 * @example
 * const ledger = await openLedger({ folder: 'tightrope-ledger' }, { create: true });
 * const { total, claims } = await listClaims(ledger.db, { status: 'open' });
 * await ledger.close();
 */
export const openLedger = async (place: LedgerPlace, options?: LedgerOptions): Promise<Ledger> =>
  (await database()).openLedger(place, options);

/** How imports call themselves elsewhere, by what they count with. */
const sources = new WeakMap<object, string>();

/** What an import elsewhere says of itself. */
function sourceOf(told: ContentCounts | undefined): { source?: string } {
  if (told === undefined) return {};
  const source = sources.get(told) ?? crypto.randomUUID();
  sources.set(told, source);
  return { source };
}

/**
 * Writes entries down, all in one transaction, in their order. Other writers wait; when it returns, the entries are on the disk.
 *
 * @returns for each entry whether it was added, known or refused
 * @throws LedgerError if an entry is refused (unless lenient: then the others are written); nothing is written then
 * @example await append(ledger.db, [{ entry: 'forecast', claim: id, made: '2026-11-27', probability: 0.3 }]);
 */
export async function append(
  db: LedgerHandle,
  entries: readonly NewEntry[],
  options: AppendOptions = {},
): Promise<AppendResult[]> {
  if (!(db instanceof Elsewhere)) return (await import('./append.ts')).append(db, entries, options);
  const { told, ...rest } = options;
  return (await db.call('append', [entries, { ...rest, ...sourceOf(told) }])) as AppendResult[];
}

/** Longer batches than this are sent to another thread or process in parts, characters. */
const LONGEST_BATCH = 8_000_000;

/**
 * Takes over the entries of a file as an import does: what the ledger has is skipped, what is refused is left out. When it
 * returns, the entries are on the disk.
 *
 * @param told the entries that the file has had in earlier calls
 */
export async function takeIn(
  db: LedgerHandle,
  entries: readonly NewEntry[],
  { told }: Pick<AppendOptions, 'told'> = {},
): Promise<TakenIn> {
  const { nothingTaken, takenIn } = await import('./take-in.ts');
  if (!(db instanceof Elsewhere)) {
    const { writeDown } = await import('./append.ts');
    return takenIn(entries, await writeDown(db, entries, { lenient: true, ...(told && { told }) }), Date.now());
  }
  const all = nothingTaken();
  for (let from = 0; from < entries.length; ) {
    const part: string[] = [];
    for (let length = 0; from + part.length < entries.length && length < LONGEST_BATCH; ) {
      const text = JSON.stringify(entries[from + part.length]);
      part.push(text);
      length += text.length;
    }
    const taken = (await db.call('takeIn', [`[${part.join(',')}]`, sourceOf(told)])) as TakenIn;
    for (const kind of ['claim', 'forecast', 'resolution'] as const) all.added[kind] += taken.added[kind];
    all.ahead += taken.ahead;
    all.known += taken.known;
    for (const [i, fields] of taken.differing) all.differing.push([from + i, fields]);
    for (const [i, message] of taken.refused) all.refused.push([from + i, message]);
    from += part.length;
  }
  return all;
}

/**
 * Checks every entry against the chain, and the chain against its end, as they are at one moment.
 *
 * @returns how many entries there are, and which are not as they were written down
 * @example const { broken } = await verify(ledger.db); // [] if no entry was changed, removed, moved or put in
 */
export const verify = async (db: LedgerHandle, options: VerifyOptions = {}): Promise<Verification> =>
  db instanceof Elsewhere
    ? ((await db.call('verify', [{ noted: options.noted }])) as Verification)
    : (await entries()).verify(db, options);

/** The end of the chain. */
export const headOf = async (db: LedgerHandle): Promise<{ seq: number; hash: string }> =>
  db instanceof Elsewhere
    ? ((await db.call('headOf', [])) as { seq: number; hash: string })
    : (await entries()).headOf(db);

/** All entries up to `last` in the order in which they were written down, a page at a time. */
export async function* entryPages(db: LedgerHandle, last: number): AsyncGenerator<SealedEntry[]> {
  const { entryPages: pages, PAGE } = await entries();
  if (!(db instanceof Elsewhere)) return yield* pages(db, last);
  for (let from = 1; from <= last; from += PAGE)
    yield (await db.call('entryPage', [from, Math.min(last, from + PAGE - 1)])) as SealedEntry[];
}

/** A page of claims, those recorded last first. */
export const listClaims = async (db: LedgerHandle, filter?: ClaimFilter, page?: PageOptions): Promise<Page> =>
  db instanceof Elsewhere
    ? ((await db.call('listClaims', [filter, page])) as Page)
    : (await find()).listClaims(db, filter, page);

/** How many claims there are of each status and tag. */
export const overview = async (db: LedgerHandle): Promise<Overview> =>
  db instanceof Elsewhere
    ? ((await db.call('overview', [])) as Overview)
    : (await import('./overview.ts')).overview(db);

/** The claims that a filter fits, each with its whole history. */
export const histories = async (db: LedgerHandle, filter?: ClaimFilter): Promise<SealedHistory[]> =>
  db instanceof Elsewhere
    ? ((await db.call('histories', [filter])) as SealedHistory[])
    : (await find()).histories(db, filter);

/** One claim with its whole history; undefined if there is none with this id. */
export const historyOf = async (db: LedgerHandle, id: string): Promise<SealedHistory | undefined> =>
  db instanceof Elsewhere
    ? ((await db.call('historyOf', [id])) as SealedHistory | undefined)
    : (await find()).historyOf(db, id);

/** The ids that begin with some letters, at most nine; the id itself alone, where there is one. */
export const idsLike = async (db: LedgerHandle, start: string): Promise<string[]> =>
  db instanceof Elsewhere ? ((await db.call('idsLike', [start])) as string[]) : (await find()).idsLike(db, start);

/** All ids. */
export const allIds = async (db: LedgerHandle): Promise<string[]> =>
  db instanceof Elsewhere ? ((await db.call('allIds', [])) as string[]) : (await find()).allIds(db);

/** The claims that a filter fits and that came out one way, with the forecasts that count. */
export const resolvedClaims = async (db: LedgerHandle, filter?: ClaimFilter): Promise<ResolvedClaim[]> =>
  db instanceof Elsewhere
    ? ((await db.call('resolvedClaims', [filter])) as ResolvedClaim[])
    : (await import('./resolved.ts')).resolvedClaims(db, filter);
