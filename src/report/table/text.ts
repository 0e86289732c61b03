import { cellWidth } from '../terminal/cell-width.ts';
import { type Paint, pad, unpainted, WIDTH, wrap } from '../terminal/lines.ts';
import { plainText } from '../words/numbers.ts';
import { type Column, shownCell, type Table } from './table.ts';

/**
 * On a terminal of under 80 columns where less than this is left for the names, each row is a block of its own: cut names
 * look alike.
 */
const LEAST = 20;

/** How a table is laid out on a terminal. */
export interface TableText<Row> {
  /** Columns of the terminal; 80 by default. */
  width?: number;
  paint?: Paint;
  /** Words below a row. */
  note?: (row: Row, index: number) => string;
  /**
   * What becomes of a name that is too long for its column: it goes on below, with three spaces or none, or the other cells stand
   * beside its last line. By default it is cut.
   */
  wrapped?: 'hanging' | 'below' | 'above';
  /** Spaces before a name. */
  indent?: (row: Row) => number;
  /** `false`: without the line of titles. */
  heading?: boolean;
}

/**
 * A table for a terminal: a heading and a line for each row. Where the terminal is too narrow for its columns, each row is a block:
 * its name, and below it the other cells with their titles.
 */
export function tableLines<Row>(
  { columns, rows }: Table<Row>,
  { width = WIDTH, paint = unpainted, note, wrapped, indent = () => 0, heading = true }: TableText<Row> = {},
): string[] {
  const seen = columns.filter(({ title }) => title !== undefined);
  const widths = widthsOf(seen, rows, width);
  const notes = (row: Row, i: number) => {
    const words = note?.(row, i) ?? '';
    return words === '' ? [] : wrap(words, 4, width).map(paint.dim);
  };
  if (widths === undefined)
    return [
      ...(heading ? wrap(seen[0].title as string, 0, width).map(paint.bold) : []),
      ...rows.flatMap((row, i) => [...block(seen, row, i, width), ...notes(row, i)]),
    ];
  const line = (cells: string[]) =>
    cells
      .map((cell, c) => {
        const { align, gap = 0, mark } = seen[c];
        const whole =
          align === 'right'
            ? plainText(cell).padStart(widths[c])
            : mark
              ? cell.padEnd(widths[c])
              : pad(cell, widths[c]);
        return ' '.repeat(gap) + (mark ? paint.cyan(whole) : whole);
      })
      .join('')
      .trimEnd();
  const [{ title: first = '', least }, ...others] = seen;
  // A title that is too long for a column that only takes what is left stands above those of the others.
  const above = least !== undefined && cellWidth(first) >= widths[0];
  const titles = above
    ? [paint.bold(first), titleLine([{}, ...others], widths)].filter(Boolean)
    : [paint.bold(titleLine(seen, widths))];
  return [
    ...(heading ? titles : []),
    ...rows.flatMap((row, i) => {
      const [name, ...cells] = seen.map((column) => shownCell(column, row, i));
      const parts = wrapped ? wrap(name, indent(row), widths[0]) : [name];
      const beside = wrapped === 'above' ? parts.length - 1 : 0;
      const lines = parts.map((part, k) =>
        k === beside ? line([part, ...cells]) : `${wrapped === 'hanging' ? '   ' : ''}${part}`,
      );
      return [...lines, ...notes(row, i)];
    }),
  ];
}

/** The titles above their columns; one may reach over a column beside it that has none. */
function titleLine<Row>(columns: readonly Column<Row>[], widths: readonly number[]): string {
  let [text, end] = ['', 0];
  columns.forEach(({ title = '', align, gap = 0 }, c) => {
    const start = end + gap;
    end = start + widths[c];
    const room = widths[c] + (columns[c + 1]?.title === '' ? widths[c + 1] : 0);
    const whole = align === 'right' ? title : pad(title, room).trimEnd();
    const place = align === 'right' ? end - cellWidth(whole) : start;
    if (whole !== '') text += ' '.repeat(Math.max(0, place - cellWidth(text))) + whole;
  });
  return text;
}

/** Terminal cells of each column; undefined where they do not fit. The last column is as wide as it must be. */
function widthsOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[], width: number): number[] | undefined {
  const last = columns.length - 1;
  const widths = columns.map((column, c) => {
    const { width: stated, flex, align, title, least } = column;
    if (least !== undefined) return least;
    if (flex) return Math.max(0, (stated ?? 0) + width - WIDTH);
    if (stated !== undefined) return stated;
    const widest = rows.reduce((most, row, i) => Math.max(most, cellWidth(plainText(shownCell(column, row, i)))), 0);
    return Math.max(widest, cellWidth(title ?? '')) + (align === 'right' ? 2 : c === last ? 1 : 2);
  });
  const sum = columns.reduce((all, { gap = 0 }, c) => all + gap + widths[c], 0);
  const { least } = columns[0];
  if (least !== undefined) return [Math.max(least, width - sum + least), ...widths.slice(1)];
  // What was laid out for 80 columns is shown so on any terminal that is not narrower.
  if (width >= WIDTH) return widths;
  const narrow = columns.some(({ flex }, c) => flex && widths[c] < LEAST);
  return narrow || sum > width + 1 ? undefined : widths;
}

/** A row where the terminal is too narrow for a line: its name, then the other cells with their titles. */
function block<Row>(columns: readonly Column<Row>[], row: Row, i: number, width: number): string[] {
  const [name, ...rest] = columns;
  const cells = rest
    .filter(({ mark }) => mark === undefined)
    .map((column) => [(column.title as string).trim().toLowerCase(), shownCell(column, row, i).replace('│', '').trim()])
    .filter(([, cell]) => cell !== '');
  return [
    ...wrap(shownCell(name, row, i), 0, width),
    ...(cells.length > 0 ? wrap(cells.map((pair) => pair.filter(Boolean).join(' ')).join('; '), 2, width) : []),
  ];
}
