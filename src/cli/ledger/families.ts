import type { History } from '../../ledger/claim/history.ts';
import type { FearRecord } from '../../ledger/record/fear-record.ts';
import { fearRecordOf } from '../../ledger/record/fear-record-of.ts';
import { FaultError } from '../../situation/fault.ts';
import { faultsText } from '../exit.ts';
import { linesOf } from './lines.ts';
import { type LedgerFlags, withLedger } from './open.ts';

/** The claims with one of some tags; of a ledger, or of a file in JSON Lines, which needs no database to be read. */
async function claimsTagged(flags: LedgerFlags, tags: readonly string[]): Promise<History[]> {
  const { ledger: file } = flags;
  if (file !== undefined && /\.(jsonl|ndjson)$/.test(file)) {
    const { readLedger } = await import('../../ledger/claim/read-ledger.ts');
    const { histories, faults } = await readLedger(linesOf(file), file, Date.now());
    const errors = faults.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new FaultError(faults);
    if (faults.length > 0) console.error(faultsText(faults));
    return histories;
  }
  return withLedger(flags, async ({ db }) => {
    const { histories } = await import('../../ledger/store/index.ts');
    return (await Promise.all(tags.map((tag) => histories(db, { tag })))).flat();
  });
}

/** The claims of some families in some ledgers together; one that several ledgers have is taken from the first of them. */
export async function readHistories(ledgers: readonly LedgerFlags[], families: readonly string[]): Promise<History[]> {
  const found = new Map<string, History>();
  for (const flags of ledgers) {
    for (const history of await claimsTagged(flags, families)) {
      if (!found.has(history.claim.id)) found.set(history.claim.id, history);
    }
  }
  return [...found.values()];
}

/** The records of some families, as known now; those without any claim are left out. */
export const recordsOf = (histories: readonly History[], families: readonly string[]): FearRecord[] =>
  families.map((family) => fearRecordOf(histories, { family, now: Date.now() })).filter(({ claims }) => claims > 0);
