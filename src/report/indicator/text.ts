import type { IndicatorPeriod, Season } from '../../outside/series/index.ts';
import type { Table } from '../table/table.ts';
import { tableLines } from '../table/text.ts';
import { bar } from '../terminal/bar.ts';
import { type Paint, pad, unpainted, WIDTH, wrap } from '../terminal/lines.ts';
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

/** Cells of the longest bar at 80 columns; a wider terminal has longer ones, a narrow one none. */
const BAR = 13;
/** So many empty periods in a row become one line. */
const MANY = 4;

/** An indicator for a terminal: period by period, cooperation to the left and conflict to the right. */
export function indicatorText(shown: ShownIndicator, paint: Paint = unpainted, width = WIDTH): string {
  const incomplete = incompleteInWords(shown);
  const lines = [
    ...wrap(shown.name, 0, width).map(paint.bold),
    ...wrap(indicatorInWords(shown), 0, width),
    '',
    ...periodLines(shown, paint, width),
    ...(incomplete ? wrap(incomplete, 0, width) : []),
    ...seasonLines(shown, paint, width),
    '',
    ...wrap(changesMethodInWords(shown), 0, width).map(paint.dim),
  ];
  return `${lines.join('\n')}\n`;
}

function periodLines(shown: ShownIndicator, paint: Paint, width: number): string[] {
  const { by, periods } = shown.indicator;
  const changes = changesInWords(shown);
  const [head, ...rows] = tableLines(barTable(periods, by, width), { paint, width });
  const lines = width < NARROW ? [] : [head];
  // On a narrow terminal each period takes several lines.
  const each =
    width < NARROW
      ? periods.map((period) => tableLines(barTable([period], by, width), { paint, width }).slice(1))
      : rows.map((row) => [row]);
  for (let i = 0; i < periods.length; ) {
    const changed = changes.filter(({ at }) => at === i);
    lines.push(...changed.map(({ text }) => paint.bold(pad(`◆ ${text}`, width).trimEnd())));
    const empty = emptyFrom(i, periods, changes);
    if (empty >= MANY)
      lines.push(
        paint.dim(`${periods[i].name.padEnd(12)}to ${periods[i + empty - 1].name}: nothing in ${count(empty)} ${by}s`),
      );
    else lines.push(...each[i]);
    i += empty >= MANY ? empty : 1;
  }
  return lines;
}

/** Fewer columns than this have no room for bars. */
const NARROW = 78;

/** Periods with bars to the left and to the right of a line. */
function barTable(periods: readonly IndicatorPeriod[], by: string, width: number): Table<IndicatorPeriod> {
  const most = Math.max(1, ...periods.flatMap(({ cooperation, conflict }) => [cooperation, conflict]));
  const cells = BAR + Math.max(0, Math.floor((width - WIDTH) / 2));
  return {
    columns: [
      { title: by.toUpperCase(), show: ({ name, complete }) => `${name}${complete ? '' : '*'}`, width: 12 },
      { title: 'EVENTS', show: ({ events }) => count(events), align: 'right', width: 7 },
      {
        ...{ title: '', mark: 'bar', align: 'right', gap: 1, width: cells },
        show: ({ cooperation }) => bar(cooperation / most, cells),
      },
      { title: 'COOPERATION', show: ({ cooperation }) => count(cooperation), align: 'right', width: 7 },
      { title: '  CONFLICT', show: ({ conflict }) => `│${count(conflict).padStart(6)}`, gap: 1, width: 8 },
      { title: '', mark: 'bar', show: ({ conflict }) => bar(conflict / most, cells), width: cells },
      {
        ...{ title: 'SHARE', align: 'right', width: 6 },
        show: ({ conflictShare }) => (conflictShare === undefined ? '-' : roughPercent(conflictShare)),
      },
      {
        ...{ title: 'INTENSITY', align: 'right', width: 10 },
        show: ({ meanIntensity }) => intensityInWords(meanIntensity),
      },
    ],
    rows: periods,
  };
}

/** How many periods from one on hold nothing, up to the next change. */
function emptyFrom(from: number, periods: readonly IndicatorPeriod[], changes: readonly ChangeInWords[]): number {
  let i = from;
  while (i < periods.length && periods[i].events === 0 && (i === from || !changes.some(({ at }) => at === i))) i++;
  return i - from;
}

function seasonLines({ seasons }: ShownIndicator, paint: Paint, width: number): string[] {
  if (!seasons) return [];
  return [
    '',
    ...seasonTable(seasons.weekdays, paint),
    '',
    ...seasonTable(seasons.months, paint),
    ...wrap(seasonsInWords(seasons), 0, width),
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
