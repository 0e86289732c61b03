import { dateOf } from '../../numeric/days.ts';
import { checkParts } from '../../numeric/given.ts';
import type { BaseRate } from '../../outside/base-rate/index.ts';
import { tableLines } from '../table/text.ts';
import { type Paint, unpainted, WIDTH, wrap } from '../terminal/lines.ts';
import { besideTable, rateTable, windowTable } from './table.ts';
import {
  apartNames,
  BASE_RATES_IN_WORDS,
  baseRateNotes,
  HIGHER_IN_WORDS,
  lengthInWords,
  listedWindows,
  rateInOneLine,
  unlistedInWords,
  whereItHappened,
  windowInWords,
} from './words.ts';

/** How a base rate is laid out. */
export interface BaseRateTextOptions {
  /** List every window, however many there are. */
  all?: boolean | undefined;
  paint?: Paint;
  /** Columns of the terminal; 80 by default. */
  width?: number;
}

/** A base rate for a terminal: the rate, what it is the rate of, and the windows one by one. */
export function baseRateText(rate: BaseRate, options: BaseRateTextOptions = {}): string {
  checkParts(rate, 'baseRateText', 'a base rate, as `baseRate` returns it', ['name', 'frequency', 'windows']);
  const { all, paint = unpainted, width = WIDTH } = options;
  const { shown, left } = listedWindows(rate, all);
  const rest = unlistedInWords(rate, left);
  const lines = [
    ...wrap(rate.name, 0, width).map(paint.bold),
    ...[rateInOneLine(rate), rate.definition, ...baseRateNotes(rate)].flatMap((text) => wrap(text, 0, width)),
    ...(['pairs', 'years'] as const).flatMap((kind) => besideLines(rate, kind, { paint, width })),
    ...(shown.length > 0
      ? ['', ...tableLines(windowTable(rate, shown), { paint, width, note: windowInWords })]
      : rest === undefined
        ? []
        : ['']),
    ...(rest === undefined ? [] : wrap(rest, 0, width)),
    '',
    ...wrap(BASE_RATES_IN_WORDS, 0, width).map(paint.dim),
  ];
  return `${lines.join('\n')}\n`;
}

/** Base rates side by side, and below them where it happened, with the numbers of the classes that hold it. */
export function baseRatesText(rates: readonly BaseRate[], paint: Paint = unpainted, width = WIDTH): string {
  const { common } = apartNames(rates);
  const happened = whereItHappened(rates).flatMap(({ day, what, classes }) =>
    wrap(`${dateOf(day)}  ${what} (${classes.join(', ')})`, 0, width),
  );
  const lengths = [...new Set(rates.map(lengthInWords))].filter(Boolean).join(' or ');
  const lines = [
    ...(common ? wrap(common, 0, width).map(paint.bold) : []),
    ...tableLines(rateTable(rates), { paint, width, wrapped: 'hanging' }),
    '',
    paint.bold('WHERE IT HAPPENED (AND IN WHICH OF THE CLASSES)'),
    ...(happened.length > 0 ? happened : ['nowhere']),
    '',
    ...wrap(`${lengths && `Each window holds ${lengths}. `}${BASE_RATES_IN_WORDS}`, 0, width).map(paint.dim),
  ];
  return `${lines.join('\n')}\n`;
}

/** Comparison classes, each with the probability that its frequency is higher. */
function besideLines(
  rate: BaseRate,
  kind: 'pairs' | 'years',
  { paint, width }: { paint: Paint; width: number },
): string[] {
  const table = besideTable(rate, kind);
  if (table.rows.length === 0) return [];
  const note = kind === 'pairs' ? wrap(HIGHER_IN_WORDS, 0, width).map(paint.dim) : [];
  return ['', ...tableLines(table, { paint, width }), ...note];
}
