import { UsageError } from '../../situation/usage-error.ts';

/** A reason why the ledger cannot do something, in words for its user. */
export class LedgerError extends UsageError {}
