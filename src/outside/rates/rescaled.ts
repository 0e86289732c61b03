import { exp, log } from '../../numeric/elementary.ts';
import type { DailyCounts } from './daily-counts.ts';
import type { HawkesParameters } from './hawkes-likelihood.ts';

/**
 * Waiting times between days with events, in expected events rather than days: if the process is as the parameters say, they
 * are exponential with mean 1. On the day of the event itself only a part of what was expected had passed before it came; that
 * part is drawn, which makes the theorem exact for whole days.
 *
 * @param parameters a branching of 0 makes it a Poisson process
 * @param uniform draws numbers in (0, 1)
 * @returns one for each day with events
 * @see Papangelou 1972; Ogata 1988; Haslinger, Pipa & Brown 2010 for whole days
 */
export function rescaledTimes(
  { days, counts }: DailyCounts,
  { background, branching, decay }: HawkesParameters,
  uniform: () => number,
): Float64Array {
  const times = new Float64Array(days.length);
  let carried = 0;
  for (let i = 0; i < days.length; i++) {
    const silent = i > 0 ? days[i] - days[i - 1] - 1 : days[i];
    const left = exp(-decay * silent);
    const passed = background * silent + branching * carried * (1 - left);
    carried *= left;
    const today = background + branching * (1 - exp(-decay)) * carried;
    times[i] = passed - log(1 - uniform() * (1 - exp(-today)));
    carried = exp(-decay) * carried + counts[i];
  }
  return times;
}

/** How far values are from a distribution, and how often they would be that far by chance. */
export interface Kolmogorov {
  n: number;
  /** Greatest distance between the two distribution functions, 0-1. */
  distance: number;
  /** Probability of a greater one, were the values from the distribution; parameters fitted to them make it too large. */
  p: number;
}

/**
 * Kolmogorov's test that values are exponential with mean 1.
 *
 * @param values one or more
 */
export function testExponential(values: Float64Array): Kolmogorov {
  const n = values.length;
  const sorted = values.slice().sort();
  let distance = 0;
  for (let i = 0; i < n; i++) {
    const level = 1 - exp(-sorted[i]);
    distance = Math.max(distance, level - i / n, (i + 1) / n - level);
  }
  return { n, distance, p: kolmogorovP(distance, n) };
}

/**
 * Probability of a greater distance between n values and the distribution they come from.
 *
 * @see Kolmogorov 1933; Stephens 1970 for small n
 */
export function kolmogorovP(distance: number, n: number): number {
  const root = Math.sqrt(n);
  const x = distance * (root + 0.12 + 0.11 / root);
  // The series alternates too slowly near 0, where the probability is 1 to three digits.
  if (x < 0.3) return 1;
  let p = 0;
  for (let k = 1; k <= 100; k++) p += (k % 2 === 1 ? 2 : -2) * exp(-2 * k * k * x * x);
  return Math.min(1, Math.max(0, p));
}
