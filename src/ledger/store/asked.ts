import * as z from 'zod';
import { describe } from '../../situation/issue-in-words.ts';
import { checkOptions, optionsOf } from '../../situation/options.ts';
import type { ClaimFilter, PageOptions } from '../claim/filter.ts';
import { readEntry } from '../claim/jsonl.ts';
import type { NewEntry } from '../claim/judge.ts';
import { STATUSES } from '../claim/kinds.ts';
import type { AppendOptions } from './append.ts';
import type { LedgerOptions, LedgerPlace } from './database.ts';
import { Elsewhere, type LedgerHandle } from './elsewhere.ts';
import type { VerifyOptions } from './entries.ts';
import { LedgerError } from './ledger-error.ts';

/** What programs pass to the functions of the ledger is checked here; the functions behind them rely on it. */

const text = z.string().optional();
const callable = z.custom((value) => typeof value === 'function').meta({ title: 'a function' });
const count = z.number().int().min(0);

const FILTER = optionsOf<ClaimFilter>({
  status: z.enum(STATUSES).optional(),
  due: z.boolean().optional(),
  ...{ claimant: text, tag: text, question: text, outcome: text, words: text },
});
const PAGE = optionsOf<PageOptions>({
  ...{ limit: count.optional(), offset: count.optional(), now: z.number().optional() },
  dueFirst: z.boolean().optional(),
});
const OPEN = optionsOf<LedgerOptions>({ create: z.boolean().optional(), onSetUp: callable.optional() });
const APPEND = optionsOf<AppendOptions>({
  ...{ now: z.number().optional(), lenient: z.boolean().optional() },
  told: z.unknown().optional(),
});
const VERIFY = optionsOf<VerifyOptions>({
  noted: z.object({ seq: count, hash: z.string() }).optional(),
  ...{ signal: z.unknown().optional(), onProgress: callable.optional() },
});

/** @throws LedgerError if it is not a place where a ledger may lie */
export function checkPlace(place: LedgerPlace): void {
  const { folder, url } = Object(place) as Partial<Record<'folder' | 'url', unknown>>;
  const isOne = typeof (folder ?? url) === 'string' && (folder === undefined || url === undefined);
  if (typeof place === 'object' && isOne && (folder ?? url) !== '') return;
  const found = folder !== undefined && url !== undefined ? 'both a folder and an address' : describe(place);
  throw new LedgerError(
    `openLedger: found ${found}, expected { folder: 'tightrope-ledger' } or { url: 'postgres://user@host/database' }`,
  );
}

/** @throws LedgerError if it is not what the functions of an open ledger work on */
export function checkHandle(handle: LedgerHandle): void {
  const given = Object(handle) as { transaction?: unknown; db?: unknown };
  if (handle instanceof Elsewhere || typeof given.transaction === 'function') return;
  const found = given.db === undefined ? describe(handle) : 'an open ledger';
  throw new LedgerError(`found ${found}, expected the \`db\` of an open ledger: (await openLedger(place)).db`);
}

/** @throws LedgerError if it is not a text */
export function checkIdText(value: string, what: string): void {
  if (typeof value !== 'string') throw new LedgerError(`${what}: found ${describe(value)}, expected a text`);
}

export const checkFilter = (filter: ClaimFilter | undefined): void => {
  if (filter !== undefined) checkOptions(FILTER, filter, 'filter');
};
export const checkPage = (page: PageOptions | undefined): void => {
  if (page !== undefined) checkOptions(PAGE, page, 'page');
};
export const checkOpening = (options: LedgerOptions | undefined): void => {
  if (options !== undefined) checkOptions(OPEN, options);
};
export const checkAppending = (options: AppendOptions): void => checkOptions(APPEND, options);
export const checkVerifying = (options: VerifyOptions): void => checkOptions(VERIFY, options);

/** An entry as it may be written down, or why it may not be. */
export type CheckedEntry = NewEntry | { fault: string };

/**
 * Entries as an import reads them: each by itself, in its written form.
 *
 * @throws LedgerError if there is no list of them
 */
export function checkedEntries(entries: readonly NewEntry[]): CheckedEntry[] {
  if (!Array.isArray(entries))
    throw new LedgerError(`found ${describe(entries)} where the entries stand, expected a list of entries`);
  return Array.from(entries, (value, i): CheckedEntry => {
    const read = readEntry(value);
    if ('fault' in read) return { fault: `entries[${i}]: ${read.fault}` };
    // Its place and its hash are those of another ledger: here it gets its own.
    const { seq: _, hash: __, ...entry } = read;
    return entry as NewEntry;
  });
}

/** @throws LedgerError at the first entry that may not be written down: none is then */
export function soundEntries(entries: readonly NewEntry[]): NewEntry[] {
  return checkedEntries(entries).map((entry) => {
    if ('fault' in entry) throw new LedgerError(entry.fault);
    return entry;
  });
}
