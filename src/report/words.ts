import type { Estimate } from '../forecast/forecast.ts';

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

/** A probability in percent: two digits near 0 and 100, whole numbers between. */
export function percent(p: number): string {
  const value = 100 * p;
  const decimals = value > 0 && value < 100 && (value < 1 || value > 99) ? 2 : value < 10 || value > 90 ? 1 : 0;
  const shown = value.toFixed(decimals);
  if (value > 0 && Number(shown) === 0) return '<0.01%';
  if (value < 100 && Number(shown) === 100) return '>99.99%';
  return `${Number(shown)}%`;
}

/** A share in whole percent, with the ends only where they are exact. */
export function roughPercent(p: number): string {
  if (p > 0 && p < 0.01) return '<1%';
  if (p < 1 && p > 0.99) return '>99%';
  return `${Math.round(100 * p)}%`;
}

/** A probability with its Monte Carlo standard error, in percent. */
export function percentWithError({ value, standardError }: Estimate): string {
  return `${percent(value)} ± ${Number((100 * standardError).toPrecision(1))}`;
}

/** Thousands with commas. */
export const count = (n: number): string => n.toLocaleString('en-US');

/** A difference in hundredths, with its sign. */
export function points(share: number): string {
  const shown = (100 * share).toFixed(1);
  return share > 0 && shown !== '0.0' ? `+${shown}` : shown.replace(/^-0\.0$/, '0.0');
}

/** A share in percent with one decimal, so that neighbours can be told apart, and its Monte Carlo standard error. */
export function shareWithError({ value, standardError }: Estimate): string {
  return `${(100 * value).toFixed(1)}% ± ${Number((100 * standardError).toPrecision(1))}`;
}

/** What room for manoeuvre is, wherever the number is shown. */
export const ROOM_IN_WORDS =
  'Room for manoeuvre: of all outcomes of the issues on which both take a stance, those that the actor prefers to what the ' +
  'other wants, each counted with the probability that it prevails in a contest of everyone (capability after dependence ' +
  'times salience; vetoes come on top). Without a partner: if that partner met none of its needs.';
