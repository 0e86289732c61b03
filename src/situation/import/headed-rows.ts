import { quoteName, unknownName } from '../../numeric/nearest-name.ts';
import type { Draft, DraftPlace } from './draft.ts';
import type { TableRow } from './table.ts';

/** A row whose cells are known by the names of their columns. */
export interface HeadedRow {
  /** What the cell holds; undefined where it is empty or there is no such column. */
  get(column: string): unknown;
  /** The same as a text without spaces at its ends, '' where there is none. */
  text(column: string): string;
  where(column: string): DraftPlace;
}

/** Columns that a table must have, and those that it may have. */
export interface Headings {
  needed: readonly string[];
  optional: readonly string[];
}

/** Most rows of a title and remarks above the headings. */
const MOST_ABOVE = 20;

/** A heading as it is compared: `Status_Quo`, `statusQuo` and `status quo` are one. */
const plain = (cell: unknown): string =>
  String(cell ?? '')
    .trim()
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[\s_]+/g, ' ')
    .toLowerCase();

/** Which row of a table holds its headings: the first with two of the names, or one where only one is needed; -1 if none. */
export function headingIn(rows: readonly TableRow[], { needed, optional }: Headings): number {
  const known = new Set([...needed, ...optional]);
  const least = Math.min(2, needed.length);
  return rows
    .slice(0, MOST_ABOVE)
    .findIndex(({ cells }) => new Set(cells.map(plain).filter((name) => known.has(name))).size >= least);
}

/**
 * The rows below the headings. A needed column that is not there stops the import: of the rows nothing can be said then.
 */
export function headedRows(
  rows: readonly TableRow[],
  columns: Headings,
  draft: Draft,
  start?: DraftPlace,
): Iterable<HeadedRow> {
  const all = [...columns.needed, ...columns.optional];
  const at = Math.max(0, headingIn(rows, columns));
  const heading = rows[at];
  if (heading === undefined) draft.stop(`no headings, expected ${columns.needed.join(', ')}`, start);
  const names = heading.cells.map(plain);
  let unknown = 0;
  names.forEach((name, i) => {
    if (name === '') return;
    if (!all.includes(name)) {
      draft.fault(unknownName('column', String(heading.cells[i]), all), heading.where(i));
      unknown++;
    } else if (names.indexOf(name) < i) draft.fault(`two columns are called ${quoteName(name)}`, heading.where(i));
  });
  const missing = columns.needed.filter((name) => !names.includes(name));
  // A misspelt column is one fault, not also a missing one.
  missing.slice(unknown).forEach((name) => {
    draft.fault(`column \`${name}\` is missing`, heading.where(0));
  });
  if (missing.length > 0) draft.stopQuietly();
  const index = new Map(names.map((name, i) => [name, i]));
  return {
    *[Symbol.iterator]() {
      for (let i = at + 1; i < rows.length; i++) yield headedRow(rows[i], index);
    },
  };
}

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
