/** Mean of the values. */
export function mean(values: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k];
  return sum / values.length;
}

/** Variance of the values, as a whole population (divisor n). */
export function variance(values: Float64Array): number {
  const center = mean(values);
  let sum = 0;
  for (let k = 0; k < values.length; k++) {
    const off = values[k] - center;
    sum += off * off;
  }
  return sum / values.length;
}

/** Standard deviation of the values, as a whole population (divisor n). */
export const standardDeviation = (values: Float64Array): number => Math.sqrt(variance(values));

/**
 * Quantile of values in ascending order, by linear interpolation.
 *
 * @see Hyndman & Fan 1996, definition 7
 */
export function quantileSorted(sorted: Float64Array, p: number): number {
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}

/**
 * Monte Carlo standard error of the mean. Draws are taken in turn from `replicates` independent
 * copies of a sequence; the spread of their means is the error (Owen 1997). With independent
 * draws (replicates = 1) it is the standard deviation over the root of n.
 */
export function standardError(values: Float64Array, replicates: number): number {
  const n = values.length;
  if (replicates === 1) return Math.sqrt(variance(values) / (n - 1));
  const means = new Float64Array(replicates);
  const counts = new Float64Array(replicates);
  for (let k = 0; k < n; k++) {
    means[k % replicates] += values[k];
    counts[k % replicates] += 1;
  }
  for (let r = 0; r < replicates; r++) means[r] /= counts[r];
  return standardDeviation(means) / Math.sqrt(replicates - 1);
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

/** Share of the values in each of `bins` equal intervals from low to high. */
export function histogram(values: Float64Array, low: number, high: number, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  const scale = bins / (high - low);
  for (let k = 0; k < values.length; k++) {
    const bin = Math.floor((values[k] - low) * scale);
    counts[Math.min(bins - 1, Math.max(0, bin))]++;
  }
  return counts.map((count) => count / values.length);
}

/** All values of some ascending columns, ascending. */
export function mergeSorted(columns: Float64Array[]): Float64Array {
  if (columns.length === 1) return columns[0];
  const half = columns.length >> 1;
  const a = mergeSorted(columns.slice(0, half));
  const b = mergeSorted(columns.slice(half));
  const merged = new Float64Array(a.length + b.length);
  for (let i = 0, j = 0, k = 0; k < merged.length; k++) {
    merged[k] = j === b.length || (i < a.length && a[i] <= b[j]) ? a[i++] : b[j++];
  }
  return merged;
}
