import type { BearingRate, Forecast, OutcomeForecast, TwoViews } from '../../forecast/forecast.ts';
import { FAR_APART } from '../../forecast/views.ts';
import { countOf } from '../../numeric/count-of.ts';
import { tooFew } from '../../outside/base-rate/credibility.ts';
import type { BaseRate, ComparedRate, Frequency } from '../../outside/base-rate/index.ts';
import { lengthInWords } from '../base-rate/words.ts';
import { chance, chanceRange, count, digits, percent } from '../words/numbers.ts';

/** An outcome that both views speak of. */
export type Viewed = OutcomeForecast & { views: TwoViews };

export const viewed = ({ outcomes }: Pick<Forecast, 'outcomes'>): Viewed[] =>
  outcomes.filter((outcome): outcome is Viewed => outcome.views !== undefined);

/** `3.9% (1.2% to 12%)` */
export const frequencyInWords = ({ mean, low, high }: Frequency): string =>
  `${percent(mean)} (${percent(low)} to ${percent(high)})`;

/** A frequency of k of n: with under ten windows only its 90% interval, since a mean would be read as knowledge. */
export const rateOfFew = (n: number, frequency: Frequency): string =>
  tooFew(n) ? `too few to tell (${percent(frequency.low)} to ${percent(frequency.high)})` : frequencyInWords(frequency);

/** What a base rate says, in a sentence or two. */
export function rateInWords({ rate, byDeadline, days, windows, weight, ...one }: BearingRate): string {
  const { k, n, name, source, frequency } = rate;
  const length = lengthInWords(rate);
  const what = `${source === 'claims' ? countOf(n, 'test') : countOf(n, 'window')}${length && ` of ${length}`}`;
  const left =
    days === undefined
      ? ''
      : `; for the ${countOf(Math.round(days), 'day')} that are left ${one.tooFew ? `too few to tell (${chanceRange(byDeadline.low, byDeadline.high)})` : oddsInWords(byDeadline)}`;
  const short = tooFew(n) || !one.tooFew ? '' : ` So much time is as long as ${digits(windows, 1)} of these windows.`;
  const counts = one.tooFew ? ` It counts as ${chance(weight)} of the record.` : '';
  return `${name}: ${count(k)} of ${what}, ${rateOfFew(n, frequency)}${left}.${short}${counts}${besideInWords(rate)}`;
}

/** A probability with its range as a forecast tells it. */
export const oddsInWords = ({ mean, low, high }: Frequency): string => `${chance(mean)} (${chanceRange(low, high)})`;

/** Comparison classes in a sentence. */
function besideInWords({ beside = {} }: BaseRate): string {
  const one = ({ name, k, n, frequency }: ComparedRate) =>
    `${name} ${count(k)} of ${count(n)}${n === 0 ? '' : `, ${rateOfFew(n, frequency)}`}`;
  const all = [...(beside.pairs?.slice(0, 1) ?? []), ...(beside.years ?? [])];
  return all.length === 0 ? '' : ` Beside it: ${all.map(one).join('; ')}.`;
}

/** A warning where the views are far apart. */
export function farApart({ apart, inside, outside }: TwoViews): string | undefined {
  if (apart <= FAR_APART) return undefined;
  const times = apart >= 1000 ? 'over 1,000' : apart < 10 ? apart.toFixed(1) : count(Math.round(apart));
  const [more, less] = outside.mean > inside ? ['record', 'inside view'] : ['inside view', 'record'];
  return `The views are far apart: the odds of the ${more} are ${times} times those of the ${less}. One of them is missing something.`;
}

/** How the views are put together, and what their ranges hold. */
export function weightsInWords({ weights, rates }: TwoViews): string {
  const { inside, outside, credibility, learnedFrom } = weights;
  const how =
    learnedFrom === undefined
      ? 'with equal weights, since fewer than 20 resolved claims of both views are in the ledger'
      : `with weights learned from ${count(learnedFrom)} resolved claims`;
  const less =
    credibility >= 0.95
      ? ''
      : `; the record counts less for being short (n / (n + 10) for n windows), which leaves ${chance(inside)} to the inside view and ${chance(outside)} to it`;
  const scaled = rates.some(({ days }) => days !== undefined);
  const as = rates.filter(({ days }) => days === undefined);
  const time = scaled
    ? `${as.length > 0 ? '' : ', each'} at a constant rate for the time that is left`
    : ', as they are: the time that is left, or the length of their windows, is not known';
  const left =
    scaled && as.length > 0 ? ` (${as.map(({ rate }) => `“${rate.name}”`).join(', ')}: as it is, no length known)` : '';
  const [few, enough] = [rates.some(({ tooFew }) => tooFew), rates.some((one) => !one.tooFew)];
  const narrower =
    few && enough ? '; a record of under ten windows widens it by its weight alone, since it cannot tell' : '';
  return (
    `Together: the mean in log odds, ${how}${less}. Its range holds what every model says and the range of the record. ` +
    `Record: the mean of its base rates in log odds, by how long they are${time}${left}; its range holds their 90% intervals${narrower}. ` +
    'What never or always happened in the draws counts as half a draw.'
  );
}
