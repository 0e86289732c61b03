// Every type that users meet in what the package exports; `npm run types` writes it anew.
export type { Admission, ContentCounts, NewEntry } from '../claim/judge.ts';
export type { AppendOptions, AppendResult } from './append.ts';
export type { CallName, LedgerCalls } from './calls.ts';
export type { ClaimFilter, Overview, Page, PageOptions } from '../claim/filter.ts';
export type { DamagedElsewhere, Elsewhere, LedgerHandle } from './elsewhere.ts';
export type { DamagedLedger, LedgerError } from './ledger-error.ts';
export type { Database, Ledger, LedgerOptions, LedgerPlace } from './database.ts';
export type { LedgerState } from './state.ts';
export type { SealedHistory } from './find.ts';
export type { TakenIn } from './take-in.ts';
export type { VerifyOptions } from './entries.ts';
