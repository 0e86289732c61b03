/**
 * How data sets and programs write that nothing is known, in any column: R's NA, pandas' nan, <NA> and NaT, None of Python (and
 * POLECAT), NULL and \N of databases (and ICEWS), the signs of KEDS, of spreadsheets and of Stata. An empty cell is nothing always.
 */
export const NOTHING: readonly string[] = [
  ...['NA', 'N/A', 'n/a', '#N/A', '<NA>', 'nan', 'NaN', 'NAN', 'NaT', 'None', 'NULL', 'Null', 'null', '\\N'],
  ...['-', '--', '---', '.', '..'],
];
