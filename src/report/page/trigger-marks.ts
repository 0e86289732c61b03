import { INK, Plot } from './chart.ts';
import { inRows } from './draw/marker-rows.ts';

/** Rows of trigger numbers above the bars, and the pixels that a row and a number need. */
const [ROWS, ROW, NUMBER] = [3, 13, 16];

/**
 * The numbers of triggers, from 1, above a chart over time, in as many rows as keep them apart; those for which no row has room are
 * left out.
 *
 * @param days of the triggers in the order of time, in milliseconds
 * @param domain the time of the chart, in milliseconds
 * @param width of its frame, in pixels
 * @returns the pixels that they need above the frame, where each trigger is, and the marks of the numbers
 */
export function triggerMarks(days: readonly number[], domain: readonly number[], width: number) {
  const marked = days.map((at, i) => ({ number: i + 1, at }));
  const pixel = (ms: number) => ((ms - domain[0]) / (domain[1] - domain[0])) * width;
  const rows = inRows(
    days.map((at) => pixel(at)),
    NUMBER,
    ROWS,
  );
  const numbers = marked.map((mark, i) => ({ ...mark, row: rows[i] })).filter(({ row }) => row !== undefined);
  const used = Math.max(0, ...numbers.map(({ row = 0 }) => row + 1));
  const marks = Array.from({ length: used }, (_, row) =>
    Plot.text(
      numbers.filter((mark) => mark.row === row),
      { x: 'at', text: 'number', frameAnchor: 'top', dy: -11 - ROW * row, fill: INK, fontSize: 10 },
    ),
  );
  return { marked, marks, height: ROW * used };
}
