import { countOf } from '../../numeric/count-of.ts';
import { dayOf } from '../../numeric/days.ts';
import { UsageError } from '../../numeric/errors.ts';
import { type Events, eventsFrom, type PlainEvent, SPLITS, type Split } from './events.ts';

/** A table that can't be read: where, what was found, what was expected. */
export class TableError extends UsageError {
  override readonly code = 'table';
}

const COLUMNS = ['date', 'source', 'event', 'target'] as const;

/**
 * Events from a table of text: columns `date` (yyyy-mm-dd), `source`, `event`, `target` and perhaps `split` (train, valid
 * or test), named in its first line, in any order, tabs between them; further columns are left alone.
 *
 * @param place what to call the text in a message
 * @throws {TableError} at the first line that can't be read, as place:line
 */
export function readTable(text: string, place = 'events'): Events {
  const lines = text.split(/\r?\n/);
  const header = lines[0].split('\t');
  const [date, source, event, target] = COLUMNS.map((name) => {
    const at = header.indexOf(name);
    if (at < 0) throw new TableError(`${place}:1: no column "${name}"; the columns are ${header.join(', ')}`);
    return at;
  });
  const split = header.indexOf('split');
  const list: PlainEvent[] = [];
  for (let i = 1; i < lines.length; i++) {
    if (lines[i] === '') continue;
    const cell = lines[i].split('\t');
    const fault = (what: string) => new TableError(`${place}:${i + 1}: ${what}`);
    if (cell.length !== header.length)
      throw fault(`found ${countOf(cell.length, 'column')}, expected ${header.length}`);
    if (Number.isNaN(dayOf(cell[date]))) throw fault(`found "${cell[date]}", expected a date such as 2021-12-31`);
    const part = split < 0 ? 'train' : cell[split];
    if (!isSplit(part)) throw fault(`split: found "${part}", expected one of ${SPLITS.join(', ')}`);
    list.push({ date: cell[date], source: cell[source], event: cell[event], target: cell[target], split: part });
  }
  return eventsFrom(list);
}

const isSplit = (text: string): text is Split => (SPLITS as readonly string[]).includes(text);
