// Every type that is met in what `index.ts` exports; `npm run types` writes it anew.
export type { Admission, ContentCounts, NewEntry } from '../claim/judge.ts';
export type { AppendOptions, AppendResult } from './append.ts';
export type { CallName, LedgerCalls } from './calls.ts';
export type { Claim, ClaimForecast, Resolution } from '../claim/claim.ts';
export type { ClaimFilter, Overview, Page, PageOptions } from '../claim/filter.ts';
export type { ClaimKind, ClaimantKind, Status, Verdict } from '../claim/kinds.ts';
export type { DamagedElsewhere, Elsewhere, LedgerHandle } from './elsewhere.ts';
export type { DamagedLedger, LedgerError } from './ledger-error.ts';
export type { Database, Ledger, LedgerOptions, LedgerPlace } from './database.ts';
export type { Entry, Seal, SealedEntry } from '../claim/entry.ts';
export type { ErrorCode, TightropeError, UsageError } from '../../numeric/errors.ts';
export type { Head, Verification } from '../claim/verify.ts';
export type { History, ListedClaim } from '../claim/history.ts';
export type { LedgerState } from './state.ts';
export type { ResolvedClaim, Standing } from '../score/resolved-claim.ts';
export type { SealedHistory } from './find.ts';
export type { TakenIn } from './take-in.ts';
export type { VerifyOptions } from './entries.ts';
