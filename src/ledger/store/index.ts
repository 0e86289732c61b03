export { type AppendOptions, append, type NewEntry, type Outcome } from './append.ts';
export { DamagedLedger, isDamage } from './damage.ts';
export { type Database, type Ledger, type OpenOptions, openLedger, type Place, whyNot } from './database.ts';
export { entryPages, headOf, type VerifyOptions, verify } from './entries.ts';
export {
  allIds,
  type ClaimFilter,
  histories,
  historyOf,
  idsLike,
  listClaims,
  type Page,
  type SealedHistory,
} from './find.ts';
export { LedgerError } from './ledger-error.ts';
export { resolvedClaims } from './resolved.ts';
