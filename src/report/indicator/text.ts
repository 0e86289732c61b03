import type { Period, Season } from '../../outside/series/index.ts';
import { bar } from '../record/text.ts';
import { type Paint, pad, unpainted, wrap } from '../terminal/lines.ts';
import { count, roughPercent } from '../words/numbers.ts';
import {
  type ChangeInWords,
  changesInWords,
  changesMethodInWords,
  incompleteInWords,
  indicatorInWords,
  intensityInWords,
  type ShownIndicator,
  seasonsInWords,
} from './words.ts';

/** Cells of the longest bar. */
const BAR = 13;
/** So many empty periods in a row become one line. */
const MANY = 4;

/** An indicator for a terminal of 80 columns: period by period, cooperation to the left and conflict to the right. */
export function indicatorText(shown: ShownIndicator, paint: Paint = unpainted): string {
  const incomplete = incompleteInWords(shown);
  const lines = [
    ...wrap(shown.name).map(paint.bold),
    ...wrap(indicatorInWords(shown)),
    '',
    ...periodLines(shown, paint),
    ...(incomplete ? wrap(incomplete) : []),
    ...seasonLines(shown, paint),
    '',
    ...wrap(changesMethodInWords(shown)).map(paint.dim),
  ];
  return `${lines.join('\n')}\n`;
}

function periodLines(shown: ShownIndicator, paint: Paint): string[] {
  const { by, periods } = shown.indicator;
  const changes = changesInWords(shown);
  const most = Math.max(1, ...periods.flatMap(({ cooperation, conflict }) => [cooperation, conflict]));
  const head = `${by.toUpperCase().padEnd(12)}${'EVENTS'.padStart(7)}${'COOPERATION'.padStart(BAR + 8)}   ${'CONFLICT'.padEnd(BAR + 7)}${'SHARE'.padStart(6)}${'INTENSITY'.padStart(10)}`;
  const lines = [paint.bold(head)];
  for (let i = 0; i < periods.length; ) {
    const here = changes.filter(({ at }) => at === i);
    lines.push(...here.map((change) => changeLine(change, paint)));
    const empty = emptyFrom(i, periods, changes);
    if (empty >= MANY)
      lines.push(
        paint.dim(`${periods[i].name.padEnd(12)}to ${periods[i + empty - 1].name}: nothing in ${count(empty)} ${by}s`),
      );
    else lines.push(periodLine(periods[i], most, paint));
    i += empty >= MANY ? empty : 1;
  }
  return lines;
}

/** How many periods from one on hold nothing, up to the next change. */
function emptyFrom(from: number, periods: readonly Period[], changes: readonly ChangeInWords[]): number {
  let i = from;
  while (i < periods.length && periods[i].events === 0 && (i === from || !changes.some(({ at }) => at === i))) i++;
  return i - from;
}

const changeLine = ({ text }: ChangeInWords, paint: Paint): string => paint.bold(pad(`◆ ${text}`, 80).trimEnd());

function periodLine(period: Period, most: number, paint: Paint): string {
  const { name, complete, events, cooperation, conflict, conflictShare, meanIntensity } = period;
  const left = paint.cyan(bar(cooperation / most, BAR).padStart(BAR));
  const right = paint.cyan(bar(conflict / most, BAR).padEnd(BAR));
  const share = conflictShare === undefined ? '-' : roughPercent(conflictShare);
  const about = `${`${name}${complete ? '' : '*'}`.padEnd(12)}${count(events).padStart(7)}`;
  return `${about} ${left}${count(cooperation).padStart(7)} │${count(conflict).padStart(6)} ${right}${share.padStart(6)}${intensityInWords(meanIntensity).padStart(10)}`;
}

function seasonLines({ seasons }: ShownIndicator, paint: Paint): string[] {
  if (!seasons) return [];
  return [
    '',
    ...seasonTable(seasons.weekdays, paint),
    '',
    ...seasonTable(seasons.months, paint),
    ...wrap(seasonsInWords(seasons)),
  ];
}

function seasonTable(all: readonly Season[], paint: Paint): string[] {
  const most = Math.max(0, ...all.flatMap(({ cooperation, conflict }) => [cooperation, conflict]));
  const decimals = most >= 100 ? 0 : most >= 10 ? 1 : 2;
  const row = (name: string, cell: (season: Season) => string) =>
    `${name.padEnd(12)}${all.map((season) => cell(season).padStart(5)).join('')}`;
  const rate = (value: number) => (value === 0 ? '0' : value.toFixed(decimals));
  return [
    paint.bold(row('A DAY IN', ({ name }) => name)),
    row('cooperation', ({ cooperation }) => rate(cooperation)),
    row('conflict', ({ conflict }) => rate(conflict)),
  ];
}
