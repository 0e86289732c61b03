import { countOf } from '../../numeric/count-of.ts';
import { dateOf } from '../../numeric/days.ts';
import { tooFew } from '../../outside/base-rate/credibility.ts';
import type { BaseRate, Window } from '../../outside/base-rate/index.ts';
import { count, percent } from '../words/numbers.ts';

/** What the numbers are, wherever base rates are shown. */
export const BASE_RATES_IN_WORDS =
  'Rate: mean and 90% interval of the frequency, given the windows that count, by the beta distribution with k + 1/2 and ' +
  'n - k + 1/2 (Jeffreys). A window counts if it was observed to its end and shares no day with an earlier one that counts. ' +
  'The interval takes the windows to be independent: where one cause ended many of them, it is too narrow.';

/** What is said of other pairs beside a base rate. */
export const HIGHER_IN_WORDS =
  'Higher: the probability that the frequency of that pair is higher than the one above, each by its own beta distribution.';

/** A frequency of k of n in a table: with under ten windows only its 90% interval, since a mean would be read as knowledge. */
export const rateInTable = (n: number, { mean, low, high }: BaseRate['frequency']): string =>
  n === 0 ? 'no base rate' : `${tooFew(n) ? 'too few' : percent(mean)} (${percent(low)} to ${percent(high)})`;

/** `5 years`, `30 days`; nothing where no length is known. */
export const lengthInWords = ({ length }: Pick<BaseRate, 'length'>): string =>
  length === undefined ? '' : countOf(Number(length.number.toPrecision(3)), length.unit.slice(0, -1));

/** `47 of 3,110 windows of 5 years: 1.5%, 90% interval 1.2% to 1.9%.` */
export function rateInOneLine(rate: BaseRate): string {
  const { k, n, frequency, source, windows } = rate;
  const length = lengthInWords(rate);
  const what = source === 'claims' ? countOf(n, 'test') : `${countOf(n, 'window')}${length && ` of ${length}`}`;
  if (n === 0) {
    const prior = `${percent(frequency.mean)}, 90% interval ${percent(frequency.low)} to ${percent(frequency.high)}`;
    const none = source === 'events' && windows.length === 0 ? 'Nothing opened a window: ' : '';
    return `${none}0 ${source === 'claims' ? 'tests' : 'windows'} count: there is no base rate, only the prior (${prior}).`;
  }
  const interval = `90% interval ${percent(frequency.low)} to ${percent(frequency.high)}`;
  return `${count(k)} of ${what}: ${tooFew(n) ? 'too few to tell' : percent(frequency.mean)}, ${interval}.`;
}

/** What the time to the outcome says, from all windows; nothing where no day was observed. */
export function survivalInWords({ survival }: BaseRate): string | undefined {
  if (survival === undefined) return undefined;
  const { windows, overlapping, censored, probability, low, high } = survival;
  const left = [
    overlapping > 0 && `${count(overlapping)} that overlap`,
    censored > 0 && `${count(censored)} whose end was not observed`,
  ].filter((part) => part !== false);
  const from = left.length > 0 ? `, with ${left.join(' and ')}` : '';
  const interval =
    low !== undefined && high !== undefined
      ? `, 90% interval ${percent(low)} to ${percent(high)}`
      : '; it gives no interval where the outcome came never, or always';
  const narrow = overlapping > 0 ? ' Windows that overlap are not independent: this interval is too narrow.' : '';
  return `Time to the outcome (Kaplan-Meier), from ${windows === 1 ? 'its one window' : `all ${count(windows)} windows`}${from}: ${percent(probability)} within a window${interval}.${narrow}`;
}

/** Outcomes that came too soon to count. */
export const earlyInWords = ({ early = 0 }: BaseRate): string | undefined =>
  early === 0
    ? undefined
    : `After ${countOf(early, 'trigger')} an outcome came before the window opened, on the same day; the order within a day is not known, so it does not count there.`;

