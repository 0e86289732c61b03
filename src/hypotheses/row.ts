import { type Cell, drawCell, POINTS } from './cell.ts';

/** The best guesses of a row, by leaf: what nobody said stands at the mean of the others, weighted by their priors. */
export function rowGuesses(cells: readonly Cell[], prior: Float64Array): Float64Array {
  const out = Float64Array.from(cells, ({ guess }) => guess);
  fillRest(dependent(cells), prior, out, undefined);
  return out;
}

/** A row ready to be drawn many times: most cells are a line between the points of a table. */
export interface DrawnRow {
  low: Float64Array;
  width: Float64Array;
  /** Where the table of the cell's shape begins in `tables`. */
  table: Int32Array;
  /** Leaves whose cell is of several analysts, or the same as that of an earlier leaf. */
  single: Int32Array;
  cells: readonly Cell[];
  firstWith: Int32Array;
  /** By leaf how its cell depends on the others; undefined where none does. */
  rest: Uint8Array | undefined;
  /** The one leaf that lies between all the others, where every other cell stands by itself: as of most rows; else -1. */
  between: number;
}

/** Quantile tables, one after the other; the first is that of equal chances, and of points. */
export interface DrawTables {
  values: number[];
  starts: Map<Float64Array | undefined, number>;
}

export const drawTables = (): DrawTables => ({
  values: Array.from({ length: POINTS + 1 }, (_, k) => k / POINTS),
  starts: new Map([[undefined, 0]]),
});

export function drawnRow(
  { cells, firstWith }: { cells: readonly Cell[]; firstWith: Int32Array },
  tables: DrawTables,
): DrawnRow {
  const tableOf = (cell: Cell): number => {
    const table = cell.kind === 'pert' ? cell.table : undefined;
    let start = tables.starts.get(table);
    if (start === undefined) {
      start = tables.values.length;
      tables.starts.set(table, start);
      for (const value of table as Float64Array) tables.values.push(value);
    }
    return start;
  };
  const rest = cells.some(({ kind }) => kind === 'neutral' || kind === 'between') ? dependent(cells) : undefined;
  const single = Int32Array.from(cells.flatMap((cell, k) => (cell.kind === 'analysts' || firstWith[k] < k ? [k] : [])));
  const alone =
    rest !== undefined && single.length === 0 && cells.length > 1 && rest.filter((kind) => kind !== 0).length === 1;
  return {
    low: Float64Array.from(cells, (cell) => ('low' in cell ? cell.low : cell.guess)),
    width: Float64Array.from(cells, (cell) => ('width' in cell ? cell.width : 0)),
    table: Int32Array.from(cells, tableOf),
    single,
    cells,
    firstWith,
    rest,
    between: alone ? rest.indexOf(BETWEEN) : -1,
  };
}

/**
 * One draw of a row.
 *
 * @param tables the values of `DrawTables`
 * @param u a random number from 0 to 1 for each leaf
 * @param analyst the analyst of this draw
 * @param out takes the probability under each leaf
 */
export function drawRow(
  row: DrawnRow,
  tables: Float64Array,
  prior: Float64Array,
  u: Float64Array,
  analyst: number,
  out: Float64Array,
): void {
  const { low, width, table, single, between } = row;
  if (between >= 0) {
    // One pass instead of two: the ends of the others are found as they are drawn.
    let least = 1;
    let most = 0;
    for (let k = 0; k < out.length; k++) {
      if (k === between) continue;
      const at = u[k] * POINTS;
      const below = at | 0;
      const start = tables[table[k] + below];
      const value = low[k] + width[k] * (start + (at - below) * (tables[table[k] + below + 1] - start));
      out[k] = value;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    out[between] = least + (most - least) * u[between];
    return;
  }
  for (let k = 0; k < out.length; k++) {
    const at = u[k] * POINTS;
    const below = at | 0;
    const start = tables[table[k] + below];
    out[k] = low[k] + width[k] * (start + (at - below) * (tables[table[k] + below + 1] - start));
  }
  for (const k of single) {
    const first = row.firstWith[k];
    out[k] = first < k ? out[first] : drawCell(row.cells[k], u[k], analyst);
  }
  if (row.rest) fillRest(row.rest, prior, out, u);
}

const NEUTRAL = 1;
const BETWEEN = 2;

/** By leaf: 0 for a cell that stands by itself. */
const dependent = (cells: readonly Cell[]): Uint8Array =>
  Uint8Array.from(cells, ({ kind }) => (kind === 'neutral' ? NEUTRAL : kind === 'between' ? BETWEEN : 0));

/** Fills in the cells that depend on the others. Without random numbers those between stand at the mean, too. */
function fillRest(rest: Uint8Array, prior: Float64Array, out: Float64Array, u: Float64Array | undefined): void {
  let sum = 0;
  let weight = 0;
  let plain = 0;
  let count = 0;
  let least = 1;
  let most = 0;
  for (let k = 0; k < rest.length; k++) {
    if (rest[k] !== 0) continue;
    sum += prior[k] * out[k];
    weight += prior[k];
    plain += out[k];
    count++;
    if (out[k] < least) least = out[k];
    if (out[k] > most) most = out[k];
  }
  // Nothing is said of any explanation: then nothing moves, whatever the value.
  const mean = count === 0 ? 0.5 : weight > 0 ? sum / weight : plain / count;
  // Rounding must not move what is equally likely everywhere.
  const middle = Math.min(most, Math.max(least, mean));
  for (let k = 0; k < rest.length; k++) {
    if (rest[k] === NEUTRAL) out[k] = count === 0 ? mean : middle;
    else if (rest[k] === BETWEEN)
      out[k] = count === 0 ? mean : u === undefined ? middle : least + (most - least) * u[k];
  }
}
