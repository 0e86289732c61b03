import { mean } from '../../numeric/mean.ts';
import { type Estimate, probabilityError, standardError } from '../../numeric/statistics.ts';

/**
 * Mean of some draws and its Monte Carlo error.
 *
 * @param values one a draw; for a gain, the paired differences on common random numbers
 */
export const estimate = (values: Float64Array, replicates: number): Estimate => ({
  value: mean(values),
  standardError: values.length > 1 ? standardError(values, Math.min(replicates, values.length)) : 0,
});

/** The same for a probability; its error is never 0. */
export const probability = (values: Float64Array, replicates: number): Estimate => ({
  value: mean(values),
  standardError: probabilityError(values, Math.min(replicates, values.length)),
});

/** Gains: losses before minus losses after, draw by draw. */
export const differences = (before: Float64Array, after: Float64Array): Float64Array =>
  before.map((value, s) => value - after[s]);
