import type { CallName } from './calls.ts';
import type { Database } from './database.ts';
import { LedgerError, MissingLedger } from './ledger-error.ts';

/** A ledger that another thread or another process has open: what is asked of it is done there. */
export class Elsewhere {
  readonly call: (name: CallName, args: readonly unknown[]) => Promise<unknown>;
  constructor(call: Elsewhere['call']) {
    this.call = call;
  }
}

/** What the functions of the ledger work on. */
export type LedgerHandle = Database | Elsewhere;

/** A ledger that is damaged, as the thread or process says that has it open. */
export class DamagedElsewhere extends LedgerError {
  override readonly code = 'ledger-damaged';
}

/** An error as the thread or another process tells of it. */
export function errorOf({ code, message }: { code: string | undefined; message: string }): Error {
  if (code === 'ledger-damaged') return new DamagedElsewhere(message);
  if (code === 'ledger-missing') return new MissingLedger(message);
  return code === undefined ? new Error(message) : new LedgerError(message);
}
