import { dateOf } from '../../numeric/days.ts';
import type { SpeculationRecord } from '../../outside/series/speculation.ts';
import { tableLines } from '../table/text.ts';
import { type Paint, unpainted, WIDTH, wrap } from '../terminal/lines.ts';
import { count } from '../words/numbers.ts';
import { monthTable, speculationTriggerTable } from './table.ts';
import { speculationInWords, triggerWindowsInWords } from './words.ts';

/** Speculation against the record for a terminal: month by month, what was said to the left, what came to the right. */
export function speculationText(record: SpeculationRecord, paint: Paint = unpainted, width = WIDTH): string {
  const { what, months, list, triggers, window } = record;
  const cut = triggers.some(({ wholeBefore, wholeAfter }) => !wholeBefore || !wholeAfter);
  const dim = (text: string) => wrap(text, 0, width).map(paint.dim);
  const lines = [
    ...wrap(`Speculation against the record: ${what}`, 0, width).map(paint.bold),
    ...wrap(speculationInWords(record), 0, width),
    ...(months.length > 0
      ? [
          '',
          ...tableLines(monthTable(record), { paint, width }),
          ...dim('Bars of each side are drawn to its own longest.'),
        ]
      : []),
    ...(triggers.length > 0
      ? [
          '',
          ...tableLines(speculationTriggerTable(record), { paint, width }),
          ...dim(triggerWindowsInWords(window, cut)),
        ]
      : []),
    ...eventLines(list, paint, width),
  ];
  return `${lines.join('\n')}\n`;
}

/** Most events that are listed on a terminal. */
const MOST = 20;

function eventLines(list: SpeculationRecord['list'], paint: Paint, width: number): string[] {
  if (list.length === 0) return [];
  const rows = list.slice(0, MOST).flatMap(({ day, what }) => wrap(`${dateOf(day)}  ${what}`, 0, width));
  const rest = list.length > MOST ? [`and ${count(list.length - MOST)} more (--csv=events has them all)`] : [];
  return ['', paint.bold('WHAT CAME'), ...rows, ...rest];
}
