/** Mean of the values. */
export function mean(values: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k];
  return sum / values.length;
}

/** Variance of all values of some columns of equal length, as a whole population (divisor n). */
export function variance(...columns: Float64Array[]): number {
  const center = columns.reduce((sum, column) => sum + mean(column), 0) / columns.length;
  let sum = 0;
  for (const column of columns) {
    for (let k = 0; k < column.length; k++) {
      const off = column[k] - center;
      sum += off * off;
    }
  }
  return sum / columns.length / columns[0].length;
}

/**
 * Monte Carlo standard error of the mean. Draws are taken in turn from `replicates` independent
 * copies of a sequence; the spread of their means is the error (Owen 1997). With independent
 * draws (replicates = 1) it is the standard deviation over the root of n.
 */
export function standardError(values: Float64Array, replicates: number): number {
  const n = values.length;
  // Equal values differ by their rounding.
  if (Math.sqrt(variance(values)) < 1e-12 * Math.abs(mean(values))) return 0;
  if (replicates === 1) return Math.sqrt(variance(values) / (n - 1));
  const means = new Float64Array(replicates);
  const counts = new Float64Array(replicates);
  for (let k = 0; k < n; k++) {
    means[k % replicates] += values[k];
    counts[k % replicates] += 1;
  }
  for (let r = 0; r < replicates; r++) means[r] /= counts[r];
  return Math.sqrt(variance(means) / (replicates - 1));
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
