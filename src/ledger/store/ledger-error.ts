import { UsageError } from '../../numeric/errors.ts';

/** A reason why the ledger cannot do something, in words for its user. */
export class LedgerError extends UsageError {
  override readonly code: 'ledger' | 'ledger-damaged' = 'ledger';
}
