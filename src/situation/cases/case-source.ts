import type { Fault } from '../fault.ts';
import { lettersOf, type Sheet } from '../import/xlsx/read-sheet.ts';
import { type Decimal, decimalOf, openTable } from '../table/index.ts';

/** A row of a table of cases as it is read. */
export interface SourceRow {
  /** Its cells as texts, without spaces at their ends. */
  cells: string[];
  /** Its number in the file, from 1. */
  line: number;
  /** Why it cannot be split, and in which of its cells. */
  fault?: { message: string; cell: number };
  /** Where one of its cells stands. */
  at(cell: number): Pick<Fault, 'place'> | Pick<Fault, 'cell'>;
  /** The number of a cell that holds one as a number, in a workbook. */
  numberAt(cell: number): number | undefined;
}

/** A table of cases: the text of a file, or a sheet of a workbook. */
export type CaseText = string | Sheet;

/** Rows above the headings that may be a title or remarks. */
const MOST_ABOVE = 20;

/** The rows of a table of cases, those above its headings too. */
export function* sourceRows(text: CaseText): Generator<SourceRow> {
  if (typeof text !== 'string') {
    for (const { cells, row } of text.rows) {
      yield {
        cells: Array.from(cells, (cell) => String(cell ?? '').trim()),
        line: row,
        at: (cell) => ({ cell: `${text.name}!${lettersOf(cell)}${row}` }),
        numberAt(cell) {
          const value = cells[cell];
          return typeof value === 'number' ? value : undefined;
        },
      };
    }
    return;
  }
  const table = openTable(text);
  for (const row of table.rows) {
    yield {
      cells: row.cells.map((cell) => cell.trim()),
      line: row.line,
      ...(row.fault && { fault: row.fault }),
      at: (cell) => ({ place: table.placeOf(row, cell) }),
      numberAt: () => undefined,
    };
  }
}

/** The first rows of a table. */
export function firstRows(text: CaseText): SourceRow[] {
  const rows: SourceRow[] = [];
  for (const row of sourceRows(typeof text === 'string' ? text.slice(0, 200_000) : text)) {
    rows.push(row);
    if (rows.length === MOST_ABOVE) break;
  }
  return rows;
}

const NUMERIC = /^[-+\u2212]?\d[\d.,]*%?$/;
/** Rows that are looked at to see what stands before a number's fraction. */
const LOOKED_AT = 5000;

/** What stands before the fraction of a table's numbers, where they say it. */
export function decimalIn(text: CaseText): Decimal | undefined {
  if (typeof text === 'string' && openTable(text.slice(0, 200_000)).delimiter === ',' && !text.includes('"'))
    return undefined;
  function* cells() {
    let count = 0;
    for (const row of sourceRows(text)) {
      if (++count > LOOKED_AT) return;
      for (const [i, cell] of row.cells.entries()) if (row.numberAt(i) === undefined && NUMERIC.test(cell)) yield cell;
    }
  }
  const found = decimalOf(cells());
  return found === 'both' ? undefined : found;
}
