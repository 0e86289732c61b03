import { betaQuantile } from './beta.ts';
import { UsageError } from './errors.ts';

/** A frequency as estimated from how often it was so. */
export interface Frequency {
  /** Mean of what is then believed, (k + 1/2) / (n + 1). */
  mean: number;
  low: number;
  high: number;
}

/**
 * What k of n say of a frequency, starting from Jeffreys' prior: the beta distribution with k + 1/2 and n - k + 1/2. The
 * interval leaves out equal parts at both ends, except that it begins at 0 where k = 0 and ends at 1 where k = n.
 *
 * @param k, n whole numbers
 * @param level probability of the interval, 0.9 by default
 * @throws UsageError where not 0 <= k <= n
 * @see Brown, Cai & DasGupta 2001, the Jeffreys interval and its ends
 */
export function jeffreys(k: number, n: number, level = 0.9): Frequency {
  if (!(k >= 0 && k <= n && n < Infinity)) throw new UsageError(`${k} of ${n}, expected 0 <= k <= n`);
  const [a, b] = [k + 0.5, n - k + 0.5];
  const tail = (1 - level) / 2;
  return {
    mean: a / (a + b),
    low: k === 0 ? 0 : betaQuantile(tail, a, b),
    high: k === n ? 1 : betaQuantile(1 - tail, a, b),
  };
}
