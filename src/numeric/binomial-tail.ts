import { exp, log } from './elementary.ts';

/**
 * The probability of at least `hits` successes in n trials.
 *
 * @param hits, n whole numbers
 * @param p probability of one success, 0-1
 */
export function binomialTail(hits: number, n: number, p: number): number {
  if (hits <= 0) return 1;
  if (hits > n || p <= 0) return 0;
  if (p >= 1) return 1;
  // Below the middle the other tail is the short one: P(X >= h) = 1 - P(n - X >= n - h + 1).
  if (hits <= n * p) return Math.max(0, 1 - binomialTail(n - hits + 1, n, 1 - p));
  let term = hits * log(p) + (n - hits) * log(1 - p);
  for (let k = 1; k <= hits; k++) term += log((n - hits + k) / k);
  let probability = exp(term);
  let sum = 0;
  for (let k = hits; k <= n && probability > 1e-18 * sum; k++) {
    sum += probability;
    probability *= ((n - k) / (k + 1)) * (p / (1 - p));
  }
  return Math.min(1, sum);
}
