import type { Estimate, Forecast, OutcomeForecast } from '../../forecast/forecast.ts';
import { inThousands } from '../../numeric/count-of.ts';

/** Text without control characters and without marks that turn the direction of what follows. */
export function plainText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a hostile name must not steer the terminal
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g, ' ');
}

/** A value of a scale with as many decimals as its range needs to show 1 part in 100. */
export function onScale(value: number, { low, high }: { low: number; high: number }): string {
  const decimals = Math.min(12, Math.max(0, 2 - Math.floor(Math.log10(high - low) + 1e-9)));
  const shown = value.toFixed(decimals);
  return Number(shown) === 0 ? shown.replace('-', '') : shown;
}

/** A number to so many digits, as short as it can be written. */
export const digits = (value: number, most: number): string => String(Number(value.toPrecision(most)));
export const twoDigits = (value: number): string => digits(value, 2);

/** A number with three digits that count, and a sign of minus as it is printed. */
export const threeDigits = (value: number): string => digits(value, 3).replace(/^-/, '−');

/**
 * A frequency of the record in percent: two digits near 0 and 100, whole numbers between. For a forecast's probability see
 * `chance`.
 */
export function percent(p: number): string {
  const value = 100 * p;
  const decimals = value > 0 && value < 100 && (value < 1 || value > 99) ? 2 : value < 10 || value > 90 ? 1 : 0;
  const shown = value.toFixed(decimals);
  if (value > 0 && Number(shown) === 0) return '<0.01%';
  if (value < 100 && Number(shown) === 100) return '>99.99%';
  return `${Number(shown)}%`;
}

/** A probability in percent as a forecast tells it: whole, with one decimal below 1% and above 99%. */
export function chance(p: number): string {
  if (p <= 0) return '0%';
  if (p >= 1) return '100%';
  if (p < 0.001) return '<0.1%';
  if (p > 0.999) return '>99.9%';
  return `${Number((100 * p).toFixed(p < 0.01 || p > 0.99 ? 1 : 0))}%`;
}

/**
 * A share of all draws, of what was learned or of all models: as `chance`, but what came in none of them is "<0.01%", and what came
 * in all ">99.99%". Fewer draws tell less: of 256 draws of 7 models none is "<0.03%".
 *
 * @param settings those of the forecast
 */
export function shareOfDraws(p: number, { samples, models, certain, calibration }: Forecast['settings']): string {
  if (p > 0 && p < 1) return chance(p);
  // Half of the least share that could have come.
  const least = certain ? 0 : 50 / (samples * (calibration ? 1 : models.length));
  const told = Math.max(0.01, Math.ceil(100 * least) / 100);
  return p <= 0 ? `<${told}%` : `>${Number((100 - told).toFixed(2))}%`;
}

/** The answer to what is asked: never 0% or 100%. */
export const answered = ({ answer }: OutcomeForecast, settings: Forecast['settings']): string =>
  answer.of === 'models' ? shareOfDraws(answer.probability, settings) : chance(answer.probability);

/** From the lowest to the highest: "0% to 98%", or one number where both are written alike. */
export function chanceRange(low: number, high: number): string {
  const ends = [chance(low), chance(high)];
  return ends[0] === ends[1] ? ends[0] : `${ends[0]} to ${ends[1]}`;
}

/**
 * What the models say of an outcome, from the lowest to the highest; nothing of a single one. Where they are at one and the answer
 * is calibrated to something else, they do not agree with it.
 */
export function modelsSay({ models, probability }: Pick<OutcomeForecast, 'models' | 'probability'>): string {
  const said = Object.values(models).map(({ value }) => value);
  const [low, high] = [Math.min(...said), Math.max(...said)];
  if (said.length < 2) return '';
  if (high - low > 0.005) return chanceRange(low, high);
  const apart = Math.max(high - probability.value, probability.value - low);
  return apart <= 0.02 ? `all ${said.length} agree` : `all ${said.length} say ${chanceRange(low, high)}`;
}

/**
 * " ± 2 points" where the Monte Carlo error is large: half a point or more, or half of a rare share. Else nothing: beside the range
 * over the models it would pass for how sure the forecast is.
 */
export function errorIfLarge({ value, standardError }: Estimate): string {
  if (value === 0 || value === 1) return '';
  const rare = Math.min(value, 1 - value);
  const large = standardError >= 0.005 || (rare > 0 && standardError >= rare / 2 && standardError >= 0.0005);
  const shown = Number((100 * standardError).toPrecision(1));
  return large ? ` ± ${shown} ${shown === 1 ? 'point' : 'points'}` : '';
}

/** A share in whole percent, with the ends only where they are exact. */
export function roughPercent(p: number): string {
  if (p > 0 && p < 0.01) return '<1%';
  if (p < 1 && p > 0.99) return '>99%';
  return `${Math.round(100 * p)}%`;
}

/** A share in whole percent. */
export const wholePercent = (share: number): string => `${Math.round(100 * share)}%`;

/** Thousands with commas. */
export const count = (n: number): string => inThousands(n);

/** A difference in hundredths, with its sign. */
export function points(share: number): string {
  const shown = (100 * share).toFixed(1);
  return share > 0 && shown !== '0.0' ? `+${shown}` : shown.replace(/^-0\.0$/, '0.0');
}

/** What room for manoeuvre is, wherever the number is shown. */
export const ROOM_IN_WORDS =
  'Room for manoeuvre: of all outcomes of the issues on which both take a stance, those that the actor prefers to what the ' +
  'other wants, each counted with the probability that it prevails in a contest of everyone (capability after dependence ' +
  'times salience; vetoes come on top). Without a partner: if that partner met none of its needs.';