/** When the outcomes that count came, if most of them came close together; of windows of years. */
export function clusterInWords({ windows, k, length }: BaseRate): string | undefined {
  if (length?.unit === 'days') return undefined;
  const days = windows.flatMap(({ state, outcome }) => (state === 'happened' && outcome ? [outcome.day] : []));
  days.sort((a, b) => a - b);
  const [span, least] = [Math.round(10 * 365.2425), Math.max(5, Math.ceil(k / 3))];
  let best = { first: 0, held: 0 };
  for (let i = 0; i < days.length; i++) {
    const held = days.filter((day) => day >= days[i] && day < days[i] + span).length;
    if (held > best.held) best = { first: i, held };
  }
  if (best.held < least) return undefined;
  const [first, last] = [days[best.first], days[best.first + best.held - 1]].map((day) => dateOf(day).slice(0, 4));
  return `${count(best.held)} of the ${count(k)} came from ${first} to ${last}: they are not independent, and the interval is too narrow.`;
}

/** All that is to be said of a base rate below its first line. */
export const baseRateNotes = (rate: BaseRate): string[] =>
  [survivalInWords(rate), earlyInWords(rate), clusterInWords(rate)].filter((note) => note !== undefined);

/** Most windows that are listed one by one without being asked. */
const MOST = 200;

/** The windows to list: all, or, where there are too many, those in which the outcome came. */
export function listedWindows({ windows }: BaseRate, all = false): { shown: Window[]; left: number } {
  if (all || windows.length <= MOST) return { shown: windows, left: 0 };
  const shown = windows.filter(({ outcome }) => outcome !== undefined);
  return { shown, left: windows.length - shown.length };
}

/** How many windows are not listed, by what became of them. */
export function unlistedInWords({ windows }: BaseRate, left: number): string | undefined {
  if (left === 0) return undefined;
  const of = (state: Window['state']) =>
    windows.filter((one) => one.outcome === undefined && one.state === state).length;
  const parts = [
    `${count(of('did not happen'))} in which it did not happen`,
    of('censored') > 0 && `${count(of('censored'))} whose end was not observed`,
    of('overlaps') > 0 && `${count(of('overlaps'))} that overlap`,
  ].filter((part) => part !== false);
  return `Not listed: ${parts.join(', ')}.`;
}

/** What a window was and what came in it; a label that the outcome or the window's own day repeats is left out. */
export function windowInWords({ label, trigger, opens, outcome, state }: Window): string {
  const opened = trigger && trigger.what !== label ? `${label}, ${trigger.what}` : label === dateOf(opens) ? '' : label;
  if (outcome === undefined) return opened;
  const came = `${dateOf(outcome.day)} ${outcome.what}`;
  const named = outcome.what.startsWith(label) ? trigger?.what : opened;
  const late = state === 'censored' ? ' (not counted: the end of the window was not observed)' : '';
  return `${came}${late}${named ? ` (${named})` : ''}`;
}

/** Outcomes that came in windows that count, in the order of time, and the numbers (from 1) of the classes that hold them. */
export function whereItHappened(rates: readonly BaseRate[]): { day: number; what: string; classes: number[] }[] {
  const found = new Map<string, { day: number; what: string; classes: number[] }>();
  for (const [i, { windows }] of rates.entries()) {
    for (const { state, outcome } of windows) {
      if (state !== 'happened' || outcome === undefined) continue;
      const { day, what } = outcome;
      const one = found.get(`${day} ${what}`) ?? { day, what, classes: [] };
      found.set(`${day} ${what}`, one);
      if (one.classes.at(-1) !== i + 1) one.classes.push(i + 1);
    }
  }
  return [...found.values()].sort((a, b) => a.day - b.day || (a.what < b.what ? -1 : 1));
}

/** What the names of all classes begin with, up to a comma, and what tells them apart. */
export function apartNames(rates: readonly Pick<BaseRate, 'name'>[]): { common: string; names: string[] } {
  const parts = rates.map(({ name }) => name.split(', '));
  let same = 0;
  if (rates.length > 1) while (parts.every((one) => one.length > same + 1 && one[same] === parts[0][same])) same++;
  return {
    common: parts[0]?.slice(0, same).join(', ') ?? '',
    names: parts.map((one) => one.slice(same).join(', ')),
  };
}
