import { dirname, join } from 'node:path';
import { recordBeside } from '../files/record-beside.ts';
import type { SituationRecord } from '../record/record.ts';
import { plainText } from '../report/words/numbers.ts';
import type { Situation } from '../situation/situation.ts';
import { withEvents } from './events/open.ts';
import { readHistories } from './ledger/families.ts';
import { withLedger } from './ledger/open.ts';

export { fromBothSides } from '../forecast/views.ts';

/**
 * Opens what the situation's `outside` names and reads the record from it, before anything is drawn: a fault in it should not show
 * after a minute. Warnings go to the standard error.
 *
 * @param file the situation's file: the ledger that it names lies beside it
 * @param ledger a further ledger, which the user names
 */
export async function recordFor(situation: Situation, file: string, ledger?: string): Promise<SituationRecord> {
  const beside = {
    place: (name: string) => join(file === '-' ? '.' : dirname(file), name),
    histories: (ledgers: readonly string[], families: readonly string[]) =>
      readHistories(
        ledgers.map((place) => ({ ledger: place })),
        families,
      ),
    resolved: async (place: string) => {
      const { resolvedClaims } = await import('../ledger/store/index.ts');
      return withLedger({ ledger: place }, ({ db }) => resolvedClaims(db));
    },
    withEvents: <T>(events: string, act: (source: Parameters<Parameters<typeof withEvents<T>>[1]>[1]) => Promise<T>) =>
      withEvents({ events }, (_, source) => act(source)),
  };
  const { record, warnings } = await recordBeside(situation, beside, ledger);
  for (const { message } of warnings) console.error(plainText(message));
  return record;
}
