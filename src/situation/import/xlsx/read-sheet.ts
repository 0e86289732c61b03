import { attribute, parsePart, type Shown } from './parse-parts.ts';
import { WorkbookFault } from './unpack.ts';

/** What a cell holds; percent is a text such as `70%`, a date a text such as 2026-12-31. */
export type CellValue = string | number | boolean;

/** A row that is not empty. */
export interface GridRow {
  /** By column, from 0; undefined where a cell is empty. */
  cells: (CellValue | undefined)[];
  /** Its number in the sheet, from 1. */
  row: number;
}

export interface Sheet {
  name: string;
  rows: GridRow[];
}

/** A situation needs some ten columns; a cell further out was not meant. */
const MOST_COLUMNS = 500;
const MOST_CELLS = 1_000_000;
/** The last row that a spreadsheet has. */
const LAST_ROW = 1_048_576;

interface Context {
  name: string;
  path: string;
  texts: string[];
  styles: Shown[];
  from1904: boolean;
}

/**
 * The cells of a sheet, row by row, only those that hold something.
 *
 * @throws WorkbookFault if it is larger than any situation, or a cell has no place
 */
export function readSheet(xml: string, { name, path, texts, styles, from1904 }: Context): Sheet {
  const rows = new Map<number, GridRow>();
  let count = 0;
  let row = 0;
  let column = -1;
  let cell: Record<string, string> = {};
  let text = '';
  let inValue = false;
  let reading = false;

  const place = (address: string | undefined) => {
    if (address === undefined) return void column++;
    const match = /^([A-Z]{1,3})(\d{1,7})$/.exec(address);
    if (!match || Number(match[2]) > LAST_ROW || match[2] === '0') {
      throw new WorkbookFault(`a cell is at ${address.slice(0, 20)}, where no sheet has one`, name);
    }
    row = Number(match[2]);
    column = [...match[1]].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  };
  const keep = (value: CellValue) => {
    const address = `${name}!${lettersOf(column)}${row}`;
    if (column >= MOST_COLUMNS) {
      throw new WorkbookFault(`a cell beyond column ${lettersOf(MOST_COLUMNS - 1)}, expected a smaller sheet`, address);
    }
    if (++count > MOST_CELLS)
      throw new WorkbookFault(`more than ${MOST_CELLS} cells, expected a smaller sheet`, address);
    const known = rows.get(row) ?? { cells: [], row };
    rows.set(row, known);
    while (known.cells.length < column) known.cells.push(undefined);
    known.cells[column] = value;
  };

  parsePart(xml, path, {
    open: (tag, attributes) => {
      if (tag === 'row') {
        row = attributes.r === undefined ? row + 1 : Number(attributes.r);
        column = -1;
      } else if (tag === 'c') {
        cell = attributes;
        text = '';
        place(attribute(attributes, 'r'));
      } else if (tag === 'rPh') reading = true;
      inValue = (tag === 'v' || tag === 't') && !reading;
    },
    text: (part) => {
      if (inValue) text += part;
    },
    close: (tag) => {
      inValue = false;
      if (tag === 'rPh') reading = false;
      if (tag !== 'c') return;
      const value = cellValue(text, cell.t, styles[Number(cell.s)], texts, from1904);
      if (value !== undefined && value !== '') keep(value);
    },
  });
  return { name, rows: [...rows.values()].sort((a, b) => a.row - b.row) };
}

function cellValue(
  text: string,
  type: string | undefined,
  shown: Shown | undefined,
  texts: string[],
  from1904: boolean,
): CellValue | undefined {
  if (type === 's') return texts[Number(text)]?.trim();
  if (type === 'b') return text.trim() === '1';
  if (type === 'd') return text.trim().slice(0, 10);
  if (type === 'str' || type === 'inlineStr' || type === 'e') return text.trim();
  if (text.trim() === '') return undefined;
  const number = Number(text);
  if (!Number.isFinite(number)) return text.trim();
  if (shown === 'percent') return `${Number((number * 100).toPrecision(12))}%`;
  return shown === 'date' ? serialDate(number, from1904) : number;
}

/** The day that a spreadsheet's count of days stands for: from 1899-12-30, or on old Macs from 1904-01-01. */
function serialDate(serial: number, from1904: boolean): string | number {
  const days = Math.floor(serial) + (from1904 ? 1462 : 0) - 25_569;
  const date = new Date(days * 86_400_000);
  return Number.isNaN(date.getTime()) || serial < 0 ? serial : date.toISOString().slice(0, 10);
}

/** The name of a column in a spreadsheet, from 0: A, B, ..., Z, AA. */
export function lettersOf(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? lettersOf(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}
