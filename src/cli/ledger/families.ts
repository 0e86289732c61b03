import type { History } from '../../ledger/claim/history.ts';
import type { FearRecord } from '../../ledger/record/fear-record.ts';
import { Stop } from '../exit.ts';
import { linesOf } from './lines.ts';
import { type LedgerFlags, withLedger } from './open.ts';

/** The claims with one of some tags; of a ledger, or of a file in JSON Lines, which needs no database to be read. */
export async function claimsTagged(flags: LedgerFlags, tags: readonly string[]): Promise<History[]> {
  const { ledger: file } = flags;
  if (file !== undefined && /\.(jsonl|ndjson)$/.test(file)) {
    const [{ lineReader }, { historiesOf }] = await Promise.all([
      import('../../ledger/claim/read-jsonl.ts'),
      import('../../ledger/claim/histories.ts'),
    ]);
    const read = lineReader();
    const entries = [];
    for await (const text of linesOf(file)) {
      const line = read(text);
      if (line?.fault !== undefined) throw new Stop(`${file}:${line.line}:1: ${line.fault}`);
      if (line?.entry) entries.push(line.entry);
    }
    return historiesOf(entries);
  }
  return withLedger(flags, async ({ db }) => {
    const { histories } = await import('../../ledger/store/index.ts');
    return (await Promise.all(tags.map((tag) => histories(db, { tag })))).flat();
  });
}

/** The records of some families of claims in some ledgers together, as known now; those without any claim are left out. */
export async function recordsOf(ledgers: readonly LedgerFlags[], families: readonly string[]): Promise<FearRecord[]> {
  const found = new Map<string, History>();
  for (const flags of ledgers) {
    // A claim that several ledgers have is told by the first of them.
    for (const history of await claimsTagged(flags, families)) {
      if (!found.has(history.claim.id)) found.set(history.claim.id, history);
    }
  }
  const { recordOf } = await import('../../ledger/record/record.ts');
  return families
    .map((family) => recordOf(found.values(), { family, now: Date.now() }))
    .filter(({ claims }) => claims > 0);
}
