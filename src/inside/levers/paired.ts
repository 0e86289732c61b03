/** A number with its Monte Carlo standard error. */
export interface Estimate {
  value: number;
  standardError: number;
}

/**
 * Mean of some draws and its Monte Carlo error. Draws are taken in turn from `replicates` independent copies of a sequence,
 * and the spread of their means is the error (Owen 1997); independent draws are one copy each.
 *
 * @param values one a draw; for a gain, the paired differences on common random numbers
 */
export function estimate(values: Float64Array, replicates: number): Estimate {
  const copies = replicates === 1 ? values.length : Math.min(replicates, values.length);
  const sums = new Float64Array(copies);
  const counts = new Float64Array(copies);
  for (let k = 0; k < values.length; k++) {
    sums[k % copies] += values[k];
    counts[k % copies]++;
  }
  let value = 0;
  for (let c = 0; c < copies; c++) value += sums[c] / values.length;
  let squares = 0;
  for (let c = 0; c < copies; c++) squares += (sums[c] / counts[c] - value) ** 2;
  return { value, standardError: copies > 1 ? Math.sqrt(squares / (copies - 1) / copies) : 0 };
}

/**
 * The same for a probability. Where something always or never happened in n draws the spread says nothing, and the error is that
 * of (k + 1/2) / (n + 1), the Jeffreys estimate.
 */
export function probability(values: Float64Array, replicates: number): Estimate {
  const found = estimate(values, replicates);
  if (found.value > 0 && found.value < 1) return found;
  const shrunk = 0.5 / (values.length + 1);
  return { value: found.value, standardError: Math.sqrt((shrunk * (1 - shrunk)) / values.length) };
}

/** Gains: losses before less losses after, draw by draw. */
export const differences = (before: Float64Array, after: Float64Array): Float64Array =>
  before.map((value, s) => value - after[s]);
