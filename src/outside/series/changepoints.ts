import { log } from '../../numeric/elementary.ts';
import { UsageError } from '../../numeric/errors.ts';
import { meanCost, poissonCost } from './costs.ts';
import { dispersion, varianceOfNeighbours } from './dispersion.ts';
import { type Cost, pelt } from './pelt.ts';

/**
 * What a series is taken to be within a segment:
 * - `counts`: counts with one rate and a variance that is a multiple of it (quasi-Poisson), estimated from neighbours. Events
 *   come in bursts: use this for counts of events;
 * - `poisson`: counts whose variance is their mean: finds too many changes where events come in bursts;
 * - `mean`: values about one mean, with one variance throughout, estimated from neighbours.
 */
export type Within = 'counts' | 'poisson' | 'mean';

export interface ChangepointOptions {
  within: Within;
  /** Of counts: how long each period was observed. Of means: how many observations each is of, 0 where there is none. */
  weights?: ArrayLike<number>;
  /** Least number of periods in a segment; 2 by default. */
  minimumLength?: number | undefined;
  /** What a change costs, in -2 log likelihood; 3 ln n by default. */
  penalty?: number;
}

/** A stretch in which nothing changed. */
export interface Segment {
  /** Index of its first period, and of the first after it. */
  from: number;
  to: number;
  /** Events per exposure, or the (weighted) mean; NaN where nothing in it has a weight. */
  level: number;
}

export interface Changepoints {
  within: Within;
  /** Periods, and the least number of them in a segment. */
  n: number;
  minimumLength: number;
  penalty: number;
  /** Of `counts`: their variance over their mean, estimated from neighbours. */
  dispersion?: number;
  /** One more than there are changes. */
  segments: Segment[];
}

/** A cost with what PELT must know of it. */
export interface ChangeModel {
  cost: Cost;
  slack: number;
  minimumLength: number;
  dispersion?: number | undefined;
}

/**
 * Where the level of a series changed: the segmentation with the least -2 log likelihood + 3 m ln n + sum ln(n_i / n), m the
 * changes and n_i the lengths of the segments. This modified BIC was derived for normal means; for counts it is an
 * approximation.
 *
 * @param values one a period
 * @throws UsageError if there are no values, a count or weight is negative or no number, or the least length is not a whole number
 * above 0
 * @see Killick, Fearnhead & Eckley 2012 for the search; Zhang & Siegmund 2007, equation 12, for the penalty
 */
export function changepoints(values: ArrayLike<number>, options: ChangepointOptions): Changepoints {
  const n = values.length;
  const { cost, slack, minimumLength, dispersion: scale } = modelOf(values, options);
  const penalty = options.penalty ?? standardPenalty(n);
  const { changes } = pelt(n, cost, { penalty, minimumLength, slack });
  const segments = [0, ...changes].map((from, i) => {
    const to = changes[i] ?? n;
    return { from, to, level: level(values, options, from, to) };
  });
  const { within } = options;
  return { within, n, minimumLength, penalty, ...(scale !== undefined && { dispersion: scale }), segments };
}

/** What a change costs by the modified BIC: 3 ln n. */
export const standardPenalty = (n: number): number => 3 * log(n);

/** The cost of a series' segments, with the part of the modified BIC that depends on their lengths. */
export function modelOf(values: ArrayLike<number>, options: ChangepointOptions): ChangeModel {
  checkSeries(values, options);
  const { within, minimumLength = 2 } = options;
  const n = values.length;
  const weights = options.weights ?? new Float64Array(n).fill(1);
  const scale = within === 'counts' ? dispersion(values, weights) : undefined;
  const plain = costOf(values, weights, within, scale);
  const lengths = Float64Array.from({ length: n + 1 }, (_, length) => (length > 0 ? log(length / n) : 0));
  const cost = (from: number, to: number) => plain(from, to) + lengths[to - from];
  // Splitting a + b <= n changes the part of the lengths by ln(a b / ((a + b) n)), which is at most -ln 4.
  return { cost, slack: 2 * Math.LN2, minimumLength, dispersion: scale };
}

function costOf(values: ArrayLike<number>, weights: ArrayLike<number>, within: Within, scale = 1): Cost {
  if (within !== 'mean') return poissonCost(values, weights, scale);
  // Values that never differ have no variance to divide by.
  return meanCost(values, weights, Math.max(varianceOfNeighbours(values, weights), 1e-12));
}

function level(values: ArrayLike<number>, { within, weights }: ChangepointOptions, from: number, to: number): number {
  const counts = within !== 'mean';
  let sum = 0;
  let weight = 0;
  for (let i = from; i < to; i++) {
    const w = weights?.[i] ?? 1;
    if (w > 0) sum += counts ? values[i] : w * values[i];
    weight += w;
  }
  return sum / weight;
}

function checkSeries(values: ArrayLike<number>, { within, weights, minimumLength = 2 }: ChangepointOptions): void {
  const counts = within !== 'mean';
  if (values.length === 0) throw new UsageError('a series without values, expected one or more');
  if (weights && weights.length !== values.length) {
    throw new UsageError(`${weights.length} weights for ${values.length} values, expected one each`);
  }
  if (!Number.isSafeInteger(minimumLength) || minimumLength < 1) {
    throw new UsageError(`segments of at least ${minimumLength} periods, expected a whole number above 0`);
  }
  for (let i = 0; i < values.length; i++) {
    const weight = weights?.[i] ?? 1;
    if (!(counts ? weight > 0 : weight >= 0)) throw new UsageError(`period ${i + 1} has the weight ${weight}`);
    const fine = counts ? values[i] >= 0 && values[i] < Infinity : weight === 0 || Number.isFinite(values[i]);
    if (!fine)
      throw new UsageError(`period ${i + 1} has the value ${values[i]}, expected a ${counts ? 'count' : 'number'}`);
  }
}
