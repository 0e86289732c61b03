/**
 * The ledger in a database. A function loads its module, and with it the database's client, when it is first called:
 * importing this loads neither PGlite nor PostgreSQL's client nor Drizzle.
 */

import type { SealedEntry } from '../claim/entry.ts';
import type { Overview, PageOptions } from '../claim/filter.ts';
import type { Verification } from '../claim/verify.ts';
import type { ResolvedClaim } from '../score/resolved-claim.ts';
import type { AppendOptions, AppendResult, NewEntry } from './append.ts';
import {
  checkAppending,
  checkedEntries,
  checkFilter,
  checkHandle,
  checkIdText,
  checkOpening,
  checkPage,
  checkPlace,
  checkVerifying,
  soundEntries,
} from './asked.ts';
import type { Database, Ledger, LedgerOptions, LedgerPlace } from './database.ts';
import { DamagedElsewhere, Elsewhere, type LedgerHandle } from './elsewhere.ts';
import type { VerifyOptions } from './entries.ts';
import type { ClaimFilter, Page, SealedHistory } from './find.ts';
import type { TakenIn } from './take-in.ts';
import { sourceOf, takeInRead } from './take-in-read.ts';

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
export async function openLedger(place: LedgerPlace, options?: LedgerOptions): Promise<Ledger> {
  checkPlace(place);
  checkOpening(options);
  return (await database()).openLedger(place, options);
}

/**
 * Writes entries down, all in one transaction, in their order. Other writers wait; when it returns, the entries are on the disk.
 * Each is checked as an import checks it.
 *
 * @returns for each entry whether it was added, known or refused
 * @throws LedgerError if an entry is refused (unless lenient: then the others are written), with its number and field; nothing is
 * written then
 * @example await append(ledger.db, [{ entry: 'forecast', claim: id, made: '2026-11-27', probability: 0.3 }]);
 */
export async function append(
  db: LedgerHandle,
  entries: readonly NewEntry[],
  options: AppendOptions = {},
): Promise<AppendResult[]> {
  checkHandle(db);
  checkAppending(options);
  if (!options.lenient) return appendSound(db, soundEntries(entries), options);
  const read = checkedEntries(entries);
  const results = await appendSound(
    db,
    read.flatMap((entry) => ('fault' in entry ? [] : [entry])),
    options,
  );
  let next = 0;
  return read.map((entry) => ('fault' in entry ? { state: 'refused', message: entry.fault } : results[next++]));
}

async function appendSound(
  db: LedgerHandle,
  entries: readonly NewEntry[],
  options: AppendOptions,
): Promise<AppendResult[]> {
  if (!(db instanceof Elsewhere)) return (await import('./append.ts')).append(db, entries, options);
  const { told, ...rest } = options;
  return (await db.call('append', [entries, { ...rest, ...sourceOf(told) }])) as AppendResult[];
}

/**
 * Takes over the entries of a file as an import does: what the ledger has is skipped, what is refused is left out. When it
 * returns, the entries are on the disk.
 *
 * @param told the entries that the file has had in earlier calls
 * @throws LedgerError if an entry is not sound: what was read by `lineReader` or an importer is
 */
export async function takeIn(
  db: LedgerHandle,
  entries: readonly NewEntry[],
  options: Pick<AppendOptions, 'told'> = {},
): Promise<TakenIn> {
  checkHandle(db);
  checkAppending(options);
  return takeInRead(db, soundEntries(entries), options);
}

/**
 * Checks every entry against the chain, and the chain against its end, as they are at one moment.
 *
 * @returns how many entries there are, and which are not as they were written down
 * @example const { broken } = await verify(ledger.db); // [] if no entry was changed, removed, moved or put in
 */
export async function verify(db: LedgerHandle, options: VerifyOptions = {}): Promise<Verification> {
  checkHandle(db);
  checkVerifying(options);
  if (db instanceof Elsewhere) return (await db.call('verify', [{ noted: options.noted }])) as Verification;
  return (await entries()).verify(db, options);
}

/** The end of the chain. */
export async function headOf(db: LedgerHandle): Promise<{ seq: number; hash: string }> {
  checkHandle(db);
  if (db instanceof Elsewhere) return (await db.call('headOf', [])) as { seq: number; hash: string };
  return (await entries()).headOf(db);
}

/** All entries up to `last` in the order in which they were written down, a page at a time. */
export async function* entryPages(db: LedgerHandle, last: number): AsyncGenerator<SealedEntry[]> {
  checkHandle(db);
  const { entryPages: pages, PAGE } = await entries();
  if (!(db instanceof Elsewhere)) return yield* pages(db, last);
  for (let from = 1; from <= last; from += PAGE)
    yield (await db.call('entryPage', [from, Math.min(last, from + PAGE - 1)])) as SealedEntry[];
}

/**
 * A page of claims, those recorded last first.
 *
 * @example const { total, claims } = await listClaims(ledger.db, { status: 'open', tag: 'merger' }, { limit: 20 });
 */
export async function listClaims(db: LedgerHandle, filter?: ClaimFilter, page?: PageOptions): Promise<Page> {
  checkHandle(db);
  checkFilter(filter);
  checkPage(page);
  if (db instanceof Elsewhere) return (await db.call('listClaims', [filter, page])) as Page;
  return (await find()).listClaims(db, filter, page);
}

/** How many claims there are of each status and tag. */
export async function overview(db: LedgerHandle): Promise<Overview> {
  checkHandle(db);
  if (db instanceof Elsewhere) return (await db.call('overview', [])) as Overview;
  return (await import('./overview.ts')).overview(db);
}

/**
 * The claims that a filter fits, each with its whole history.
 *
 * @example
 * const merger = await histories(ledger.db, { tag: 'merger' });
 * fearRecordOf(merger, { family: 'merger', now: Date.now() });
 */
export async function histories(db: LedgerHandle, filter?: ClaimFilter): Promise<SealedHistory[]> {
  checkHandle(db);
  checkFilter(filter);
  if (db instanceof Elsewhere) return (await db.call('histories', [filter])) as SealedHistory[];
  return (await find()).histories(db, filter);
}

/** One claim with its whole history; undefined if there is none with this id. */
export async function historyOf(db: LedgerHandle, id: string): Promise<SealedHistory | undefined> {
  checkHandle(db);
  checkIdText(id, 'historyOf');
  if (db instanceof Elsewhere) return (await db.call('historyOf', [id])) as SealedHistory | undefined;
  return (await find()).historyOf(db, id);
}

/** The ids that begin with some letters, at most nine; the id itself alone, where there is one. */
export async function idsLike(db: LedgerHandle, start: string): Promise<string[]> {
  checkHandle(db);
  checkIdText(start, 'idsLike');
  if (db instanceof Elsewhere) return (await db.call('idsLike', [start])) as string[];
  return (await find()).idsLike(db, start);
}

/** All ids. */
export async function allIds(db: LedgerHandle): Promise<string[]> {
  checkHandle(db);
  if (db instanceof Elsewhere) return (await db.call('allIds', [])) as string[];
  return (await find()).allIds(db);
}

/**
 * The claims that a filter fits and that came out one way, with the forecasts that count.
 *
 * @example scoreTable(await resolvedClaims(ledger.db)).groups
 */
export async function resolvedClaims(db: LedgerHandle, filter?: ClaimFilter): Promise<ResolvedClaim[]> {
  checkHandle(db);
  checkFilter(filter);
  if (db instanceof Elsewhere) return (await db.call('resolvedClaims', [filter])) as ResolvedClaim[];
  return (await import('./resolved.ts')).resolvedClaims(db, filter);
}
export type * from './types.ts';
