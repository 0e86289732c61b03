import type { DailyCounts } from './daily-counts.ts';
import { hawkesCovariance } from './hawkes-error.ts';
import { fitHawkes, type HawkesFit } from './hawkes-fit.ts';
import { type CarriedExcitement, carriedOver } from './hawkes-forecast.ts';
import { type Kolmogorov, rescaledTimes, testExponential } from './rescaled.ts';

/** A fitted Hawkes process with all that a forecast from its last day needs. Plain data. */
export interface HawkesRate extends HawkesFit {
  /** Days until half of what an event brings has come. */
  halfLife: number;
  carried: CarriedExcitement;
  /** Of ln background, logit branching and ln decay; missing where an estimate lies at the end of what is allowed. */
  covariance?: number[][];
  /** Standard errors of background, branching and half-life, by the delta method; missing where the covariance is. */
  errors?: { background: number; branching: number; halfLife: number };
  /** Whether the waiting times are those of such a process. */
  fit: Kolmogorov;
}

/**
 * The Hawkes process of a history.
 *
 * @param uniform draws numbers in (0, 1), for the test of fit
 * @returns undefined with fewer than two days with events
 */
export function hawkesRate(history: DailyCounts, uniform: () => number): HawkesRate | undefined {
  const found = fitHawkes(history);
  if (!found) return undefined;
  const halfLife = Math.LN2 / found.decay;
  const covariance = hawkesCovariance(history, found);
  return {
    ...found,
    halfLife,
    carried: carriedOver(history, found.decay),
    ...(covariance && { covariance, errors: errorsOf(found, halfLife, covariance) }),
    fit: testExponential(rescaledTimes(history, found, uniform)),
  };
}

function errorsOf({ background, branching }: HawkesFit, halfLife: number, covariance: number[][]) {
  const error = (i: number) => Math.sqrt(covariance[i][i]);
  return {
    background: background * error(0),
    branching: branching * (1 - branching) * error(1),
    halfLife: halfLife * error(2),
  };
}
