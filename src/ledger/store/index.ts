/**
 * The ledger in a database. A function loads its module, and with it the database's client, when it is first called:
 * importing this loads neither PGlite nor PostgreSQL's client nor Drizzle.
 */

import type { SealedEntry } from '../claim/entry.ts';
import type { Verification } from '../claim/verify.ts';
import type { ResolvedClaim } from '../score/resolved-claim.ts';
import type { AppendOptions, AppendResult, NewEntry } from './append.ts';
import type { Database, Ledger, LedgerOptions, LedgerPlace } from './database.ts';
import type { VerifyOptions } from './entries.ts';
import type { ClaimFilter, Page, SealedHistory } from './find.ts';

export { DamagedLedger, isDamage, LedgerError } from './ledger-error.ts';
export { whyNot } from './why-not.ts';
export type {
  AppendOptions,
  AppendResult,
  ClaimFilter,
  Database,
  Ledger,
  LedgerOptions,
  LedgerPlace,
  NewEntry,
  Page,
  SealedHistory,
  VerifyOptions,
};

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

/**
 * Writes entries down, all in one transaction, in their order. Other writers wait; when it returns, the entries are on the disk.
 *
 * @returns for each entry whether it was added, known or refused
 * @throws LedgerError if an entry is refused (unless lenient: then the others are written); nothing is written then
 * @example await append(ledger.db, [{ entry: 'forecast', claim: id, made: '2026-11-27', probability: 0.3 }]);
 */
export const append = async (
  db: Database,
  entries: readonly NewEntry[],
  options?: AppendOptions,
): Promise<AppendResult[]> => (await import('./append.ts')).append(db, entries, options);

/**
 * Checks every entry against the chain, and the chain against its end, as they are at one moment.
 *
 * @returns how many entries there are, and which are not as they were written down
 * @example const { broken } = await verify(ledger.db); // [] if no entry was changed, removed, moved or put in
 */
export const verify = async (db: Database, options?: VerifyOptions): Promise<Verification> =>
  (await entries()).verify(db, options);

/** The end of the chain. */
export const headOf = async (db: Database): Promise<{ seq: number; hash: string }> => (await entries()).headOf(db);

/** All entries up to `last` in the order in which they were written down, a page at a time. */
export async function* entryPages(db: Database, last: number): AsyncGenerator<SealedEntry[]> {
  yield* (await entries()).entryPages(db, last);
}

/** A page of claims, those recorded last first. */
export const listClaims = async (
  db: Database,
  filter?: ClaimFilter,
  page?: { limit?: number; offset?: number; now?: number },
): Promise<Page> => (await find()).listClaims(db, filter, page);

/** The claims that a filter fits, each with its whole history, in the order of their recording. */
export const histories = async (db: Database, filter?: ClaimFilter): Promise<SealedHistory[]> =>
  (await find()).histories(db, filter);

/** One claim with its whole history; undefined if there is none with this id. */
export const historyOf = async (db: Database, id: string): Promise<SealedHistory | undefined> =>
  (await find()).historyOf(db, id);

/** The ids that begin with some letters, at most nine; the id itself alone, where there is one. */
export const idsLike = async (db: Database, start: string): Promise<string[]> => (await find()).idsLike(db, start);

/** All ids. */
export const allIds = async (db: Database): Promise<string[]> => (await find()).allIds(db);

/** The claims that a filter fits and that came out one way, with the forecasts that count. */
export const resolvedClaims = async (db: Database, filter?: ClaimFilter): Promise<ResolvedClaim[]> =>
  (await import('./resolved.ts')).resolvedClaims(db, filter);
