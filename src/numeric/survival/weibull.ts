import { exp, power } from '../elementary.ts';

/**
 * A Weibull distribution of the time to an event: S(t) = exp(-(t / scale)^shape). The hazard is constant at shape 1, rises above
 * it and falls below it.
 *
 * @see Weibull 1951; Kalbfleisch & Prentice 2002, section 2.2
 */
export interface Weibull {
  /** Above 0. */
  shape: number;
  /** The time by which 63% have had the event, above 0; Infinity where it never comes. */
  scale: number;
}

/** The hazard added up from 0 to a time: -log S(t). */
export function cumulativeHazard({ shape, scale }: Weibull, time: number): number {
  if (!(time > 0) || scale === Infinity) return 0;
  return time === Infinity ? Infinity : power(time / scale, shape);
}

/** Probability that the event has not come by a time. */
export const survivalAt = (law: Weibull, time: number): number => exp(-cumulativeHazard(law, time));

/**
 * Probability that the event comes within `more` of a time to which it has not come: (F(time + more) - F(time)) / (1 - F(time)).
 *
 * @param time, more 0 or more
 */
export const probabilityWithin = (law: Weibull, time: number, more: number): number =>
  1 - exp(cumulativeHazard(law, time) - cumulativeHazard(law, time + more));
