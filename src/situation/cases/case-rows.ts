import { type Fault, MOST_FAULTS } from '../fault.ts';
import { type Decimal, numberIn, openTable } from '../table/index.ts';

/** A row of a table of cases, its cells by the names of their columns. */
export interface CaseRow {
  /** Where its line is, from 1. */
  line: number;
  /** What a cell has, without spaces around it; empty where the table has no such column. */
  cell(column: string): string;
  /** The number in a cell; nothing where the cell is empty or where it is wrong, which is noted as a fault. */
  number(column: string, bounds: { low: number; high: number }): number | undefined;
  /** Notes a fault in a cell. */
  fault(column: string, message: string): void;
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

/**
 * Opens a table of cases by its heading.
 *
 * @param needed columns without which it cannot be read
 * @param faults takes what is wrong, with its place
 * @returns nothing where the heading lacks a column
 */
export function caseTable(
  text: string,
  file: string,
  needed: readonly string[],
  faults: Fault[],
  options: { decimal?: Decimal } = {},
): CaseTable | undefined {
  const table = openTable(text);
  const first = table.rows.next();
  const note = (row: Parameters<typeof table.placeOf>[0], cell: number, message: string) => {
    if (faults.length < MOST_FAULTS) faults.push({ file, place: table.placeOf(row, cell), message, severity: 'error' });
  };
  if (first.done) {
    faults.push({ file, message: 'the table is empty', severity: 'error' });
    return undefined;
  }
  const heading = first.value.cells.map((cell) => cell.trim());
  const missing = needed.filter((name) => !heading.includes(name));
  for (const name of missing) note(first.value, 0, `the heading has no column \`${name}\``);
  if (first.value.fault || missing.length > 0) return undefined;
  const columnOf = new Map(heading.map((name, at) => [name, at]));

  function* rows(): Generator<CaseRow> {
    let count = 0;
    for (const row of table.rows) {
      if (faults.length >= MOST_FAULTS) return;
      if (++count > MOST_ROWS) {
        note(row, 0, `more than ${MOST_ROWS} rows`);
        return;
      }
      if (row.fault) {
        note(row, row.fault.cell, row.fault.message);
        continue;
      }
      let spoilt = false;
      const fault = (column: string, message: string) => {
        spoilt = true;
        note(row, columnOf.get(column) ?? 0, message);
      };
      const cell = (column: string) => {
        const at = columnOf.get(column);
        const written = at === undefined ? '' : (row.cells[at] ?? '').trim();
        return NOTHING.test(written) ? '' : written;
      };
      yield {
        line: row.line,
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
