/**
 * How tables of text are written, for every command that reads one: `decodeText` (bytes to text), `openTable` (delimiter,
 * `sep=`, rows with places), `numberIn` and `decimalOf` (decimal comma), `dateIn` and `ordersOf` (day, month and year).
 */
export { type DecodedText, decodeText, type Encoding } from './decode-text.ts';
export { isMissing } from './missing.ts';
export { type CsvRow, placeOfCell, splitCsv } from './split-csv.ts';
export { delimiterOf, openTable, type TextTable } from './text-table.ts';
export { DATE_ORDERS, type DateOrder, dateIn, ordersOf } from './written-date.ts';
export { type Decimal, decimalOf, numberIn } from './written-number.ts';
