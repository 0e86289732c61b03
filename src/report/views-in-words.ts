import type { Forecast, OutcomeForecast } from '../forecast/forecast.ts';
import { FAR_APART, type TwoViews } from '../forecast/views.ts';
import type { BaseRate, Compared, Frequency } from '../outside/base-rate/index.ts';
import { count, percent } from './words.ts';

/** An outcome that both views speak of. */
export type Viewed = OutcomeForecast & { views: TwoViews };

export const viewed = ({ outcomes }: Pick<Forecast, 'outcomes'>): Viewed[] =>
  outcomes.filter((outcome): outcome is Viewed => outcome.views !== undefined);

/** `3.9% (1.2% to 12%)` */
export const frequencyInWords = ({ mean, low, high }: Frequency): string =>
  `${percent(mean)} (${percent(low)} to ${percent(high)})`;

/** What a base rate says, in a sentence. */
export function rateInWords({ rate, byDeadline }: TwoViews['rates'][number]): string {
  const scaled = rate.length === undefined ? '' : `; for the time that is left ${frequencyInWords(byDeadline)}`;
  return `${rate.name}: ${count(rate.k)} of ${count(rate.n)}, ${frequencyInWords(rate.frequency)}${scaled}.${besideInWords(rate)}`;
}

/** Comparison classes in a sentence. */
function besideInWords({ beside = {} }: BaseRate): string {
  const one = ({ name, k, n, frequency }: Compared) =>
    `${name} ${count(k)} of ${count(n)}${n === 0 ? '' : `, ${frequencyInWords(frequency)}`}`;
  const all = [...(beside.pairs?.slice(0, 1) ?? []), ...(beside.years ?? [])];
  return all.length === 0 ? '' : ` Beside it: ${all.map(one).join('; ')}.`;
}

/** A warning where the views are far apart. */
export function farApart({ apart, inside, outside }: TwoViews): string | undefined {
  if (apart <= FAR_APART) return undefined;
  const times = apart >= 1000 ? 'over 1,000' : apart < 10 ? apart.toFixed(1) : count(Math.round(apart));
  const [more, less] = outside.mean > inside ? ['record', 'models'] : ['models', 'record'];
  return `The views are far apart: the odds of the ${more} are ${times} times those of the ${less}. One of them misses something.`;
}

/** How the views are put together. */
export function weightsInWords({ weights }: TwoViews): string {
  const { inside, learnedFrom } = weights;
  const how =
    learnedFrom === undefined
      ? 'with equal weights, since fewer than 20 resolved claims of both views are in the ledger'
      : `with weights of ${percent(inside)} and ${percent(1 - inside)}, learned from ${count(learnedFrom)} resolved claims`;
  return (
    `Together: the mean in log odds, ${how}. Outside: the mean of its base rates in log odds, each at a constant rate for the time ` +
    'that is left; in brackets the 90% interval. What never or always happened in the draws counts as half a draw.'
  );
}
