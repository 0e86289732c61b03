import { UsageError } from '../../numeric/errors.ts';
import type { RateChoice } from './choose-rate.ts';
import { hawkesAtLeastOne } from './hawkes-forecast.ts';
import { type AtLeastOne, poissonAtLeastOne } from './poisson.ts';

/** At least one event by a date, by both rates and by the one chosen. */
export interface ByDate {
  /** The last day that counts, since 1970-01-01, and how many there are from the day after the record to it. */
  by: number;
  days: number;
  poisson: AtLeastOne;
  /** Without an interval where the parameters have no standard errors. */
  hawkes?: { probability: number } & Partial<AtLeastOne>;
  chosen: { probability: number } & Partial<AtLeastOne>;
}

/**
 * Probability of at least one event between the end of a record and a date, the date included.
 *
 * @param by days since 1970-01-01
 * @throws UsageError if it is not a whole number after the last day of the record
 */
export function atLeastOneBy({ to, chosen, poisson, hawkes }: RateChoice, by: number): ByDate {
  if (!Number.isSafeInteger(by) || by <= to) {
    throw new UsageError(`by day ${by}, expected a whole number above ${to}, the last day of the record`);
  }
  const days = by - to;
  const constant = poissonAtLeastOne(poisson, days);
  const exciting = hawkes && hawkesAtLeastOne(hawkes, hawkes.carried, hawkes.covariance, days);
  const best = chosen === 'hawkes' && exciting ? exciting : constant;
  return { by, days, poisson: constant, ...(exciting && { hawkes: exciting }), chosen: best };
}
