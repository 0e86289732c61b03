import { tableLines } from '../table/text.ts';
import { type Paint, unpainted, WIDTH, wrap } from '../terminal/lines.ts';
import { dateTable, heldOutTable, weekTable } from './table.ts';
import {
  choiceInWords,
  fitInWords,
  HELD_OUT_IN_WORDS,
  ratesInWords,
  recordOfRateInWords,
  type ShownRate,
} from './words.ts';

/** Over the columns of the scores: what those below are of. */
const OVER = `${' '.repeat(23)}${'LOG SCORE'.padEnd(27)}${'SAID'.padEnd(12)}SELF-EXCITING`;

/** At least one event by a date, by both rates, for a terminal; then how both did in months held out. */
export function rateText(shown: ShownRate, paint: Paint = unpainted, width = WIDTH): string {
  const { name, choice, byDates } = shown;
  const fit = fitInWords(choice);
  const texts = (...all: string[]) => all.flatMap((text) => wrap(text, 0, width));
  const layout = { paint, width };
  const lines = [
    ...texts(name).map(paint.bold),
    ...texts(recordOfRateInWords(choice), choiceInWords(choice)),
    ...(byDates.length > 0
      ? [
          '',
          ...tableLines(dateTable(shown), layout),
          ...texts('* the one to forecast by; in brackets the 90% interval').map(paint.dim),
        ]
      : []),
    '',
    ...texts(ratesInWords(choice), ...(fit ? [fit] : [])),
    ...(choice.scores.length > 0
      ? [
          '',
          ...(width < WIDTH ? [] : [paint.bold(OVER)]),
          ...tableLines(heldOutTable(choice), layout),
          '',
          ...tableLines(weekTable(choice), layout),
          '',
          ...texts(HELD_OUT_IN_WORDS).map(paint.dim),
        ]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}
