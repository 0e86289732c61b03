/**
 * In texts longer than this, in letters, the place of an active cell is not looked up at every step, the editor does not tell keys from
 * values, and a worker writes them down: each of these would keep the page busy for longer than a frame.
 */
export const LONG_TEXT = 400_000;
