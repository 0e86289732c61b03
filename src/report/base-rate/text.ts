import { dateOf } from '../../numeric/days.ts';
import type { BaseRate, Compared } from '../../outside/base-rate/index.ts';
import { type Paint, pad, unpainted, WIDTH, wrap } from '../terminal/lines.ts';
import { count, roughPercent } from '../words/numbers.ts';
import {
  apartNames,
  BASE_RATES_IN_WORDS,
  HIGHER_IN_WORDS,
  leftInWords,
  lengthInWords,
  listed,
  notesOf,
  rateInOneLine,
  rateInTable,
  whereItHappened,
  windowInWords,
} from './words.ts';

/** Columns of a table that names take. */
const NAME = 39;

export interface BaseRateTextOptions {
  /** List every window, however many there are. */
  all?: boolean;
  paint?: Paint;
}

/** A base rate for a terminal of 80 columns: the rate, what it is the rate of, and the windows one by one. */
export function baseRateText(rate: BaseRate, { all, paint = unpainted }: BaseRateTextOptions = {}): string {
  const lines = [
    ...wrap(rate.name).map(paint.bold),
    ...wrap(rateInOneLine(rate)),
    ...wrap(rate.definition),
    ...notesOf(rate).flatMap((note) => wrap(note)),
    ...besideLines(rate, paint),
    ...windowLines(rate, all, paint),
    '',
    ...wrap(BASE_RATES_IN_WORDS).map(paint.dim),
  ];
  return `${lines.join('\n')}\n`;
}

/** Base rates side by side, and below them where it happened, with the numbers of the classes that hold it. */
export function baseRatesText(rates: readonly BaseRate[], paint: Paint = unpainted): string {
  const { common, names } = apartNames(rates);
  const rows = rates.flatMap(({ k, n, frequency }, i) => {
    const [first, ...more] = wrap(`${i + 1}. ${names[i]}`, 0, NAME);
    const outOf = `${count(k)} of ${count(n)}`.padStart(13);
    return [`${pad(first, NAME)}${outOf}  ${rateInTable(n, frequency)}`, ...more.map((line) => `   ${line}`)];
  });
  const happened = whereItHappened(rates).flatMap(({ day, what, classes }) =>
    wrap(`${dateOf(day)}  ${what} (${classes.join(', ')})`),
  );
  const lengths = [...new Set(rates.map(lengthInWords))].filter(Boolean).join(' or ');
  const lines = [
    ...(common ? wrap(common).map(paint.bold) : []),
    paint.bold(`${pad('CLASS', NAME)}${'HAPPENED'.padStart(13)}  RATE (90% INTERVAL)`),
    ...rows,
    '',
    paint.bold('WHERE IT HAPPENED (AND IN WHICH OF THE CLASSES)'),
    ...(happened.length > 0 ? happened : ['nowhere']),
    '',
    ...wrap(`${lengths && `Each window holds ${lengths}. `}${BASE_RATES_IN_WORDS}`).map(paint.dim),
  ];
  return `${lines.join('\n')}\n`;
}

/** Comparison classes, each with the probability that its frequency is higher. */
function besideLines({ beside = {} }: BaseRate, paint: Paint): string[] {
  const table = (heading: string, rows: readonly Compared[] = [], note?: string) => {
    if (rows.length === 0) return [];
    const head = `${pad(heading, NAME - 4)}${'HAPPENED'.padStart(11)}  ${'RATE (90% INTERVAL)'.padEnd(24)}${note ? 'HIGHER' : ''}`;
    const lines = rows.map(({ name, k, n, frequency, higher }) => {
      const share = rateInTable(n, frequency).padEnd(24);
      const more = higher === undefined || n === 0 ? '' : roughPercent(higher).padStart(6);
      return `${pad(name, NAME - 4)}${`${count(k)} of ${count(n)}`.padStart(11)}  ${share}${more}`.trimEnd();
    });
    return ['', paint.bold(head.trimEnd()), ...lines, ...(note ? wrap(note).map(paint.dim) : [])];
  };
  return [...table('OTHER PAIRS', beside.pairs, HIGHER_IN_WORDS), ...table('BY YEAR', beside.years)];
}

function windowLines(rate: BaseRate, all: boolean | undefined, paint: Paint): string[] {
  const { shown, left } = listed(rate, all);
  const rest = leftInWords(rate, left);
  if (shown.length === 0) return rest === undefined ? [] : ['', ...wrap(rest)];
  const head = `${'OPENS'.padEnd(12)}${'CLOSES'.padEnd(12)}${'WHAT BECAME OF IT'.padEnd(19)}${'DAYS'.padStart(6)}`;
  const rows = shown.flatMap((window) => [
    `${dateOf(window.opens).padEnd(12)}${dateOf(window.closes).padEnd(12)}${window.state.padEnd(19)}${count(window.days).padStart(6)}`,
    ...[windowInWords(window)].filter(Boolean).flatMap((words) => wrap(words, 4, WIDTH).map(paint.dim)),
  ]);
  return ['', paint.bold(head), ...rows, ...(rest === undefined ? [] : wrap(rest))];
}
