import { log } from '../../numeric/elementary.ts';
import type { Cost } from './pelt.ts';

/** Running sums: sums[i] is that of the first i values. */
function running(n: number, value: (i: number) => number): Float64Array {
  const sums = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) sums[i + 1] = sums[i] + value(i);
  return sums;
}

/**
 * -2 log likelihood of counts that are Poisson with one rate per exposure in a segment, at the best rate, up to a term that
 * is the same for every segmentation: -2 C ln(C / E), C the segment's count and E its exposure; over the dispersion.
 *
 * @param counts how many in each period
 * @param exposure how long each was observed, above 0
 * @param scale dispersion; 1 for a Poisson distribution
 * @see Killick, Fearnhead & Eckley 2012, section 2; McCullagh & Nelder 1989, section 9.2, for the quasi-likelihood
 */
export function poissonCost(counts: ArrayLike<number>, exposure: ArrayLike<number>, scale = 1): Cost {
  const c = running(counts.length, (i) => counts[i]);
  const e = running(counts.length, (i) => exposure[i]);
  if (isSmall(c) && isSmall(e)) return tabled(Int32Array.from(c), Int32Array.from(e), 2 / scale);
  return (from, to) => {
    const sum = c[to] - c[from];
    return sum > 0 ? (-2 * sum * log(sum / (e[to] - e[from]))) / scale : 0;
  };
}

/** Beyond this sum a table of logarithms costs more than it saves. */
const LARGEST = 1_000_000;

const isSmall = (sums: Float64Array): boolean => sums[sums.length - 1] <= LARGEST && sums.every(Number.isInteger);

/**
 * The cost from running sums of whole numbers, with a table of ln 0 (taken as 0), ln 1, ln 2, ...: it is asked for n^2 / 2
 * times.
 */
function tabled(c: Int32Array, e: Int32Array, scale: number): Cost {
  const most = Math.max(c[c.length - 1], e[e.length - 1]);
  const logs = Float64Array.from({ length: most + 1 }, (_, i) => (i > 0 ? log(i) : 0));
  return (from, to) => {
    const sum = (c[to] - c[from]) | 0;
    return scale * sum * (logs[(e[to] - e[from]) | 0] - logs[sum]);
  };
}

/**
 * The same of values that are normal about one mean in a segment, with a known variance: their squared distance from the
 * segment's weighted mean, over the variance.
 *
 * @param weights how many observations each value is the mean of; 0 where there is no value
 * @param variance of one observation
 */
export function meanCost(values: ArrayLike<number>, weights: ArrayLike<number>, variance: number): Cost {
  const centre = values.length > 0 ? centreOf(values, weights) : 0;
  const value = (i: number) => (weights[i] > 0 ? values[i] - centre : 0);
  const w = running(values.length, (i) => weights[i]);
  const x = running(values.length, (i) => weights[i] * value(i));
  const squares = running(values.length, (i) => weights[i] * value(i) ** 2);
  return (from, to) => {
    const weight = w[to] - w[from];
    if (weight === 0) return 0;
    const sum = x[to] - x[from];
    return Math.max(0, squares[to] - squares[from] - (sum * sum) / weight) / variance;
  };
}

/** The mean, so that running sums of squares lose no digits to it. */
function centreOf(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    if (weights[i] > 0) sum += weights[i] * values[i];
    total += weights[i];
  }
  return total > 0 ? sum / total : 0;
}
