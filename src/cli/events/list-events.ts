import { CAMEO } from '../../outside/codes/cameo.ts';
import { PLOVER } from '../../outside/codes/plover.ts';
import type { PeriodLength } from '../../outside/series/calendar.ts';
import type { EventStore } from '../../outside/store/index.ts';
import { codeTable, countTable, eventTable, pairTable, rejectTable } from '../../report/events/table.ts';
import { csv as toCsv } from '../../report/table/csv.ts';
import type { Table } from '../../report/table/table.ts';
import { tableLines } from '../../report/table/text.ts';
import type { Selector } from '../../situation/selector.ts';
import { colours } from '../colours.ts';
import { type OutputFlags, print } from '../output.ts';
import { terminalWidth } from '../width.ts';
import { sayWhatIsUnknown } from './observed.ts';
import { type SelectorFlags, type StoreFlags, selectorOf, withEvents } from './open.ts';

/** Prints rows as a table, or as they are for machines. */
export function printRows<Row>(flags: OutputFlags, table: Table<Row>): void {
  const { rows } = table;
  const csv = flags.csv === undefined ? {} : { [flags.csv]: () => toCsv(table) };
  const text = () => tableLines(table, { width: terminalWidth(), paint: colours() }).join('\n');
  print(flags, { json: () => rows, csv, text: () => (rows.length === 0 ? 'Nothing found.\n' : `${text()}\n`) });
}

const load = () => import('../../outside/store/index.ts');

/** What a query finds of the events that the flags select; if it finds nothing, says which of the names the store does not know. */
async function selected<T>(
  flags: StoreFlags & SelectorFlags,
  query: (store: EventStore, selector: Selector) => Promise<T[]>,
): Promise<T[]> {
  const selector = await selectorOf(flags);
  return withEvents(flags, async (store, events) => {
    const rows = await query(store, selector);
    if (rows.length === 0) await sayWhatIsUnknown(events, selector);
    return rows;
  });
}

/** `tightrope events list` */
export async function listEventsCommand(flags: StoreFlags & SelectorFlags & { limit: number }): Promise<void> {
  const found = await selected(flags, async (store, selector) => (await load()).listEvents(store, selector, flags));
  printRows(flags, eventTable(found));
}

/** `tightrope events count` */
export async function countCommand(flags: StoreFlags & SelectorFlags & { by: PeriodLength }): Promise<void> {
  const found = await selected(flags, async (store, selector) =>
    (await load()).periodCounts(store, selector, flags.by),
  );
  printRows(flags, countTable(found));
}

/** `tightrope events top` */
export async function topCommand(
  flags: StoreFlags & SelectorFlags & { by?: PeriodLength; limit: number },
): Promise<void> {
  const found = await selected(flags, async (store, selector) => (await load()).topPairs(store, selector, flags));
  printRows(flags, pairTable(found, flags.by !== undefined));
}

/** `tightrope events rejects` */
export async function rejectsCommand(flags: StoreFlags & { limit: number }): Promise<void> {
  const found = await withEvents(flags, async (store) => (await load()).rejects(store, flags));
  printRows(flags, rejectTable(found));
}

/** `tightrope events codes` */
export async function codesCommand(text: string | undefined, flags: OutputFlags): Promise<void> {
  const wanted = (text ?? '').toLowerCase();
  const plover = PLOVER.map(({ type, quad, score, modes }) => ({
    ...{ code: type, root: type, quad, goldstein: score },
    label: modes.length > 0 ? `modes: ${modes.join(', ')}` : 'no modes',
  }));
  const found = [...CAMEO, ...plover].filter(
    ({ code, label }) => code.toLowerCase().startsWith(wanted) || label.toLowerCase().includes(wanted),
  );
  printRows(flags, codeTable(found));
}
