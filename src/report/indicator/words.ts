import { dateOf } from '../../numeric/days.ts';
import type { IndicatorChanges } from '../../outside/series/changes.ts';
import type { Indicator, Seasons } from '../../outside/series/index.ts';
import { count, percent, twoDigits } from '../words/numbers.ts';

/** An indicator with all that is shown of it. */
export interface ShownIndicator {
  /** Who to whom, of what. */
  name: string;
  indicator: Indicator;
  changes: IndicatorChanges;
  seasons?: Seasons;
}

/** A change of level, in words. */
export interface ChangeInWords {
  /** Index of the first period of the new level, and its name. */
  at: number;
  period: string;
  kind: 'cooperation' | 'conflict' | 'intensity';
  /** The level before and after: events a day, or the mean intensity. */
  from: number;
  to: number;
  /** "conflict 0.43 → 2.1 a day". */
  text: string;
}

const KINDS = ['cooperation', 'conflict', 'intensity'] as const;

/** Events a day, to two digits. */
export const aDay = (rate: number): string => (rate >= 100 ? count(Math.round(rate)) : twoDigits(rate));

/** A mean intensity with its sign. */
export function intensityInWords(mean: number | undefined): string {
  if (mean === undefined || Number.isNaN(mean)) return '-';
  const shown = mean.toFixed(1);
  return Number(shown) === 0 ? '0.0' : mean > 0 ? `+${shown}` : shown.replace('-', '−');
}

/** Every change of level, in the order of time. */
export function changesInWords({ indicator: { periods }, changes }: ShownIndicator): ChangeInWords[] {
  const found = KINDS.flatMap((kind) => {
    const segments = changes[kind]?.segments ?? [];
    return segments.slice(1).map(({ from, level }, i) => {
      const before = segments[i].level;
      const text =
        kind === 'intensity'
          ? `intensity ${intensityInWords(before)} → ${intensityInWords(level)}`
          : `${kind} ${aDay(before)} → ${aDay(level)} a day`;
      return { at: from, period: periods[from].name, kind, from: before, to: level, text };
    });
  });
  return found.sort((a, b) => a.at - b.at);
}

/** How many events in which time, how many of conflict, and where the level changed. */
export function indicatorInWords(shown: ShownIndicator): string {
  const { by, from, to, periods, outside } = shown.indicator;
  const sum = (kind: 'events' | 'cooperation' | 'conflict' | 'unknown') =>
    periods.reduce((all, period) => all + period[kind], 0);
  const [events, cooperation, conflict, unknown] = [sum('events'), sum('cooperation'), sum('conflict'), sum('unknown')];
  const known = cooperation + conflict;
  const share = known > 0 ? `, ${percent(conflict / known)} of conflict` : '';
  const rest = unknown > 0 ? ` ${count(unknown)} of no known class are in no bar.` : '';
  const left = outside > 0 ? ` ${count(outside)} outside that time are left out.` : '';
  const n = changesInWords(shown).length;
  const changed =
    events === 0
      ? ''
      : n === 0
        ? ' No change of level was found.'
        : ` ${n === 1 ? 'One change' : `${n} changes`} of level.`;
  const plural = events === 1 ? 'event' : 'events';
  return `${count(events)} ${plural} from ${dateOf(from)} to ${dateOf(to)}, by ${by}${share}.${rest}${left}${changed}`;
}

/** Which periods are not whole, if any. */
export function incompleteInWords({ indicator: { periods } }: ShownIndicator): string | undefined {
  const cut = periods.filter(({ complete }) => !complete);
  if (cut.length === 0) return undefined;
  return `* observed in part: ${cut.map(({ name, days }) => `${name}, ${days} ${days === 1 ? 'day' : 'days'}`).join('; ')}.`;
}

/** What changes of level are, and what they are not. */
export function changesMethodInWords({ changes }: ShownIndicator): string {
  const scale = ({ dispersion = 1 }: { dispersion?: number }) => Number(dispersion.toPrecision(2));
  return (
    'Changes of level: the best of all segmentations (PELT, Killick, Fearnhead & Eckley 2012), a change costing 3 ln n and a ' +
    'term for short segments (Zhang & Siegmund 2007). Events come in bursts: their variance, told from neighbours, is ' +
    `${scale(changes.cooperation)} times the mean in cooperation and ${scale(changes.conflict)} times in conflict, and what a ` +
    'change must explain is divided by that. A change says that the news had more or fewer such events, not why.'
  );
}

/** Whether the year can be told from one year's course. */
export function seasonsInWords({ months }: Seasons): string {
  const years = Math.max(0, ...months.map(({ cycles }) => cycles));
  const once = months.length > 0 && years < 2 ? ' The months were seen in one year only: that is no season.' : '';
  return `Means of events a day; nothing is taken out of the series for them.${once}`;
}
