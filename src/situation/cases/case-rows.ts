import { quoteName, unknownName } from '../../numeric/nearest-name.ts';
import { type Fault, MOST_FAULTS } from '../fault.ts';
import { type Decimal, isMissing, numberIn } from '../table/index.ts';
import { type CaseText, firstRows, type SourceRow, sourceRows } from './case-source.ts';

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

/** More rows than this are refused. */
const MOST_ROWS = 500_000;

/**
 * The names in the heading of a table, which may stand below a title and remarks.
 *
 * @param isHeading whether a row is one; the first row is taken where none is
 */
export function headingOf(text: CaseText, isHeading: (names: readonly string[]) => boolean): string[] {
  const rows = firstRows(text);
  return (rows.find(({ cells }) => isHeading(cells)) ?? rows[0])?.cells ?? [];
}

/**
 * Opens a table of cases by its heading.
 *
 * @param needed columns without which it cannot be read
 * @param faults takes what is wrong, with its place
 * @returns nothing where the heading is at fault: no row could be believed then
 */
export function caseTable(
  text: CaseText,
  file: string,
  needed: readonly string[],
  faults: Fault[],
  options: { decimal?: Decimal } = {},
): CaseTable | undefined {
  const note = (row: SourceRow | undefined, cell: number, message: string) => {
    const where = row ? row.at(cell) : { place: { line: 1, column: 1 } };
    if (faults.length < MOST_FAULTS) faults.push({ file, ...where, message, severity: 'error' });
  };
  const before = faults.length;
  const above = firstRows(text);
  const first = above.find(({ cells }) => needed.every((name) => cells.includes(name))) ?? above[0];
  if (first === undefined) note(undefined, 0, 'the file is empty, expected a heading and rows');
  else if (first.fault) note(first, first.fault.cell, first.fault.message);
  if (first === undefined || faults.length > before) return undefined;
  const heading = first.cells;
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

  const below = first.line;
  function* rows(): Generator<CaseRow> {
    let count = 0;
    for (const row of sourceRows(text)) {
      if (row.line <= below) continue;
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
        return at === undefined ? '' : (row.cells[at] ?? '');
      };
      const cell = (column: string) => {
        const written = text(column);
        return isMissing(written) ? '' : written;
      };
      yield {
        line: row.line,
        width: row.cells.length,
        text,
        cell,
        number(column, { low, high }) {
          const written = cell(column);
          if (written === '') return undefined;
          const percent = written.endsWith('%');
          const plain = percent ? written.slice(0, -1).trim() : written;
          const read = row.numberAt(columnOf.get(column) ?? -1) ?? numberIn(plain, options.decimal);
          // 70% is 0.7 of a share, and 70 of anything else.
          const value = read !== undefined && percent && high === 1 ? Number((read / 100).toPrecision(12)) : read;
          if (value !== undefined && value >= low && value <= high) return value;
          fault(
            column,
            `${column} is \`${written.slice(0, 60)}\`, expected a number from ${low} to ${high}, or nothing${mendOf(plain, value, { high, decimal: options.decimal })}`,
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

/** The flag that may make a number of a cell that is none, or that is too large. */
function mendOf(
  written: string,
  value: number | undefined,
  { high, decimal }: { high: number; decimal: Decimal | undefined },
): string {
  if (value === undefined && decimal !== ',' && /^[+-]?\d*,\d+$/.test(written)) {
    return '; where it has a decimal comma, say --decimal ,';
  }
  const isOfHundred = value !== undefined && high === 1 && value > 1 && value <= 100;
  return isOfHundred ? '; where 100 is full salience, say --salience-scale 100' : '';
}
