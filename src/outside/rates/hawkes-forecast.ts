import { exp, log } from '../../numeric/elementary.ts';
import { Z_95 } from '../../numeric/normal.ts';
import type { DailyCounts } from './daily-counts.ts';
import type { HawkesParameters } from './hawkes-likelihood.ts';
import type { AtLeastOne } from './poisson.ts';

/** What a history still brings: sum over its events of exp(-decay age), age 0 on the day after them; its slope by decay. */
export interface CarriedExcitement {
  excitement: number;
  byDecay: number;
}

/** What is carried over to the day after the last one observed. */
export function carriedOver({ days, counts, length }: DailyCounts, decay: number): CarriedExcitement {
  let excitement = 0;
  let byDecay = 0;
  for (let i = 0; i < days.length; i++) {
    const age = length - 1 - days[i];
    const left = counts[i] * exp(-decay * age);
    excitement += left;
    byDecay -= age * left;
  }
  return { excitement, byDecay };
}

/**
 * Events expected in the days after a history until the first one comes: background days + branching excitement (1 -
 * exp(-decay days)). Exact: as long as there is none, nothing is added to what the history brings.
 *
 * @param days 0 or more
 * @see Daley & Vere-Jones 2003, section 7.2
 */
export const hawkesHazard = (
  { background, branching, decay }: HawkesParameters,
  { excitement }: CarriedExcitement,
  days: number,
): number => background * days + branching * excitement * (1 - exp(-decay * days));

/**
 * Probability of at least one event in the days after a history, 1 - exp(-hazard), with its 90% interval for what is not known
 * of the parameters: ln hazard is taken as normal, with the variance that
 * theirs gives it (the delta method).
 *
 * @param covariance of ln background, logit branching and ln decay; without it the interval is missing
 * @param days above 0
 */
export function hawkesAtLeastOne(
  parameters: HawkesParameters,
  carried: CarriedExcitement,
  covariance: number[][] | undefined,
  days: number,
): { probability: number } & Partial<AtLeastOne> {
  const { background, branching, decay } = parameters;
  const total = hawkesHazard(parameters, carried, days);
  if (!covariance || total <= 0) return { probability: 1 - exp(-total) };
  const left = exp(-decay * days);
  const slopes = [
    (background * days) / total,
    (branching * (1 - branching) * carried.excitement * (1 - left)) / total,
    (decay * branching * (carried.byDecay * (1 - left) + carried.excitement * days * left)) / total,
  ];
  const variance = slopes.reduce(
    (sum, a, i) => sum + slopes.reduce((row, b, j) => row + a * b * covariance[i][j], 0),
    0,
  );
  const at = (z: number) => 1 - exp(-exp(log(total) + z * Math.sqrt(variance)));
  return { probability: 1 - exp(-total), low: at(-Z_95), high: at(Z_95) };
}
