/** What stands for a value that is not there, in tables of all origins: `NA`, `n/a`, `.`, `-`, `k. A.`, `?`. */
const MISSING =
  /^(?:|<?na>?|n\/a|n\.\s?a\.|nan|null|none|nil|missing|unknown|k\.\s?a\.|s\.\s?o\.|\.|\.\.|\.\.\.|-|--|\u2013|\u2014|\u2212|\?|\\n)$/i;

/** Whether a cell, without spaces at its ends, says that it has no value. */
export const isMissing = (cell: string): boolean => cell.length <= 8 && MISSING.test(cell);
