import { quoteName } from '../../numeric/nearest-name.ts';
import type { DraftPlace } from './draft.ts';
import { MOST_ABOVE, type StanceRow } from './headed-rows.ts';
import {
  columnMeant,
  columnNames,
  type Headings,
  issueKey,
  type Measure,
  type Measured,
  measured,
  measureNamed,
  type Order,
  rangeOfHeading,
  withoutUnit,
} from './headings.ts';
import type { TableRow } from './table.ts';

/** What a column of a wide table holds: something of the actor as a whole, or a measure of one issue. */
type Column = { of: 'actor'; name: string } | ({ of: 'issue' } & Measured);

/** A table with a row an actor and columns for each issue, once its headings are understood. */
export interface WideTable {
  /** The index of the first row below the headings. */
  below: number;
  /** Columns that say something of the actor: actor, capability, because, and a salience that holds for all issues. */
  general: ReadonlyMap<string, number>;
  issues: readonly WideIssue[];
  /** The heading in which a column may state its range. */
  headingOf(column: number): string;
  /** Where a column's heading stands. */
  where(column: number): DraftPlace;
  /** Headings that are none of these. */
  unread: readonly number[];
}

interface WideIssue {
  label: string;
  columns: ReadonlyMap<Measure, number>;
}

/** Why a table has columns for each issue and is not read; the heading that shows it. */
export interface WideFault {
  message: string;
  where: DraftPlace;
}

const GENERAL: Headings = {
  needed: ['actor', 'capability'],
  optional: ['salience', 'description', 'because', 'source'],
};
const MEND = 'expected for each issue a column such as `Budget position` and one such as `Budget salience`';

/**
 * The columns of a table with a row an actor and columns for each issue: headings such as `Budget position` or `salience_budget`, or
 * two rows of headings, issues above measures or measures above issues.
 *
 * @returns undefined of any other table; why it is not read, where what the columns mean is not certain
 */
export function wideTable(rows: readonly TableRow[]): WideTable | WideFault | undefined {
  let fault: WideFault | undefined;
  for (let at = 0; at < Math.min(MOST_ABOVE, rows.length); at++) {
    // A title above may be followed by the headings: what a row says wrongly counts only if no other row says it right.
    const over = inTwoRows(rows, at);
    if (over !== undefined && 'issues' in over) return over;
    if (isLongHeading(rows[at])) return undefined;
    const own = inOneRow(rows, at);
    if (own !== undefined && 'issues' in own) return own;
    fault ??= over ?? own;
  }
  return fault;
}

/** Whether a row has the columns of a table with a row for each stance, each of them once. */
function isLongHeading({ cells }: TableRow): boolean {
  const names = columnNames(cells, { needed: ['actor', 'position', 'salience', 'capability'], optional: [] });
  return ['position', 'salience'].every((name) => names.filter((other) => other === name).length === 1);
}

function inOneRow(rows: readonly TableRow[], at: number): WideTable | WideFault | undefined {
  const { cells, where } = rows[at];
  const words = cells.map(columnMeant);
  // `Position (Budget)` beside `Position (Tariff)` are no two columns of positions.
  const isOnce = (at: number) => words.indexOf(words[at]) === words.lastIndexOf(words[at]);
  const readings = (['issue first', 'measure first'] as const).map((order) =>
    layout(
      cells.map((cell, i) => columnIn(cell, i, { order, isOnce: isOnce(i) })),
      { below: at + 1, headingOf: (column) => String(cells[column] ?? ''), where },
    ),
  );
  const whole = readings.filter((read) => read !== undefined && 'issues' in read);
  if (whole.length === 2) {
    const message =
      'the headings can be read with the issue first and with the measure first, expected one order in all';
    return { message: `${message}, such as \`Budget position\``, where: where(0) };
  }
  // Of two readings that fail, the one that understands more of the headings says what is missing.
  return whole[0] ?? readings.find((read) => read !== undefined);
}

function columnIn(cell: unknown, at: number, { order, isOnce }: { order: Order; isOnce: boolean }): Column | undefined {
  const general = generalColumn(cell, at);
  if (general !== undefined && isOnce) return general;
  const found = measured(cell, order);
  return found === undefined ? general : { of: 'issue', ...found };
}

function generalColumn(cell: unknown, at: number): Column | undefined {
  const name = columnMeant(cell);
  if (GENERAL.needed.includes(name) || GENERAL.optional.includes(name)) return { of: 'actor', name };
  // Nobody writes a heading over names in the corner of such a table.
  return name === '' && at === 0 ? { of: 'actor', name: 'actor' } : undefined;
}

