import { countOf } from '../../numeric/count-of.ts';
import { dayOf } from '../../numeric/days.ts';
import { TableError } from '../next-events/read-table.ts';

/** One line of a table, its cells by the names of their columns. */
export interface StateRow {
  cell(column: string): string;
  /** @throws {TableError} if it is not a whole number */
  number(column: string): number;
  /** Days since 1970-01-01 of a cell yyyy-mm-dd. @throws {TableError} if it is not one */
  day(column: string): number;
  /** What is wrong with this line, as place:line. */
  fault(what: string): TableError;
}

/**
 * The lines of a table of text with the names of its columns in the first, tabs between them or else commas; no quotes.
 *
 * @param columns those that must be there
 * @param place what to call the text in a message
 * @throws {TableError} as place:line where a column is missing or a line has too many or too few cells
 */
export function stateRows(text: string, columns: readonly string[], place: string): StateRow[] {
  const lines = text.split(/\r?\n/);
  const separator = lines[0].includes('\t') ? '\t' : ',';
  const header = lines[0].split(separator);
  const missing = columns.find((name) => !header.includes(name));
  if (missing !== undefined) {
    throw new TableError(`${place}:1: no column "${missing}"; the columns are ${header.join(', ')}`);
  }
  return lines.flatMap((line, i) =>
    i === 0 || line === '' ? [] : [row(line.split(separator), header, `${place}:${i + 1}`)],
  );
}

function row(cells: readonly string[], header: readonly string[], place: string): StateRow {
  const fault = (what: string) => new TableError(`${place}: ${what}`);
  if (cells.length !== header.length)
    throw fault(`found ${countOf(cells.length, 'column')}, expected ${header.length}`);
  const cell = (column: string) => cells[header.indexOf(column)];
  return {
    cell,
    fault,
    number(column) {
      const value = Number(cell(column));
      if (cell(column) === '' || !Number.isSafeInteger(value))
        throw fault(`${column}: found "${cell(column)}", expected a whole number`);
      return value;
    },
    day(column) {
      const value = dayOf(cell(column));
      if (Number.isNaN(value)) throw fault(`${column}: found "${cell(column)}", expected a date such as 2021-12-31`);
      return value;
    },
  };
}
