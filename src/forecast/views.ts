import { exp, log } from '../inside/sampling/elementary.ts';
import type { BaseRate } from '../outside/base-rate/base-rate.ts';
import { betaQuantile } from '../outside/base-rate/beta.ts';
import type { Frequency } from '../outside/base-rate/jeffreys.ts';
import { MS_A_DAY } from '../situation/day.ts';
import type { Forecast, OutcomeForecast } from './forecast.ts';

const DAYS_A_YEAR = 365.2425;
/** Views whose odds differ by more than this factor are pointed out. */
export const FAR_APART = 5;

/** A base rate as it bears on an outcome. */
export interface BearingRate {
  rate: BaseRate;
  /** The frequency for the time that is left until the deadline, at a constant rate; as it is where no time is known. */
  byDeadline: Frequency;
}

/** An outcome from both sides. */
export interface TwoViews {
  /** What the models say; never quite 0 or 1, since so many draws cannot tell that. */
  inside: number;
  /** What the record says: the mean of its base rates in log odds, with a 90% interval. */
  outside: Frequency;
  rates: BearingRate[];
  /** Both together: the weighted mean in log odds. The interval is that of the outside view carried through. */
  pooled: Frequency;
  weights: {
    inside: number;
    outside: number /** Resolved claims that the weights were learned from. */;
    learnedFrom?: number;
  };
  /** The ratio of the larger odds to the smaller. */
  apart: number;
}

export interface ViewOptions {
  /** Weight of the inside view, 0-1; one half if left out. */
  inside?: number;
  /** Resolved claims that the weight was learned from. */
  learnedFrom?: number;
}

const logit = (p: number) => log(p / (1 - p));
const logistic = (x: number) => 1 / (1 + exp(-x));

/** Probabilities pooled in log odds: the logistic of the weighted mean of the logits. @see Genest & Zidek 1986 */
export function poolLogOdds(probabilities: readonly number[], weights: readonly number[]): number {
  const total = weights.reduce((sum, w) => sum + w, 0);
  return logistic(probabilities.reduce((sum, p, i) => sum + (weights[i] / total) * logit(p), 0));
}

/**
 * Puts the record beside what the models say.
 *
 * @param record base rates that bear on an outcome, by its id
 */
export function withRecord(
  forecast: Forecast,
  record: Readonly<Record<string, BaseRate[]>>,
  options: ViewOptions = {},
): Forecast {
  const outcomes = forecast.outcomes.map((outcome) => {
    const rates = Object.hasOwn(record, outcome.id) ? record[outcome.id] : [];
    return rates.length === 0 ? outcome : { ...outcome, views: twoViews(forecast, outcome, rates, options) };
  });
  return { ...forecast, outcomes };
}

function twoViews(
  forecast: Forecast,
  outcome: OutcomeForecast,
  rates: BaseRate[],
  { inside: weight = 0.5, learnedFrom }: ViewOptions,
): TwoViews {
  const days = daysLeft(forecast, outcome);
  const bearing = rates.map((rate) => ({ rate, byDeadline: forTime(rate, days) }));
  const equal = rates.map(() => 1);
  const outside = each((part) =>
    poolLogOdds(
      bearing.map(({ byDeadline }) => byDeadline[part]),
      equal,
    ),
  );
  const inside = resolvable(outcome.probability.value, forecast.settings.samples);
  const weights = { inside: weight, outside: 1 - weight };
  return {
    ...{ inside, outside, rates: bearing },
    pooled: each((part) => poolLogOdds([inside, outside[part]], [weights.inside, weights.outside])),
    weights: { ...weights, ...(learnedFrom !== undefined && { learnedFrom }) },
    apart: exp(Math.abs(logit(inside) - logit(outside.mean))),
  };
}

const each = (of: (part: keyof Frequency) => number): Frequency => ({
  mean: of('mean'),
  low: of('low'),
  high: of('high'),
});

/** A share of n draws, away from 0 and 1 as far as n draws can tell: the Jeffreys estimate. */
const resolvable = (p: number, n: number) => Math.min(1 - 0.5 / (n + 1), Math.max(0.5 / (n + 1), p));

function daysLeft({ at, asOf }: Forecast, { by }: OutcomeForecast): number | undefined {
  const from = at ?? asOf;
  if (from === undefined || by === undefined) return undefined;
  return Math.max(1, (Date.parse(by) - Date.parse(from)) / MS_A_DAY);
}

/**
 * The frequency with its interval by quantiles at both ends: the one to show begins at 0 where it never happened, and no mean in
 * log odds can be taken with that.
 */
function bounded({ frequency, k, n }: BaseRate): Frequency {
  const at = (tail: number) => betaQuantile(tail, k + 0.5, n - k + 0.5);
  return { ...frequency, ...(k === 0 && { low: at(0.05) }), ...(k === n && { high: at(0.95) }) };
}

/** The frequency in another length of time, if the rate is constant: 1 - (1 - p)^(time / length). */
function forTime(rate: BaseRate, days: number | undefined): Frequency {
  const { length } = rate;
  const frequency = bounded(rate);
  if (length === undefined || days === undefined) return frequency;
  const time = days / (length.unit === 'years' ? length.number * DAYS_A_YEAR : length.number);
  const scaled = (p: number) => 1 - exp(time * log(1 - p));
  return each((part) => Math.min(1 - 1e-12, Math.max(1e-12, scaled(Math.min(1 - 1e-12, frequency[part])))));
}

/** Both views of a claim that is resolved. */
export interface ResolvedViews {
  inside: number;
  outside: number;
  happened: boolean;
}

/** With fewer resolved claims the weights are equal. */
export const FEWEST_RESOLVED = 20;

/**
 * The weight of the inside view that would have given the best log score on resolved claims; undefined with fewer than 20.
 * The score is concave in the weight: found by golden section.
 *
 * @see Yao et al. 2018, stacking
 */
export function learnedWeight(resolved: readonly ResolvedViews[]): number | undefined {
  if (resolved.length < FEWEST_RESOLVED) return undefined;
  const clear = (p: number) => Math.min(1 - 1e-6, Math.max(1e-6, p));
  const score = (weight: number) =>
    resolved.reduce((sum, { inside, outside, happened }) => {
      const p = poolLogOdds([clear(inside), clear(outside)], [weight, 1 - weight]);
      return sum + log(happened ? p : 1 - p);
    }, 0);
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [0, 1];
  for (let round = 0; round < 40; round++) {
    const a = high - ratio * (high - low);
    const b = low + ratio * (high - low);
    if (score(a) < score(b)) low = a;
    else high = b;
  }
  return (low + high) / 2;
}
