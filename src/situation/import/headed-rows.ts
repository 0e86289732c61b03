import { nearest, quoteName, unknownName } from '../../numeric/nearest-name.ts';
import type { Draft, DraftPlace } from './draft.ts';
import { columnMeant, columnNames, type Headings, plainHeading, rangeOfHeading } from './headings.ts';
import type { TableRow } from './table.ts';

/** A row whose cells are known by the names of their columns. */
export interface HeadedRow {
  /** What the cell holds; undefined where it is empty or there is no such column. */
  get(column: string): unknown;
  /** The same as a text without spaces at its ends, '' where there is none. */
  text(column: string): string;
  where(column: string): DraftPlace;
}

/** What one row says of one actor and one issue. */
export interface StanceRow extends HeadedRow {
  /** The row of the table: several stances stand in one row of a table with columns for each issue. */
  base: TableRow;
  /** Whether the issue is named by a heading, so that a row of the table may say nothing of it. */
  isIssueInHeading?: boolean;
  /** Texts on the actor itself. */
  about: readonly (readonly [string, string])[];
  /** The range that a column's heading states, as `Salience (0-100)` does; undefined without one. */
  range(column: string): { low: number; high: number } | undefined;
}

/** Most rows of a title and remarks above the headings. */
export const MOST_ABOVE = 20;

/** Columns that are named in the line on those that are not read. */
const MOST_NAMED = 8;

/** Which row of a table holds its headings: the first with two of the names, or one where only one is needed; -1 if none. */
export function headingIn(rows: readonly TableRow[], columns: Headings): number {
  const known = new Set([...columns.needed, ...columns.optional]);
  const least = Math.min(2, columns.needed.length);
  return rows
    .slice(0, MOST_ABOVE)
    .findIndex(({ cells }) => new Set(columnNames(cells, columns).filter((name) => known.has(name))).size >= least);
}

/**
 * The rows below the headings. A needed column that is not there stops the import: of the rows nothing can be said then.
 */
export function headedRows(
  rows: readonly TableRow[],
  columns: Headings,
  draft: Draft,
  start?: DraftPlace,
): StanceRow[] {
  const all = [...columns.needed, ...columns.optional];
  const at = Math.max(0, headingIn(rows, columns));
  const heading = rows[at];
  if (heading === undefined) draft.stop(`no headings, expected ${columns.needed.join(', ')}`, start);
  const names = columnNames(heading.cells, columns);
  const missing = columns.needed.filter((name) => !names.includes(name));
  const unread: number[] = [];
  let unknown = 0;
  names.forEach((name, i) => {
    if (name === '') return;
    const meant = columnMeant(heading.cells[i]);
    if (!all.includes(name)) {
      // What may be a slip for a column that is read, or another word for one that is there, has to be made clear.
      if (missing.length === 0 && !all.includes(meant) && nearest(name, all) === undefined) {
        unread.push(i);
        return;
      }
      draft.fault(unknownName('column', String(heading.cells[i]), all), heading.where(i));
      unknown++;
    } else if (names.indexOf(name) < i) {
      draft.fault(`two columns say ${quoteName(name)}, expected one`, heading.where(i));
    } else if (name !== plainHeading(heading.cells[i])) {
      draft.warn(readAs(String(heading.cells[i]), name), heading.where(i));
    }
  });
  warnOfUnread(
    unread.map((i) => ({ heading: String(heading.cells[i]), where: heading.where(i) })),
    draft,
  );
  // A misspelt column is one fault, not also a missing one.
  missing.slice(unknown).forEach((name) => {
    draft.fault(`column \`${name}\` is missing`, heading.where(0));
  });
  if (missing.length > 0) draft.stopQuietly();
  const index = new Map(names.map((name, i) => [name, i]));
  const ranges = heading.cells.map((cell) => rangeOfHeading(String(cell ?? '')));
  const range = (column: string) => ranges[index.get(column) ?? -1];
  return rows.slice(at + 1).map((row) => ({ ...headedRow(row, index), base: row, about: [], range }));
}

/** Says which columns are not read, in one message. */
export function warnOfUnread(columns: readonly { heading: string; where: DraftPlace }[], draft: Draft): void {
  if (columns.length === 0) return;
  const shown = columns.slice(0, MOST_NAMED).map(({ heading }) => quoteName(heading));
  const more = columns.length > MOST_NAMED ? ` and ${columns.length - MOST_NAMED} more` : '';
  const what = columns.length === 1 ? 'column' : 'columns';
  draft.warn(`not read: ${what} ${shown.join(', ')}${more}`, columns[0].where);
}

/** Says of a column under another word for it that it is read. */
export const readAs = (written: string, name: string): string =>
  `column ${quoteName(written)} is read as ${quoteName(name)}`;

function headedRow({ cells, where }: TableRow, index: ReadonlyMap<string, number>): HeadedRow {
  const get = (column: string) => {
    const cell = cells[index.get(column) ?? -1];
    return cell === '' || cell === null ? undefined : cell;
  };
  return {
    get,
    text: (column) => String(get(column) ?? '').trim(),
    where: (column) => where(index.get(column) ?? 0),
  };
}

/** The texts among some columns that are not empty. */
export function textsOf<K extends string>(row: HeadedRow, ...columns: K[]): { [key in K]?: string } {
  const found = columns.map((column) => [column, row.text(column)]).filter(([, text]) => text !== '');
  return Object.fromEntries(found) as { [key in K]?: string };
}
