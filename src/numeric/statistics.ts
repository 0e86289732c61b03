import { mean } from './mean.ts';
import { ROUNDING } from './rounding.ts';

/** A number with its Monte Carlo standard error. */
export interface Estimate {
  value: number;
  standardError: number;
}

/**
 * The value below which a share p of a sample lies, between neighbours in proportion.
 *
 * @param ascending the sample, in ascending order
 * @param p 0-1
 * @param n only the first n values count; all by default
 * @see Hyndman & Fan 1996, definition 7
 * @example sampleQuantile(Float64Array.of(1, 2, 4), 0.75) // 3
 */
export function sampleQuantile(ascending: Float64Array, p: number, n = ascending.length): number {
  const at = p * (n - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, n - 1);
  return ascending[below] + (at - below) * (ascending[above] - ascending[below]);
}

/**
 * Variance of all values of some columns of equal length, as a whole population (divisor n).
 *
 * @param columns gone through twice, one after the other: they need not be in memory together
 */
export function variance(columns: Iterable<Float64Array>): number {
  const means: number[] = [];
  let length = 0;
  for (const column of columns) {
    means.push(mean(column));
    length = column.length;
  }
  const center = mean(means);
  let sum = 0;
  for (const column of columns) {
    for (let k = 0; k < column.length; k++) {
      const off = column[k] - center;
      sum += off * off;
    }
  }
  return sum / means.length / length;
}

/**
 * Standard deviation of all values of some columns, as a whole population; 0 if it is rounding.
 *
 * @param range length of the scale that the values lie on
 */
export function standardDeviation(range: number, columns: Iterable<Float64Array>): number {
  const deviation = Math.sqrt(variance(columns));
  return deviation > ROUNDING * range ? deviation : 0;
}

/**
 * Monte Carlo standard error of the mean. Draws are taken in turn from `replicates` independent
 * copies of a sequence; the spread of their means is the error (Owen 1997). With independent
 * draws (replicates = 1) it is the standard deviation over the root of n.
 *
 * @param range length of the scale that the values lie on; 1 for shares and probabilities
 * @returns 0 if the values differ by nothing but their rounding
 */
export function standardError(values: Float64Array, replicates: number, range = 1): number {
  const n = values.length;
  if (standardDeviation(range, [values]) === 0) return 0;
  if (replicates === 1) return Math.sqrt(variance([values]) / (n - 1));
  const means = new Float64Array(replicates);
  for (let k = 0, r = 0; k < n; k++) {
    means[r] += values[k];
    r = r + 1 < replicates ? r + 1 : 0;
  }
  for (let r = 0; r < replicates; r++) means[r] /= Math.ceil((n - r) / replicates);
  return Math.sqrt(variance([means]) / (replicates - 1));
}

/**
 * Standard error of a probability. Where it never or always happened in n draws, the spread says
 * nothing, and the error is that of (k + 1/2) / (n + 1), the Jeffreys estimate.
 */
export function probabilityError(values: Float64Array, replicates: number): number {
  const p = mean(values);
  if (p > 0 && p < 1) return standardError(values, replicates);
  const n = values.length;
  const shrunk = 0.5 / (n + 1);
  return Math.sqrt((shrunk * (1 - shrunk)) / n);
}
