import { type CalibrationBin, calibrationCurve } from '../../ledger/score/calibration.ts';
import { countOf } from '../../numeric/count-of.ts';
import { dateOf } from '../../numeric/days.ts';
import { exp } from '../../numeric/elementary.ts';
import { LEAST_MONTHS } from '../../outside/rates/choose-rate.ts';
import type { AtLeastOne, ByDate, HorizonScore, Kolmogorov, RateChoice } from '../../outside/rates/index.ts';
import { aDay } from '../indicator/words.ts';
import { count, percent, twoDigits } from '../words/numbers.ts';

/** Two rates for events of one kind with what is shown of them. */
export interface ShownRate {
  /** Events of which kind, of whom. */
  name: string;
  choice: RateChoice;
  byDates: readonly ByDate[];
}

/** What the two rates are called. */
export const RATE_NAMES = { poisson: 'constant', hawkes: 'self-exciting' } as const;

const months = (n: number): string => countOf(n, 'held-out month');

/** What was counted, in which time. */
export function recordOfRateInWords({ ties, poisson: { events, days }, from, to }: RateChoice): string {
  const time = `${dateOf(from)} to ${dateOf(to)}`;
  if (ties === 'each') return `${countOf(events, 'event')} in ${countOf(days, 'day')}, ${time}.`;
  return `${count(events)} of ${countOf(days, 'day')} had an event, ${time}.`;
}

/** A difference in log score with its sign and standard error, nats a window. */
export function differenceInWords({ mean, standardError }: HorizonScore['better']): string {
  const signed = `${mean < 0 ? '−' : '+'}${Math.abs(mean).toFixed(4)}`;
  return standardError === undefined ? signed : `${signed} ± ${standardError.toFixed(4)}`;
}

/** Which rate forecasts, and why. */
export function choiceInWords({ chosen, months: n, scores, hawkes }: RateChoice): string {
  const by = `Forecast by the ${RATE_NAMES[chosen]} rate: `;
  if (!hawkes) return `${by}with fewer than two days with events nothing can be said of bursts.`;
  if (n < LEAST_MONTHS) return `${by}${months(n)} are too few to choose by; it takes ${LEAST_MONTHS}.`;
  const day = scores.find(({ horizon }) => horizon === 'day');
  const gain = day ? differenceInWords(day.better) : '';
  const than = `log score of the self-exciting rate less that of the constant one, a day of ${months(n)}: ${gain}`;
  if (chosen === 'hawkes') return `${by}it is better by more than one standard error (${than}).`;
  if (hawkes.branching === 0) return `${by}the whole record shows no bursts.`;
  return `${by}the self-exciting one is not better by more than one standard error (${than}).`;
}

/** From this branching on, one event brings ten in the end. */
const NEARLY_ENDLESS = 0.9;

/** What both rates are. */
export function ratesInWords({ poisson, hawkes }: RateChoice): string {
  const constant = `Constant: ${aDay(poisson.mean)} a day (90% interval ${aDay(poisson.low)} to ${aDay(poisson.high)}).`;
  if (!hawkes) return constant;
  if (hawkes.branching === 0) return `${constant} Self-exciting: no event brings others.`;
  const { background, branching, halfLife, errors } = hawkes;
  const within = (error: number | undefined) => (error === undefined ? '' : ` ± ${twoDigits(error)}`);
  const endless = branching > NEARLY_ENDLESS ? ' So many hardly differ from a lasting change of level.' : '';
  const unsure = errors ? '' : ' It has no errors and no interval: an estimate lies at the end of its range.';
  return (
    `${constant} Self-exciting: ${twoDigits(background)}${within(errors?.background)} a day come of themselves; each event brings ` +
    `${twoDigits(branching)}${within(errors?.branching)} more, half of them within ${twoDigits(halfLife)}${within(errors?.halfLife)} days.${endless}${unsure}`
  );
}

/** Whether the waiting times are those that each rate says. */
export function fitInWords({ poisson, hawkes }: RateChoice): string | undefined {
  if (!poisson.fit || !hawkes) return undefined;
  const p = ({ p: value }: Kolmogorov) => (value < 0.001 ? 'p < 0.001' : `p = ${value.toFixed(3)}`);
  return (
    `Waiting times of the whole record, were the rate true: ${p(poisson.fit)} for the constant rate, ${p(hawkes.fit)} for the ` +
    'self-exciting one (Kolmogorov; too large, since the rates were fitted to the same record).'
  );
}

/** A probability with its 90% interval, if it has one: one number where both ends are written alike. */
export function probabilityInWords(shown: { probability: number } & Partial<AtLeastOne>): string {
  // What has a constant rate never is quite certain, even where a number can't tell.
  const [probability, low, high] = [shown.probability, shown.low, shown.high].map(
    (p) => p && Math.min(p, 1 - Number.EPSILON),
  ) as [number, number | undefined, number | undefined];
  if (low === undefined || high === undefined) return percent(probability);
  const [from, to] = [percent(low), percent(high)];
  return `${percent(probability)} (${from === to ? from : `${from} to ${to}`})`;
}

/** Bins of the calibration of a rate: months of weeks fill no more. */
const BINS = 5;

/** Held-out weeks by the probability that a rate gave them. */
export function weekCalibration({ windows }: RateChoice, method: 'poisson' | 'hawkes'): CalibrationBin[] {
  const weeks = windows.filter(({ horizon }) => horizon === 'week');
  if (weeks.length === 0) return [];
  const said = Float64Array.from(weeks, ({ hazards }) => 1 - exp(-hazards[method]));
  const happened = Float64Array.from(weeks, (week) => (week.happened ? 1 : 0));
  return calibrationCurve(said, happened, { equalWidth: BINS });
}

/** What held out, log score and the columns of the tables mean. */
export const HELD_OUT_IN_WORDS =
  'Held out: each whole month after the first 90 days (of more than 60, the last 60) is forecast from all before it, as are its weeks and days. Log score: ' +
  'mean of ln p of what came, 0 is best. Said: mean probability; it should be near to how often there was an event. Earlier: ' +
  'how often windows of that length held one before. ± is one standard error, months taken as independent.';
