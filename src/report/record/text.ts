import type { FearRecord, PeriodRecord } from '../../ledger/record/fear-record.ts';
import { type Paint, pad, unpainted, wrap } from '../terminal/lines.ts';
import { count } from '../words/numbers.ts';
import { BASE_RATE_IN_WORDS, baseRateInWords, meanInWords, outOf, recordInWords, TESTS_IN_WORDS } from './words.ts';

/** Cells of the longest bar. */
const BAR = 8;

/** A bar of so many cells of a whole, with something to see for anything above 0. */
export function bar(share: number, cells = BAR): string {
  const full = Math.round(Math.min(1, share) * cells);
  return full === 0 && share > 0 ? '▏' : '█'.repeat(full);
}

/** The record of a fear for a terminal of 80 columns. */
export function recordText(record: FearRecord, paint: Paint = unpainted): string {
  const { family, claims } = record;
  const lines = [paint.bold(pad(`The record of “${family}”`, 80).trimEnd()), ...wrap(recordInWords(record))];
  const tables = claims > 0 ? ['', ...periodLines(record, paint), ...triggerLines(record, paint), ''] : [];
  const notes = claims > 0 ? [TESTS_IN_WORDS, BASE_RATE_IN_WORDS].flatMap((text) => wrap(text)).map(paint.dim) : [];
  return `${[...lines, ...tables, ...notes].join('\n')}\n`;
}

function periodLines({ period, periods }: FearRecord, paint: Paint): string[] {
  const most = Math.max(...periods.map(({ claims }) => claims));
  const head = `${period.toUpperCase().padEnd(8)}${'CLAIMS'.padStart(6)}${' '.repeat(BAR + 1)}${'STATED'.padStart(7)}${' '.repeat(BAR + 1)}${'TRUE'.padStart(5)}${'TESTS SO FAR'.padStart(13)}  BASE RATE`;
  return [paint.bold(head), ...periods.map((one) => periodLine(one, most, paint))];
}

function periodLine(one: PeriodRecord, most: number, paint: Paint): string {
  const { name, claims, stated, resolvedYes, soFar, baseRate } = one;
  const made = ` ${paint.cyan(bar(claims / most).padEnd(BAR))}`;
  const said = ` ${paint.cyan(bar(stated?.mean ?? 0).padEnd(BAR))}`;
  const rest = `${count(resolvedYes).padStart(5)}${outOf(soFar.tests).padStart(13)}  ${baseRateInWords(soFar.tests.resolved, baseRate)}`;
  return `${name.padEnd(8)}${count(claims).padStart(6)}${made}${meanInWords(stated).padStart(7)}${said}${rest}`;
}

function triggerLines({ triggers, withoutTrigger }: FearRecord, paint: Paint): string[] {
  if (triggers.length === 0) return [];
  const head = `${'TRIGGER'.padEnd(40)}${'DAY'.padEnd(12)}${'CLAIMS'.padStart(7)}${'STATED'.padStart(8)}${'TRUE'.padStart(10)}`;
  return [
    '',
    paint.bold(head),
    ...triggers.map(
      ({ name, day, claims, stated, cameTrue }) =>
        `${pad(name, 40)}${day.padEnd(12)}${count(claims).padStart(7)}${meanInWords(stated).padStart(8)}${outOf(cameTrue).padStart(10)}`,
    ),
    ...(withoutTrigger > 0 ? [`${'(no trigger named)'.padEnd(52)}${count(withoutTrigger).padStart(7)}`] : []),
  ];
}
