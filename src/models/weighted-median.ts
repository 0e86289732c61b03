import { type Model, STATUS } from './model.ts';
import { sortRows } from './problem.ts';
import { withoutWeight } from './weighted-mean.ts';

/** Sums of weights this close to one half count as one half. */
const TIE = 1e-12;

/** A median as an interval: its ends differ only when the weights on both sides are equal. */
export interface Median {
  low: number;
  high: number;
}

/**
 * The weighted median of the rows in `order[from .. to - 1]`, which must be sorted by position.
 * Rows without weight change nothing.
 *
 * @param median receives both ends; NaN if no row has weight
 * @see Black 1958
 */
export function weightedMedianSorted(
  order: Int32Array,
  position: Float64Array,
  weight: Float64Array,
  from: number,
  to: number,
  median: Median,
): void {
  let total = 0;
  for (let k = from; k < to; k++) total += weight[order[k]];
  median.low = NaN;
  median.high = NaN;
  if (!(total > 0)) return;
  // From the lowest position up, until half of the weight stands there or below.
  let below = 0;
  let balance = -1;
  let k = from;
  for (; balance < -TIE && k < to; k++) {
    below += weight[order[k]];
    balance = below / total - 0.5;
  }
  median.low = position[order[k - 1]];
  // Where it is exactly half, the next row with weight is the other end.
  if (balance <= TIE) while (k < to && weight[order[k]] === 0) k++;
  median.high = balance <= TIE && k < to ? position[order[k]] : median.low;
}

/**
 * The weighted median of some positions.
 *
 * @param positions in any order
 * @param weights not negative, one a position
 * @returns both ends of the median, NaN if no weight is above 0
 * @example weightedMedian([0, 40, 100], [1, 1, 2]); // { low: 40, high: 100 }: the weight is split in half
 */
export function weightedMedian(positions: ArrayLike<number>, weights: ArrayLike<number>): Median {
  const position = Float64Array.from(positions);
  const order = Int32Array.from(position.keys());
  sortRows(order, position, 0, order.length);
  const median = { low: NaN, high: NaN };
  weightedMedianSorted(order, position, Float64Array.from(weights), 0, order.length, median);
  return median;
}

/** The median model: the position no majority of weight wants to leave; a tie gives its midpoint. */
export const weightedMedianModel: Model = {
  name: 'weighted-median',
  title: 'Weighted median',
  says: 'The pivotal actor decides: the position with no more than half of the weight on either side.',
  use: 'Where a vote decides, or one actor can tip the balance; not where everyone must sign.',
  source: 'Black 1958',
  perIssue: true,
  readsStatusQuo: false,
  steps: (actors, issues) => actors * issues,
  prepare(problem) {
    const { issues, start, position, weight, order } = problem;
    const median = { low: 0, high: 0 };
    return ({ outcome, status }) => {
      for (let m = 0; m < issues; m++) {
        weightedMedianSorted(order, position, weight, start[m], start[m + 1], median);
        const none = Number.isNaN(median.low);
        outcome[m] = none ? withoutWeight(problem, m) : (median.low + median.high) / 2;
        status[m] = none ? STATUS.nobodyCares : STATUS.agreed;
      }
    };
  },
};
