import { checkWhole } from '../numeric/check-whole.ts';
import { mean } from '../numeric/mean.ts';

/** What the columns are made of: each array consists of columns, one after the other, of one value a draw. */
export const COLUMN_ARRAYS = {
  /** Column (forecaster, issue): the outcome of the issue, on its scale. Forecasters are the models, then what was learned. */
  outcome: Float64Array,
  /** Column (forecaster, issue): see STATUS. */
  status: Uint8Array,
  /** Column (forecaster, named outcome): 1 if it happens, 0 if not; how likely it is, where it turns on an agreement. */
  happens: Float64Array,
  /** Column (forecaster, named outcome): 1 if it happens given a deal, and without one; none where the file has no agreement. */
  given: Uint8Array,
  otherwise: Uint8Array,
  /** Column (agreement, then which): 1 if there is room for it; 1 if there is for sealed offers. */
  deal: Uint8Array,
  /**
   * Column (agreement, then which): the spans of the time that has gone by in which there was room if all was known, and for sealed
   * offers: see `PastRooms`. None where no time has gone by.
   */
  past: Float64Array,
  /**
   * One column: how much a draw counts, the probability that no agreement has come until the day of looking. None where no time has
   * gone by: all draws count alike.
   */
  weight: Float64Array,
  /** Column (agreement, actor of its bargain): the sum of PARTY. */
  party: Uint8Array,
  /** Column (issue): the outcome by what was learned, drawn once more for the same inputs; none without a calibration. */
  again: Float64Array,
  /** Column (actor): its loss by the answers, 0-1. See `lossesOf`. */
  loss: Float64Array,
  /** Column (actor): its loss under the status quo minus its loss, by the answers. See `lossesOf`. */
  gain: Float64Array,
  /** Column (room as things are, then without each partner, room by room): see `measureRooms`. */
  room: Float64Array,
} as const;

/** The kinds of columns. */
export type ColumnKey = keyof typeof COLUMN_ARRAYS;

/** All of them, in the order of `Columns`. */
export const COLUMN_KEYS = Object.keys(COLUMN_ARRAYS) as readonly ColumnKey[];

/** Results of consecutive draws: see COLUMN_ARRAYS. */
export interface Columns extends ColumnArrays {
  /** Number of the first draw. */
  from: number;
  count: number;
  /** By forecaster: the number of draws in which each holder holds its issue, then the number in which each issue is held. */
  held: Float64Array;
}

export type ColumnArrays = { [K in ColumnKey]: InstanceType<(typeof COLUMN_ARRAYS)[K]> };

/** The number of columns of each kind; for `held`, the number of counts. */
export type Widths = Record<ColumnKey | 'held', number>;

/** Results of draws that are read a column at a time, because they may not fit in memory together. */
export interface ColumnReader {
  /** Number of draws; the first one is draw 0. */
  readonly count: number;
  /** See `Columns.held`. */
  readonly held: Float64Array;
  /** Draws `from` to `to - 1` of a column. */
  read(key: ColumnKey, index: number, from: number, to: number): Float64Array;
}

/** Results of draws, in memory or elsewhere. */
export type DrawnColumns = Columns | ColumnReader;

/** What an actor is to an agreement in a draw: bits of `Columns.party`. */
export const PARTY = { mustAgree: 1, refuses: 2, aloneInTheWay: 4 } as const;

/** Columns of `count` draws from the draw `from` on, all 0. */
export function emptyColumns(widths: Widths, from: number, count: number): Columns {
  checkWhole('the first draw', from, 0);
  checkWhole('the number of draws', count, 0);
  const columns = Object.fromEntries(COLUMN_KEYS.map((key) => [key, new COLUMN_ARRAYS[key](widths[key] * count)]));
  return { from, count, ...(columns as Pick<Columns, ColumnKey>), held: new Float64Array(widths.held) };
}

/** Puts the columns of a stretch of draws in their places among all draws; `held` is left to the caller to add up. */
export function place(all: Columns, part: Columns): void {
  for (const key of COLUMN_KEYS) {
    const width = part[key].length / part.count;
    for (let c = 0; c < width; c++) {
      const column = part[key].subarray(c * part.count, (c + 1) * part.count);
      all[key].set(column, c * all.count + part.from - all.from);
    }
  }
}

/** The first `count` draws, in the same memory: the columns move together, so `all` must not be used again. */
export function firstOf(all: Columns, count: number): Columns {
  if (count === all.count) return all;
  const first = <T extends Float64Array | Uint8Array>(array: T): T => {
    const width = array.length / all.count;
    for (let c = 1; c < width; c++) array.copyWithin(c * count, c * all.count, c * all.count + count);
    return array.subarray(0, width * count) as T;
  };
  const cut = Object.fromEntries(COLUMN_KEYS.map((key) => [key, first(all[key])]));
  return { ...all, ...cut, count };
}

/** Draws `from` to `to - 1` of one column, by default all; a view of the draws where they are doubles in memory. */
export function column(
  columns: DrawnColumns,
  key: ColumnKey,
  index: number,
  from = 0,
  to = columns.count,
): Float64Array {
  if ('read' in columns) return columns.read(key, index, from, to);
  const { count, [key]: array } = columns;
  const part = array.subarray(index * count + from, index * count + to);
  return part instanceof Float64Array ? part : Float64Array.from(part);
}

/** Draws that are looked at together where several columns are read side by side. */
const STRETCH = 2 ** 16;

/** Stretches of draws, one after the other, short enough that all columns of a stretch fit in memory. */
export function* stretches(count: number): Generator<[from: number, to: number]> {
  for (let from = 0; from < count; from += STRETCH) yield [from, Math.min(count, from + STRETCH)];
}

/**
 * The answers, draw by draw: the mean over some forecasters of one column each.
 *
 * @param answering the forecasters: see `answeringOf`
 * @param width columns of each forecaster
 */
export function pooled(
  columns: DrawnColumns,
  key: 'outcome' | 'happens',
  answering: readonly number[],
  width: number,
  index: number,
): Float64Array {
  const means = new Float64Array(columns.count);
  for (const [from, to] of stretches(columns.count)) {
    const parts = answering.map((forecaster) => column(columns, key, forecaster * width + index, from, to));
    means.set(average(parts), from);
  }
  return means;
}

/** The mean over some columns, draw by draw; never outside the range of its parts. */
export function average(columns: readonly Float64Array[]): Float64Array {
  const means = new Float64Array(columns[0].length);
  const parts = new Float64Array(columns.length);
  for (let s = 0; s < means.length; s++) {
    for (let c = 0; c < columns.length; c++) parts[c] = columns[c][s];
    means[s] = mean(parts);
  }
  return means;
}
