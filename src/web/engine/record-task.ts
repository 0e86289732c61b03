import { readLedger } from '../../ledger/claim/read-ledger.ts';
import { once } from '../../numeric/once.ts';
import { parseStates, type StateTables, type StateTexts } from '../../outside/states/tables.ts';
import { recordOf } from '../../record/record-of.ts';
import { formatFault } from '../../situation/fault.ts';
import type { Situation } from '../../situation/situation.ts';
import type { RecordResult } from './protocol.ts';

/** The record of a situation, from the ledger that lies beside it and the tables of states that come with the page. */
export async function recordTask(situation: Situation, ledger: string | undefined): Promise<RecordResult> {
  const { outside } = situation;
  if (!outside) return { warnings: [] };
  const file = outside.ledger ?? 'ledger.jsonl';
  const read = ledger === undefined ? undefined : await readLedger(ledger.split('\n'), file, Date.now());
  const faults = read?.faults.filter(({ severity }) => severity === 'error') ?? [];
  const { record, warnings } = await recordOf(situation, {
    histories: faults.length > 0 ? [] : (read?.histories ?? []),
    states: stateTables,
    noEvents: 'the store of events is read by `tightrope serve`, not by a page alone',
    now: Date.now(),
  });
  return { record, warnings: [...faults.slice(0, 3).map((fault) => ({ message: formatFault(fault) })), ...warnings] };
}

const PLACES: Record<keyof StateTexts, URL> = {
  states: new URL('../../../data/states/states.csv', import.meta.url),
  majors: new URL('../../../data/states/majors.csv', import.meta.url),
  disputes: new URL('../../../data/states/disputes.csv', import.meta.url),
  exits: new URL('../../../data/states/exits.tsv', import.meta.url),
  neighbours: new URL('../../../data/states/neighbours.tsv', import.meta.url),
};

const stateTables = once(async (): Promise<StateTables> => {
  const texts = await Promise.all(
    Object.entries(PLACES).map(async ([name, place]) => [name, await (await fetch(place)).text()] as const),
  );
  return parseStates(Object.fromEntries(texts) as unknown as StateTexts);
});
