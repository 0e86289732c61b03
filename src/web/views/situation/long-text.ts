/**
 * In texts longer than this, in letters, the place of an active cell is not looked up at every step, and the editor does not tell keys
 * from values: to parse so much keeps the page busy for seconds.
 */
export const LONG_TEXT = 400_000;
