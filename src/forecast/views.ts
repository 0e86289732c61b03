import type { ResolvedViews } from '../ledger/score/resolved-views.ts';
import { betaQuantile } from '../numeric/beta.ts';
import { dayOf } from '../numeric/days.ts';
import { exp, log } from '../numeric/elementary.ts';
import { checkParts } from '../numeric/given.ts';
import type { Frequency } from '../numeric/jeffreys.ts';
import type { BaseRate } from '../outside/base-rate/base-rate.ts';
import { credibility, tooFew } from '../outside/base-rate/credibility.ts';
import type { SituationRecord } from '../record/record.ts';
import type { BearingRate, Forecast, OutcomeForecast, TwoViews } from './forecast.ts';

const DAYS_A_YEAR = 365.2425;
/** Views whose odds differ by more than this factor are pointed out. */
export const FAR_APART = 5;

export interface ViewOptions {
  /** Weight of the inside view, 0-1; one half by default. */
  inside?: number | undefined;
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
 * Combines a forecast with the record. Where the record bears on an outcome, the answer pools both.
 *
 * @param record base rates that bear on an outcome, by its id; rates without any window are ignored
 */
export function withRecord(
  forecast: Forecast,
  record: Readonly<Record<string, BaseRate[]>>,
  options: ViewOptions = {},
): Forecast {
  checkParts(forecast, 'withRecord', 'a forecast, as `forecast` returns it', ['outcomes']);
  checkParts(record, 'withRecord', 'the rates of a record: `(await recordOf(situation, sources)).record.rates`');
  const outcomes = forecast.outcomes.map((outcome): OutcomeForecast => {
    const rates = (Object.hasOwn(record, outcome.id) ? record[outcome.id] : []).filter(({ n }) => n > 0);
    if (rates.length === 0) return outcome;
    const views = twoViews(forecast, outcome, rates, options);
    const { mean, low, high } = views.pooled;
    return { ...outcome, answer: { probability: mean, low, high, of: 'models and record' }, views };
  });
  return { ...forecast, outcomes: outcomes.map((outcome) => asComplement(outcome, outcomes)) };
}

/**
 * What the record says of an outcome it says of its opposite too: "no deal by then" beside "a deal by then". So where the record bears
 * on one of them alone, both still add up to one.
 */
function asComplement(outcome: OutcomeForecast, outcomes: readonly OutcomeForecast[]): OutcomeForecast {
  if (outcome.views) return outcome;
  const bare = ({ when }: OutcomeForecast) => when.trim().replace(/^\((\w+)\)$/, '$1');
  const opposite = (of: OutcomeForecast) => /^not (?:(\w+)|\((.*)\))$/.exec(of.when.trim())?.slice(1).find(Boolean);
  const other = outcomes.find(
    (one) => one.views && one.by === outcome.by && (opposite(outcome) === bare(one) || opposite(one) === bare(outcome)),
  );
  if (!other) return outcome;
  const { probability, low, high, of } = other.answer;
  return { ...outcome, answer: { probability: 1 - probability, low: 1 - high, high: 1 - low, of } };
}

function twoViews(
  forecast: Forecast,
  outcome: OutcomeForecast,
  rates: BaseRate[],
  { inside: stated = 0.5, learnedFrom }: ViewOptions,
): TwoViews {
  const days = daysLeft(forecast, outcome);
  const bearing = bearingOf(rates, days);
  const outside = outsideOf(bearing);
  const inside = resolvable(outcome.probability.value, drawsOf(forecast));
  const known = credibility(bearing.reduce((sum, { windows }) => sum + windows, 0));
  // A short record takes part of what its view would weigh; the models get the rest.
  const weight = stated / (stated + (1 - stated) * known);
  const weights = { inside: weight, outside: 1 - weight };
  const together = (part: keyof Frequency) => poolLogOdds([inside, outside[part]], [weight, 1 - weight]);
  const models = Object.values(outcome.models).map(({ value }) => value);
  // The range of its factors belongs to an outcome that turns on an agreement.
  if (outcome.deal) models.push(outcome.answer.low, outcome.answer.high);
  return {
    ...{ inside, outside, rates: bearing },
    pooled: {
      mean: together('mean'),
      low: Math.min(together('low'), outside.low, ...models),
      high: Math.max(together('high'), outside.high, ...models),
    },
    weights: { ...weights, credibility: known, ...(learnedFrom !== undefined && { learnedFrom }) },
    apart: exp(Math.abs(logit(inside) - logit(outside.mean))),
  };
}

/** Base rates brought to the time that is left, with their parts in the outside view. */
function bearingOf(rates: BaseRate[], days: number | undefined): BearingRate[] {
  const scaled = rates.map((rate) => {
    const times = timesOf(rate, days);
    const windows = rate.n / Math.max(1, times ?? 1);
    return { rate, times, windows, counts: credibility(windows) };
  });
  const all = scaled.reduce((sum, { counts }) => sum + counts, 0);
  return scaled.map(({ rate, times, windows, counts }) => ({
    ...{ rate, byDeadline: forTime(bounded(rate), times) },
    ...(times !== undefined && { days }),
    ...{ windows, tooFew: tooFew(windows), weight: counts / all },
  }));
}

function outsideOf(bearing: BearingRate[]): Frequency {
  const weights = bearing.map(({ weight }) => weight);
  const pooled = (part: keyof Frequency) =>
    poolLogOdds(
      bearing.map(({ byDeadline }) => byDeadline[part]),
      weights,
    );
  const telling = bearing.filter((one) => !one.tooFew);
  // Where none is long enough to tell, none is short beside another: the range holds them all.
  const held = telling.length > 0 ? telling : bearing;
  return {
    mean: pooled('mean'),
    low: Math.min(pooled('low'), ...held.map(({ byDeadline }) => byDeadline.low)),
    high: Math.max(pooled('high'), ...held.map(({ byDeadline }) => byDeadline.high)),
  };
}

/** A share of n draws, away from 0 and 1 as far as n draws can tell: the Jeffreys estimate. */
const resolvable = (p: number, n: number) => Math.min(1 - 0.5 / (n + 1), Math.max(0.5 / (n + 1), p));

/** Draws that a share of them is resolved to; where nothing is uncertain, a few draws say as much as the usual number. */
const drawsOf = ({ settings }: Forecast) => (settings.certain ? Math.max(settings.samples, 8192) : settings.samples);

function daysLeft({ at, asOf }: Forecast, { by }: OutcomeForecast): number | undefined {
  const from = at ?? asOf;
  if (from === undefined || by === undefined) return undefined;
  return Math.max(1, dayOf(by) - dayOf(from));
}

/**
 * The frequency with its interval by quantiles at both ends: the one to show begins at 0 where it never happened, and no mean in
 * log odds can be taken with that.
 */
function bounded({ frequency, k, n }: BaseRate): Frequency {
  const at = (tail: number) => betaQuantile(tail, k + 0.5, n - k + 0.5);
  return { ...frequency, ...(k === 0 && { low: at(0.05) }), ...(k === n && { high: at(0.95) }) };
}

/** How many windows the time that is left would hold; undefined where one of the two is not known. */
function timesOf({ length }: BaseRate, days: number | undefined): number | undefined {
  if (length === undefined || days === undefined) return undefined;
  return days / (length.unit === 'years' ? length.number * DAYS_A_YEAR : length.number);
}

/** The frequency in so many times its window, if the rate is constant: 1 - (1 - p)^times; as it is where that is not known. */
function forTime(frequency: Frequency, times: number | undefined): Frequency {
  if (times === undefined) return frequency;
  const scaled = (p: number) => 1 - exp(times * log(1 - Math.min(1 - 1e-12, p)));
  const clear = (p: number) => Math.min(1 - 1e-12, Math.max(1e-12, scaled(p)));
  return { mean: clear(frequency.mean), low: clear(frequency.low), high: clear(frequency.high) };
}

/** With fewer resolved claims the weights are equal. */
export const FEWEST_RESOLVED = 20;

/** How to weigh the two views, as learned from resolved claims; equally where there are too few. */
export function learnedWeights(resolved: readonly ResolvedViews[]): ViewOptions {
  const inside = learnedWeight(resolved);
  return inside === undefined ? {} : { inside, learnedFrom: resolved.length };
}

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

/** The forecast with the outside view of its situation beside the inside one, weighed as resolved questions have taught. */
export const fromBothSides = (forecast: Forecast, { rates, resolved }: Pick<SituationRecord, 'rates' | 'resolved'>) =>
  withRecord(forecast, rates, learnedWeights(resolved));
