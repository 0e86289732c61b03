import { betaCdf, betaQuantile } from '../../numeric/beta.ts';
import type { BaseRate, ComparedRate } from './base-rate.ts';

/**
 * Base rates side by side: other pairs, other years.
 *
 * @param against the one to compare the others with, by its place; only for classes that have no window in common, since
 * those of nested ones are not independent. By default nothing is compared.
 */
export function compareRates(rates: readonly BaseRate[], against?: number): ComparedRate[] {
  return rates.map(({ name, k, n, frequency, length }, i) => ({
    name,
    k,
    n,
    frequency,
    length,
    ...(against !== undefined && i !== against && { higher: probabilityHigher(rates[i], rates[against]) }),
  }));
}

/** Points at which the first frequency is taken. */
const POINTS = 400;

/**
 * Probability that the first frequency is higher than the second, each by its Jeffreys beta distribution and independent of the
 * other: the mean of the second's distribution function over the quantiles of the first (midpoint rule, within 0.001).
 */
export function probabilityHigher(one: Pick<BaseRate, 'k' | 'n'>, other: Pick<BaseRate, 'k' | 'n'>): number {
  let sum = 0;
  for (let i = 0; i < POINTS; i++) {
    const x = betaQuantile((i + 0.5) / POINTS, one.k + 0.5, one.n - one.k + 0.5);
    sum += betaCdf(x, other.k + 0.5, other.n - other.k + 0.5);
  }
  return sum / POINTS;
}
