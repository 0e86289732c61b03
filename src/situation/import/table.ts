import { quoteName } from '../../numeric/nearest-name.ts';
import { type Decimal, decimalOf, openTable } from '../table/index.ts';
import type { Draft, DraftPlace } from './draft.ts';

/** One row of a table: its cells, trimmed, and where each stands. */
export interface TableRow {
  cells: unknown[];
  where(column: number): DraftPlace;
}

/** A row of a table of text. */
export interface TextRow extends TableRow {
  cells: string[];
}

/** No situation needs more of them in a file of 10 MB; they are counted before anything is split. */
const MOST = { lines: 250_000, cells: 2_000_000 };

/** A cell that holds a quantity, as far as its signs go. */
const NUMERIC = /^[-+\u2212]?[\d.,][\d.,;%±\s+\u2013-]*$/;

/**
 * The rows of a delimited text that are not empty. Where the draft is not told what stands before a number's fraction, the
 * numbers say it. Stops the import at more cells than a situation can have; a row with a broken quote is a fault.
 */
export function tableRows(text: string, draft: Draft, options: { delimiter?: string; quote?: string } = {}): TextRow[] {
  const table = openTable(text, options);
  const rows: TextRow[] = [];
  const size = sizeOf(text, table.delimiter);
  for (const what of ['lines', 'cells'] as const) {
    if (size[what] > MOST[what]) draft.stop(`${size[what]} ${what}, expected at most ${MOST[what]}`, undefined);
  }
  for (const row of table.rows) {
    const place = (column: number) => () => table.placeOf(row, column);
    if (row.fault) {
      const message = `not a table: ${row.fault.message}`;
      if (rows.length === 0) draft.stop(message, place(row.fault.cell));
      draft.fault(message, place(row.fault.cell));
      continue;
    }
    rows.push({ cells: row.cells.map((cell) => cell.trim()), where: place });
  }
  // A comma that separates cells is in a number only where that is quoted.
  if (table.delimiter !== ',' || text.includes(options.quote ?? '"')) findDecimal(rows, draft);
  return rows;
}

function sizeOf(text: string, delimiter: string): { lines: number; cells: number } {
  const separator = delimiter.charCodeAt(0);
  let lines = 1;
  let cells = 1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === separator) cells++;
    else if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) lines++;
  }
  return { lines, cells: cells + lines };
}

/** Lets the numbers of a table say what stands before their fraction, where the draft is not told it. */
export function findDecimal(rows: readonly TableRow[], draft: Draft): void {
  if (draft.decimal !== undefined) return;
  const seen = new Map<Decimal, { cell: string; where: DraftPlace }>();
  for (const { cells, where } of rows) {
    for (const [column, cell] of cells.entries()) {
      if (typeof cell !== 'string' || !NUMERIC.test(cell)) continue;
      const sign = decimalOf([cell]);
      // Both signs in one cell, as in 0,5-0.7, are a fault of that cell.
      if (sign !== undefined && sign !== 'both' && !seen.has(sign)) seen.set(sign, { cell, where: where(column) });
    }
  }
  const [comma, point] = [seen.get(','), seen.get('.')];
  if (comma && point) {
    const both = `${quoteName(comma.cell)} has a decimal comma and ${quoteName(point.cell)} a decimal point`;
    draft.stop(`${both}, expected one sign in all numbers: ${draft.choose.decimal}`, comma.where);
  }
  if (comma) {
    const pointed = comma.cell.replaceAll('.', '').replaceAll(',', '.').slice(0, 60);
    draft.warn(`the numbers have a decimal comma: ${quoteName(comma.cell)} is read as ${pointed}`, comma.where);
  }
  draft.decimal = comma ? ',' : point ? '.' : undefined;
}
