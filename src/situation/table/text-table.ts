import type { Place } from '../fault.ts';
import { type CsvRow, placeOfCell, splitCsv } from './split-csv.ts';

/** A delimited text whose delimiter is known. */
export interface TextTable {
  text: string;
  delimiter: string;
  /** Its rows, without empty ones and without Excel's line `sep=;`. Can be gone through once. */
  rows: Generator<CsvRow>;
  /** Where a cell of a row stands. */
  placeOf(row: Pick<CsvRow, 'line' | 'start'>, cell: number): Place;
}

/**
 * Opens a table of text: CSV as programs write it, by comma, semicolon, tab or bar.
 *
 * @param text with or without a byte order mark; see `decodeText` for bytes
 * @param options.delimiter what separates its cells; `delimiterOf` finds it by default
 * @param options.quote what cells may be quoted by, a double quote by default
 * @example [...openTable('sep=;\na;b\n1;2').rows].map((row) => row.cells) // [['a', 'b'], ['1', '2']]
 */
export function openTable(text: string, options: { delimiter?: string; quote?: string } = {}): TextTable {
  const { delimiter = delimiterOf(text), quote } = options;
  return {
    text,
    delimiter,
    rows: withoutSep(splitCsv(text, delimiter, quote)),
    placeOf: (row, cell) => placeOfCell(text, delimiter, row, cell, quote),
  };
}

/** What a table may be separated by, the most common first. */
const DELIMITERS = [',', ';', '\t', '|'];

/** Excel's first line, which names the delimiter: `sep=;`. */
const SEP = /^\ufeff?"?sep=([^\r\n])"?[,;\t |]*(?=\r|\n|$)/i;

/**
 * What separates the cells of a table: what a first line `sep=;` says, or else the sign that its heading has most of,
 * quoted cells aside.
 */
export function delimiterOf(text: string): string {
  const start = text.slice(0, 100_000);
  const stated = SEP.exec(start)?.[1];
  if (stated !== undefined) return stated;
  const head = start
    .trimStart()
    .split(/\r|\n/, 1)[0]
    .replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => [delimiter, head.split(delimiter).length] as const);
  return counts.reduce((most, next) => (next[1] > most[1] ? next : most))[0];
}

function* withoutSep(rows: Generator<CsvRow>): Generator<CsvRow> {
  let first = true;
  for (const row of rows) {
    if (!(first && row.line === 1 && /^"?sep=/i.test(row.cells[0]))) yield row;
    first = false;
  }
}
