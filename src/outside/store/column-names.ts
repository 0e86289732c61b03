import { EventsError } from './events-error.ts';
import type { ColumnRef } from './format.ts';

/** A column's name as programs rewrite it: `Event Date`, `event_date`, `EVENT_DATE` and R's `Event.Date` are one. */
export const plainColumn = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/**
 * The place of a column among those of a file, from 0; -1 if it has none. One of exactly this name goes before others that
 * only case, spaces or signs tell apart.
 *
 * @throws EventsError if several columns are called so
 */
export function placeOfColumn(column: ColumnRef, columns: readonly string[]): number {
  if (typeof column === 'number') return column >= 1 && column <= columns.length ? column - 1 : -1;
  const exact = columns.indexOf(column);
  if (exact >= 0) {
    if (columns.indexOf(column, exact + 1) >= 0) throw new EventsError(`two columns are called ${column}`);
    return exact;
  }
  const plain = plainColumn(column);
  return plain === '' ? -1 : columns.findIndex((name) => plainColumn(name) === plain);
}