/** Two rows of headings: a heading above holds for the empty ones on its right, as a merged cell does. */
function inTwoRows(rows: readonly TableRow[], at: number): WideTable | WideFault | undefined {
  const [above, below] = [rows[at], rows[at + 1]];
  // One cell alone above the headings is a title.
  if (below === undefined || above.cells.filter((cell) => String(cell ?? '').trim() !== '').length < 2)
    return undefined;
  const width = Math.max(above.cells.length, below.cells.length);
  const text = (row: TableRow, column: number) => String(row.cells[column] ?? '').trim();
  const merged: string[] = [];
  for (let i = 0; i < width; i++) merged.push(text(above, i) || (text(below, i) !== '' ? (merged[i - 1] ?? '') : ''));
  const columns = Array.from({ length: width }, (_, i): Column | undefined => {
    const [top, bottom] = [merged[i], text(below, i)];
    const own = text(above, i);
    const general =
      bottom === ''
        ? generalColumn(own, i)
        : own === '' || columnMeant(own) === columnMeant(bottom)
          ? generalColumn(bottom, i)
          : undefined;
    const [topMeasure, bottomMeasure] = [measureNamed(top), measureNamed(bottom)];
    if (top !== '' && bottomMeasure !== undefined && topMeasure === undefined && columnMeant(top) !== 'actor') {
      const last = own === '' && i === width - 1 && !['position', 'salience'].includes(bottomMeasure);
      // A column that stands once, behind all issues, is of the actor.
      const once = Array.from({ length: width }, (_, j) => measureNamed(text(below, j)) === bottomMeasure);
      if (last && general !== undefined && once.filter(Boolean).length === 1) return general;
      return { of: 'issue', measure: bottomMeasure, issue: withoutUnit(top) };
    }
    if (bottom !== '' && topMeasure !== undefined && bottomMeasure === undefined && general === undefined) {
      return { of: 'issue', measure: topMeasure, issue: withoutUnit(bottom) };
    }
    return general;
  });
  return layout(columns, {
    below: at + 2,
    headingOf(column) {
      // A range beside the name of an issue is that of its positions.
      const isIts = measureNamed(merged[column]) !== undefined || measureNamed(text(below, column)) === 'position';
      return rangeOfHeading(text(below, column)) === undefined && isIts ? merged[column] : text(below, column);
    },
    where: (column) => (text(below, column) === '' ? above : below).where(column),
  });
}

/** What a heading says of a number and not of an issue: an end of a range, or who gave it. */
const NO_ISSUE =
  /^(?:low|lower|high|higher|upper|min|max|minimum|maximum|best|best guess|mode|mean|average|median|sd|std|std\.? ?dev|(?:expert|coder|rater|respondent|experte|kodierer)[\s_-]*\p{L}?\d*)$/iu;

/** Puts the columns of each issue together. */
function layout(
  columns: readonly (Column | undefined)[],
  heading: Pick<WideTable, 'below' | 'headingOf' | 'where'>,
): WideTable | WideFault | undefined {
  const general = new Map<string, number>();
  const issues = new Map<string, { label: string; columns: Map<Measure, number> }>();
  for (const [at, column] of columns.entries()) {
    if (column === undefined) continue;
    if (column.of === 'actor') {
      if (general.has(column.name)) return undefined;
      general.set(column.name, at);
      continue;
    }
    const key = issueKey(column.issue);
    const known = issues.get(key) ?? { label: column.issue, columns: new Map() };
    issues.set(key, known);
    if (known.columns.has(column.measure)) {
      const message = `two columns say the ${column.measure} of ${quoteName(known.label)}, expected one`;
      return { message, where: heading.where(at) };
    }
    known.columns.set(column.measure, at);
  }
  const all = [...issues.values()];
  if (!general.has('actor')) return undefined;
  // Without a position there is nothing that could be a table of stances.
  if (!all.some(({ columns: of }) => of.has('position'))) return undefined;
  for (const { label, columns: of } of all) {
    const [at] = of.values();
    if (NO_ISSUE.test(label)) {
      const message = `${quoteName(heading.headingOf(at))} is no issue, expected the ends of a range or the values of several people in one cell`;
      return { message: `${message}: 40..60..90, or 20; 30; 35`, where: heading.where(at) };
    }
    const lacks = of.has('position')
      ? of.has('salience') || general.has('salience')
        ? undefined
        : 'salience'
      : 'position';
    if (lacks !== undefined) {
      const message = `no column is the ${lacks} of ${quoteName(label)}: ${MEND}`;
      return { message, where: heading.where(at) };
    }
  }
  const unread = columns.flatMap((column, at) =>
    column === undefined && heading.headingOf(at).trim() !== '' ? [at] : [],
  );
  return { ...heading, general, issues: all, unread };
}

/** What may be said of an actor itself, beside what is said of its stances. */
const REASONS = ['description', 'because', 'source'];

/** The stances of a wide table: a row for each actor and issue, of the actor's row and the issue's columns. */
export function* wideRows(rows: readonly TableRow[], table: WideTable): Generator<StanceRow> {
  const width = Math.max(0, ...rows.slice(0, table.below).map(({ cells }) => cells.length));
  const ranges = Array.from({ length: width }, (_, column) => rangeOfHeading(table.headingOf(column)));
  for (let i = table.below; i < rows.length; i++) {
    const row = rows[i];
    for (const { label, columns } of table.issues) {
      const at = (name: string) =>
        columns.get(name as Measure) ?? (REASONS.includes(name) ? -1 : (table.general.get(name) ?? -1));
      const get = (name: string) => (name === 'issue' ? label : (row.cells[at(name)] ?? undefined));
      yield {
        base: row,
        isIssueInHeading: true,
        about: REASONS.flatMap((name): [string, string][] => {
          const text = String(row.cells[table.general.get(name) ?? -1] ?? '').trim();
          return text === '' ? [] : [[name, text]];
        }),
        get: (name) => (get(name) === '' ? undefined : get(name)),
        text: (name) => String(get(name) ?? '').trim(),
        where: (name) => (at(name) < 0 ? row.where(columns.get('position') ?? 0) : row.where(at(name))),
        range: (name) => ranges[at(name)],
      };
    }
  }
}
