import { UsageError } from '../../numeric/errors.ts';

/** A reason why the ledger cannot do something, in words for its user. */
export class LedgerError extends UsageError {
  override readonly code: 'ledger' | 'ledger-damaged' | 'ledger-missing' = 'ledger';
}

/** There is no ledger yet. */
export class MissingLedger extends LedgerError {
  override readonly code = 'ledger-missing';
  static at = (where: string) =>
    new MissingLedger(`${where}: no ledger here; \`tightrope ledger add\` or \`tightrope ledger import\` begins one`);
}

/** A ledger whose database cannot be read any more. */
export class DamagedLedger extends LedgerError {
  override readonly code = 'ledger-damaged';
  constructor(where: string, what: string, options?: ErrorOptions) {
    const mend = 'restore it from a backup, or import your last export into a new one';
    const command = '`tightrope ledger import ledger.jsonl --ledger NEW`';
    super(`${where}: the ledger is damaged (${what}); ${mend} (${command})`, options);
  }
}

/** PostgreSQL's numbers for data that is not as it was written, and for files that are gone or cannot be read. */
const DAMAGE = new Set(['XX000', 'XX001', 'XX002', '58030', '58P01']);

/** Whether a database fails because what it lies in is damaged; the embedded one then breaks off as a whole. */
export function isDamage(error: unknown): boolean {
  for (let inner = error; typeof inner === 'object' && inner !== null; ) {
    const { code, name, message = '', cause } = inner as NodeJS.ErrnoException;
    if (DAMAGE.has(code ?? '') || name === 'RuntimeError') return true;
    if (/^Aborted\(|failed to initialize|memory access out of bounds|unreachable/.test(message)) return true;
    inner = cause;
  }
  return false;
}
