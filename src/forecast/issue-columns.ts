import { average, type ColumnKey, column, type DrawnColumns, stretches } from '../engine/columns.ts';
import type { Counted } from './counted.ts';

/** What forecasters said of one issue in the draws that count: all, or those with room for the agreement that settles it. */
export interface IssueColumns {
  /** One forecaster's outcomes. */
  of(forecaster: number): Float64Array;
  /** Those of several, one after the other; each is read when its turn comes, since all may not fit in memory. */
  each(forecasters: readonly number[]): Iterable<Float64Array>;
  /** Those of several, some draws of all of them at a time. */
  sideBySide(forecasters: readonly number[]): Iterable<Float64Array[]>;
  /** The mean over several, draw by draw. */
  average(forecasters: readonly number[]): Float64Array;
  /** The outcomes by what was learned, drawn once more for the same inputs. */
  again(): Float64Array;
}

/**
 * The columns of an issue.
 *
 * @param issues number of issues
 * @param m the issue
 * @param counted the draws that count
 */
export function issueColumns(drawn: DrawnColumns, issues: number, m: number, counted: Counted): IssueColumns {
  const part = (key: ColumnKey, index: number, from: number, to: number) =>
    counted.of(column(drawn, key, index, from, to), from);
  const of = (forecaster: number) => part('outcome', forecaster * issues + m, 0, drawn.count);
  const sideBySide = (forecasters: readonly number[]) =>
    repeatable(function* () {
      for (const [from, to] of stretches(drawn.count)) {
        const together = forecasters.map((forecaster) => part('outcome', forecaster * issues + m, from, to));
        if (together[0].length > 0) yield together;
      }
    });
  return {
    of,
    each: (forecasters) =>
      repeatable(function* () {
        for (const forecaster of forecasters) yield of(forecaster);
      }),
    sideBySide,
    average(forecasters) {
      const means = new Float64Array(drawn.count);
      let n = 0;
      for (const together of sideBySide(forecasters)) {
        means.set(average(together), n);
        n += together[0].length;
      }
      return means.subarray(0, n);
    },
    again: () => part('again', m, 0, drawn.count),
  };
}

/** What can be gone through more than once. */
const repeatable = <T>(begin: () => Iterator<T>): Iterable<T> => ({ [Symbol.iterator]: begin });
