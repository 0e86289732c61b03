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

/** The rows below a heading. */
export interface HeadedRows extends Iterable<HeadedRow> {
  /** The range that a heading states, as `Salience (0-100)` does; undefined without one. */
  statedRange(column: string): { low: number; high: number } | undefined;
}

/** Columns that a table must have, and those that it may have. */
export interface Headings {
  needed: readonly string[];
  optional: readonly string[];
}

/** Most rows of a title and remarks above the headings. */
const MOST_ABOVE = 20;

/** Other words of the field for a column; a column under its own name goes before. */
const SYNONYMS = new Map(
  Object.entries({
    actor: ['actors', 'stakeholder', 'stakeholders', 'player', 'players', 'party'],
    capability: ['capabilities', 'power', 'influence', 'clout', 'strength', 'resources'],
    position: ['positions', 'stance', 'preference', 'ideal point', 'preferred outcome'],
    salience: ['saliency', 'saliences', 'importance', 'priority'],
    issue: ['issues', 'topic', 'dimension'],
    'status quo': ['sq', 'reference point', 'reversion point'],
    because: ['reason', 'rationale', 'justification', 'comment', 'comments', 'notes'],
    source: ['sources', 'reference', 'references'],
  }).flatMap(([name, others]) => others.map((other) => [other, name] as const)),
);

/** A heading as it is compared: `Status_Quo`, `statusQuo` and `status quo (0-100)` are one. */
const plainHeading = (cell: unknown): string =>
  String(cell ?? '')
    .trim()
    .replace(/\s*\([^()]*\)$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[\s_]+/g, ' ')
    .toLowerCase();

/** What the cells of a heading are called among the columns of a table; of a cell that is none of them, its own text. */
function columnNames(cells: readonly unknown[], { needed, optional }: Headings): string[] {
  const known = new Set([...needed, ...optional]);
  const own = new Set(cells.map(plainHeading));
  return cells.map((cell) => {
    const name = plainHeading(cell);
    const meant = known.has(name) ? undefined : SYNONYMS.get(name);
    return meant !== undefined && known.has(meant) && !own.has(meant) ? meant : name;
  });
}

/** What is said of a table with columns for each issue. */
export const WIDE =
  'a row an actor with columns for each issue, expected a row an actor and an issue: Actor, Issue, Position, Salience, Capability';

/** Whether a heading has a position and a salience of several issues: `Wage position, Wage salience, Hours position, ...`. */
export function isWide(cells: readonly unknown[]): boolean {
  const columns = (word: RegExp) => cells.filter((cell) => word.test(String(cell ?? ''))).length;
  return columns(/position/i) > 1 && columns(/salience/i) > 1;
}

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
export function headedRows(rows: readonly TableRow[], columns: Headings, draft: Draft, start?: DraftPlace): HeadedRows {
  const all = [...columns.needed, ...columns.optional];
  const at = Math.max(0, headingIn(rows, columns));
  const heading = rows[at];
  if (heading === undefined) draft.stop(`no headings, expected ${columns.needed.join(', ')}`, start);
  if (isWide(heading.cells)) draft.stop(WIDE, heading.where(0));
  const names = columnNames(heading.cells, columns);
  let unknown = 0;
  names.forEach((name, i) => {
    if (name === '') return;
    if (!all.includes(name)) {
      draft.fault(unknownName('column', String(heading.cells[i]), all), heading.where(i));
      unknown++;
    } else if (names.indexOf(name) < i) {
      draft.fault(`two columns say ${quoteName(name)}, expected one`, heading.where(i));
    } else if (name !== plainHeading(heading.cells[i])) {
      draft.warn(`column ${quoteName(String(heading.cells[i]))} is read as ${quoteName(name)}`, heading.where(i));
    }
  });
  const missing = columns.needed.filter((name) => !names.includes(name));
  // A misspelt column is one fault, not also a missing one.
  missing.slice(unknown).forEach((name) => {
    draft.fault(`column \`${name}\` is missing`, heading.where(0));
  });
  if (missing.length > 0) draft.stopQuietly();
  const index = new Map(names.map((name, i) => [name, i]));
  return {
    statedRange: (column) => rangeIn(String(heading.cells[index.get(column) ?? -1] ?? '')),
    *[Symbol.iterator]() {
      for (let i = at + 1; i < rows.length; i++) yield headedRow(rows[i], index);
    },
  };
}

/** Two numbers in brackets at the end of a heading, the lower one first. */
function rangeIn(heading: string): { low: number; high: number } | undefined {
  const [, low, high] = /\(\s*(-?\d+(?:\.\d+)?)\s*(?:-|–|to|\.\.)\s*(-?\d+(?:\.\d+)?)\s*\)\s*$/.exec(heading) ?? [];
  return low !== undefined && Number(low) < Number(high) ? { low: Number(low), high: Number(high) } : undefined;
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
