import { sampleQuantile } from '../numeric/statistics.ts';
import type { Draws } from './draws.ts';
import { daysOf, itemsInOrder } from './draws.ts';
import { recountRow, type Supposed } from './likelihood.ts';
import type { Explained, Matrix } from './matrix.ts';
import { bayes, over, priorOf } from './posterior.ts';

/** Where a probability lies over the draws: 5% to 95%, and the mean. */
export interface Interval {
  low: number;
  high: number;
  mean: number;
}

/** The answer for one explanation. */
export interface ExplanationAnswer {
  id: string;
  name: string;
  partOf?: string;
  /** At best guesses, 0-1. */
  prior: number;
  /** At best guesses, 0-1; missing where all explanations are impossible. */
  posterior?: number;
  /** Missing where nothing is uncertain. */
  interval?: Interval;
  /** The share of the draws in which it is the most probable of those without parts; 0-1. */
  leads?: number;
}

/** The posteriors after all that was known on a day. */
export interface Running {
  /** Undefined before the first day: what has no date. */
  date?: string;
  /** Ids of the items that came on this day. */
  items: string[];
  /** By explanation, in their order; missing where all are impossible. */
  posterior?: number[];
  intervals?: Interval[];
}

/** The interval of each explanation at a step of the draws. */
export function intervalsAt(explanations: readonly Explained[], draws: Draws, step: number): Interval[] {
  const sorted = new Float64Array(draws.draws);
  return explanations.map(({ leaves }) => {
    let n = 0;
    let sum = 0;
    for (let d = 0; d < draws.draws; d++) {
      let value = 0;
      for (const k of leaves) value += draws.values[step][d * draws.leaves + k];
      if (Number.isNaN(value)) continue;
      sorted[n++] = Math.min(1, value);
      sum += Math.min(1, value);
    }
    const ascending = sorted.subarray(0, n).sort();
    if (n === 0) return { low: Number.NaN, high: Number.NaN, mean: Number.NaN };
    return { low: sampleQuantile(ascending, 0.05, n), high: sampleQuantile(ascending, 0.95, n), mean: sum / n };
  });
}

/** Prior and posterior of each explanation, with its interval where there are draws. */
export function answers(
  matrix: Matrix,
  posterior: Float64Array | undefined,
  draws: Draws | undefined,
): ExplanationAnswer[] {
  const prior = priorOf(matrix);
  const last = draws && draws.steps.length - 1;
  const intervals = draws && intervalsAt(matrix.explanations, draws, last as number);
  const leads = draws && leadShares(draws, last as number);
  return matrix.explanations.map(({ id, name, partOf, leaves }, e) => ({
    ...{ id, name, ...(partOf !== undefined && { partOf }), prior: over(prior, leaves) },
    ...(posterior && { posterior: over(posterior, leaves) }),
    ...(intervals && posterior && !Number.isNaN(intervals[e].mean) && { interval: intervals[e] }),
    ...(leads && leaves.length === 1 && { leads: leads[leaves[0]] }),
  }));
}

function leadShares({ draws, leaves, values }: Draws, step: number): Float64Array {
  const counts = new Float64Array(leaves);
  for (let d = 0; d < draws; d++) {
    let best = -1;
    for (let k = 0; k < leaves; k++) {
      const value = values[step][d * leaves + k];
      if (!Number.isNaN(value) && (best < 0 || value > values[step][d * leaves + best])) best = k;
    }
    if (best >= 0) counts[best] += 1 / draws;
  }
  return counts;
}

/** The posteriors day by day, as the evidence came. What has no date counts from the beginning. */
export function running(matrix: Matrix, draws: Draws | undefined): Running[] {
  const prior = priorOf(matrix);
  const finite = new Float64Array(prior.length);
  const zeros = new Int32Array(prior.length);
  const counted = new Set<number>();
  const notYet = (r: number) =>
    new Map(matrix.rows[r].items.flatMap((i): [number, Supposed][] => (counted.has(i) ? [] : [[i, 'out']])));
  const steps: Running[] = [];
  const add = (i: number) => {
    const { row } = matrix.items[i];
    const before = notYet(row);
    counted.add(i);
    recountRow(matrix, row, { finite, zeros }, before, notYet(row));
  };
  const close = (date: string | undefined, items: string[]) => {
    const now = bayes(prior, { finite, zeros });
    const step = draws && date !== undefined ? draws.steps.indexOf(date) : -1;
    steps.push({
      ...(date !== undefined && { date }),
      items,
      ...(now && { posterior: matrix.explanations.map(({ leaves }) => over(now, leaves)) }),
      ...(draws && step >= 0 && { intervals: intervalsAt(matrix.explanations, draws, step) }),
    });
  };
  const order = itemsInOrder(matrix);
  const undated = order.filter((i) => matrix.items[i].date === undefined);
  undated.forEach(add);
  close(
    undefined,
    undated.map((i) => matrix.items[i].id),
  );
  let at = undated.length;
  for (const day of daysOf(matrix)) {
    const ids: string[] = [];
    for (; at < order.length && matrix.items[order[at]].date === day; at++) {
      add(order[at]);
      ids.push(matrix.items[order[at]].id);
    }
    close(day, ids);
  }
  return steps;
}
