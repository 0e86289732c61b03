import { betaQuantile } from '../../numeric/beta.ts';
import { exp, log } from '../../numeric/elementary.ts';
import { gammaQuantile } from '../../numeric/gamma.ts';
import type { Ties } from './daily-counts.ts';

/** A constant rate as estimated from what came in how many days. */
export interface PoissonRate {
  ties: Ties;
  /** Events, or days on which there was one; and days observed. */
  events: number;
  days: number;
  /** Events a day: mean of what is then believed, and its 90% interval. */
  mean: number;
  low: number;
  high: number;
}

/** A probability of at least one event, with its 90% interval for what is not known of the rate. */
export interface AtLeastOne {
  probability: number;
  low: number;
  high: number;
}

const TAIL = 0.05;

/**
 * What a record says of a constant rate, starting from Jeffreys' prior. Of k events in T days: the gamma distribution with shape
 * k + 1/2 and rate T. Where only k days of T are known to have had one: the probability p of such a day has the beta
 * distribution with k + 1/2 and T - k + 1/2, and the rate is -ln(1 - p); for k much below T that is the same. Intervals leave
 * out equal parts at both ends, except that they begin at 0 where k = 0.
 *
 * @param events 0 or more; no more than days where ties are one
 * @param days above 0
 * @see Gelman et al. 2013, Bayesian Data Analysis, section 2.6; Jeffreys 1961
 */
export function poissonRate(events: number, days: number, ties: Ties): PoissonRate {
  const [a, b] = [events + 0.5, days - events + 0.5];
  const about = { ties, events, days };
  if (ties === 'each') {
    const low = events === 0 ? 0 : gammaQuantile(TAIL, a) / days;
    return { ...about, mean: a / days, low, high: gammaQuantile(1 - TAIL, a) / days };
  }
  const rate = (p: number) => -log(1 - p);
  const low = events === 0 ? 0 : rate(betaQuantile(TAIL, a, b));
  return { ...about, mean: rate(a / (a + b)), low, high: rate(betaQuantile(1 - TAIL, a, b)) };
}

/**
 * Probability of at least one event in so many days to come: the mean over what is believed of the rate. Where it is all but
 * certain the mean may lie below the interval, since rare small rates make most of what doubt there is.
 *
 * @param ahead days, 0 or more
 */
export function poissonAtLeastOne({ ties, events, days, low, high }: PoissonRate, ahead: number): AtLeastOne {
  const probability = 1 - exp(-poissonHazard(events, days, ties, ahead));
  return { probability, low: 1 - exp(-low * ahead), high: 1 - exp(-high * ahead) };
}

/**
 * Minus the logarithm of the probability of no event in h days. Events: (k + 1/2) ln(1 + h / T). Days with one: the sum over
 * i < h of ln((T + 1 + i) / (T - k + 1/2 + i)), each day without one being learnt from.
 */
export function poissonHazard(events: number, days: number, ties: Ties, ahead: number): number {
  if (ties === 'each') return (events + 0.5) * log(1 + ahead / days);
  let sum = 0;
  for (let i = 0; i < ahead; i++) sum += log((days + 1 + i) / (days - events + 0.5 + i));
  return sum;
}
