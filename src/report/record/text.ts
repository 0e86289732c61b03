import type { FearRecord } from '../../ledger/record/fear-record.ts';
import { tableLines } from '../table/text.ts';
import { type Paint, pad, unpainted, WIDTH, wrap } from '../terminal/lines.ts';
import { count } from '../words/numbers.ts';
import { fearPeriodTable, triggerTable } from './table.ts';
import { BASE_RATE_IN_WORDS, recordInWords, TESTS_IN_WORDS } from './words.ts';

/** The record of a fear for a terminal. */
export function recordText(record: FearRecord, paint: Paint = unpainted, width = WIDTH): string {
  const { family, claims, triggers, withoutTrigger } = record;
  const lines = [
    paint.bold(pad(`The record of “${family}”`, width).trimEnd()),
    ...wrap(recordInWords(record), 0, width),
    ...(claims > 0 ? ['', ...tableLines(fearPeriodTable(record), { paint, width })] : []),
    ...(triggers.length > 0 ? ['', ...tableLines(triggerTable(record), { paint, width })] : []),
    ...(triggers.length > 0 && withoutTrigger > 0
      ? [`${'(no trigger named)'.padEnd(Math.max(20, width - 28))}${count(withoutTrigger).padStart(7)}`]
      : []),
    ...(claims > 0
      ? ['', ...[TESTS_IN_WORDS, BASE_RATE_IN_WORDS].flatMap((text) => wrap(text, 0, width)).map(paint.dim)]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}
