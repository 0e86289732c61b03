import { quoteName, unknownName } from '../../numeric/nearest-name.ts';
import { type Fault, MOST_FAULTS } from '../fault.ts';
import { type Decimal, numberIn, openTable } from '../table/index.ts';

/** A row of a table of cases, its cells by the names of their columns. */
export interface CaseRow {
  /** Where its line is, from 1. */
  line: number;
  /** How many cells it has. */
  width: number;
  /** What a cell has, without spaces around it; empty where the table has no such column. */
  text(column: string): string;
  /** The same, but empty too where it has a mark of a missing value, such as NA. */
  cell(column: string): string;
  /** The number in a cell; nothing where the cell is empty or where it is wrong, which is noted as a fault. */
  number(column: string, bounds: { low: number; high: number }): number | undefined;
  /** Notes a fault in a cell, or in the row as a whole. */
  fault(column: string | undefined, message: string): void;
  /** Whether the row has had a fault. */
  readonly spoilt: boolean;
}

/** What the reader of a data set needs to know before its rows. */
export interface CaseTable {
  heading: readonly string[];
  rows: Generator<CaseRow>;
}

/** What stands for a missing value in tables of cases. */
const NOTHING = /^(|na|nan|null|none|\.)$/i;

/** More rows than this are refused. */
const MOST_ROWS = 500_000;

/** The names in the first row of a table. */
export function headingOf(text: string): string[] {
  const first = openTable(text.slice(0, 200_000)).rows.next().value;
  return first?.cells.map((cell: string) => cell.trim()) ?? [];
}

/**
 * Opens a table of cases by its heading.
 *
 * @param needed columns without which it cannot be read
 * @param faults takes what is wrong, with its place
 * @returns nothing where the heading is at fault: no row could be believed then
 */
export function caseTable(
  text: string,
  file: string,
  needed: readonly string[],
  faults: Fault[],
  options: { decimal?: Decimal } = {},
): CaseTable | undefined {
  const table = openTable(text);
  const { value: first, done } = table.rows.next();
  const note = (row: Parameters<typeof table.placeOf>[0] | undefined, cell: number, message: string) => {
    const place = row ? table.placeOf(row, cell) : { line: 1, column: 1 };
    if (faults.length < MOST_FAULTS) faults.push({ file, place, message, severity: 'error' });
  };
  const before = faults.length;
  if (done || first === undefined) note(undefined, 0, 'the file is empty, expected a heading and rows');
  else if (first.fault) note(first, first.fault.cell, first.fault.message);
  if (done || faults.length > before) return undefined;
  const heading = first.cells.map((cell) => cell.trim());
  const columnOf = new Map<string, number>();
  for (const [at, name] of heading.entries()) {
    if (name !== '' && columnOf.has(name)) note(first, at, `two columns are called ${quoteName(name)}`);
    columnOf.set(name, at);
  }
  const others = heading.filter((name) => !needed.includes(name));
  for (const name of needed) {
    if (!columnOf.has(name))
      note(undefined, 0, `column \`${name}\` is missing: ${unknownName('column', name, others)}`);
  }
  if (faults.length > before) return undefined;

  function* rows(): Generator<CaseRow> {
    let count = 0;
    for (const row of table.rows) {
      if (faults.length >= MOST_FAULTS) return;
      if (++count > MOST_ROWS) {
        note(row, 0, `more than ${MOST_ROWS} rows, the rest is not read`);
        return;
      }
      if (row.fault) {
        note(row, row.fault.cell, row.fault.message);
        continue;
      }
      let spoilt = false;
      const fault = (column: string | undefined, message: string) => {
        spoilt = true;
        note(row, column === undefined ? 0 : (columnOf.get(column) ?? 0), message);
      };
      const text = (column: string) => {
        const at = columnOf.get(column);
        return at === undefined ? '' : (row.cells[at] ?? '').trim();
      };
      const cell = (column: string) => {
        const written = text(column);
        return NOTHING.test(written) ? '' : written;
      };
      yield {
        line: row.line,
        width: row.cells.length,
        text,
        cell,
        number(column, { low, high }) {
          const written = cell(column);
          if (written === '') return undefined;
          const value = numberIn(written, options.decimal);
          if (value !== undefined && value >= low && value <= high) return value;
          fault(
            column,
            `${column} is \`${written.slice(0, 60)}\`, expected a number from ${low} to ${high}, or nothing`,
          );
          return undefined;
        },
        fault,
        get spoilt() {
          return spoilt;
        },
      };
    }
  }
  return { heading, rows: rows() };
}
