import type { Table, Value } from './table.ts';

/** Characters at the beginning of a text by which a spreadsheet takes it for a formula. @see OWASP, CSV injection */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/**
 * A table as CSV by RFC 4180: a heading of the columns' keys, lines that end with CR LF, numbers with all their digits. A text that
 * a spreadsheet would run as a formula begins with an apostrophe; numbers never do.
 *
 * @example csv({ columns: [{ key: 'name', value: (row) => row }], rows: ['=1+1'] }) // "name\r\n'=1+1\r\n"
 */
export function csv<Row>({ columns, rows }: Table<Row>): string {
  const kept = columns.filter(({ key }) => key !== undefined);
  const lines = [
    kept.map(({ key }) => cellOf(key)),
    ...rows.map((row, i) => kept.map(({ value }) => cellOf(value?.(row, i)))),
  ];
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}

function cellOf(value: Value): string {
  if (value === undefined || value === null || Number.isNaN(value)) return '';
  if (typeof value !== 'string') return String(value);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a hostile name must not steer a terminal
  const text = value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, ' ');
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
