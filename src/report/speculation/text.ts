import { dateOf } from '../../numeric/days.ts';
import type { SpeculationMonth, SpeculationRecord } from '../../outside/series/speculation.ts';
import { bar } from '../record/text.ts';
import { type Paint, pad, unpainted, wrap } from '../terminal/lines.ts';
import { count } from '../words/numbers.ts';
import { speculationInWords, triggerWindowsInWords } from './words.ts';

/** Cells of the longest bar. */
const BAR = 24;

/** Speculation against the record for a terminal of 80 columns: month by month, what was said to the left, what came to the right. */
export function speculationText(record: SpeculationRecord, paint: Paint = unpainted): string {
  const { what, months, list } = record;
  const lines = [
    ...wrap(`Speculation against the record: ${what}`).map(paint.bold),
    ...wrap(speculationInWords(record)),
    ...(months.length > 0 ? ['', ...monthLines(months, paint)] : []),
    ...triggerLines(record, paint),
    ...eventLines(list, paint),
  ];
  return `${lines.join('\n')}\n`;
}

function monthLines(months: readonly SpeculationMonth[], paint: Paint): string[] {
  const most = { mentions: 1, events: 1 };
  for (const { mentions, events } of months) {
    most.mentions = Math.max(most.mentions, mentions);
    most.events = Math.max(most.events, events);
  }
  const head = `${'MONTH'.padEnd(10)}${'MENTIONS'.padStart(BAR + 8)}   EVENTS`;
  const rows = months.map(({ name, mentions, events }) => {
    const left = paint.cyan(bar(mentions / most.mentions, BAR).padStart(BAR));
    const right = paint.cyan(bar(events / most.events, BAR));
    return `${name.padEnd(10)}${left}${count(mentions).padStart(8)} │${count(events).padStart(7)} ${right}`.trimEnd();
  });
  return [paint.bold(head), ...rows, paint.dim('Bars of each side are drawn to its own longest.')];
}

function triggerLines({ triggers, window }: SpeculationRecord, paint: Paint): string[] {
  if (triggers.length === 0) return [];
  const cut = triggers.some(({ wholeBefore, wholeAfter }) => !wholeBefore || !wholeAfter);
  const star = (n: number, whole: boolean) => `${count(n)}${whole ? '' : '*'}`.padStart(9);
  const head = `${pad('TRIGGER', 38)}${'DAY'.padEnd(12)}${'BEFORE'.padStart(9)}${'AFTER'.padStart(9)}${'EVENTS'.padStart(9)}`;
  const rows = triggers.map(
    ({ name, day, mentionsBefore, mentionsAfter, eventsAfter, wholeBefore, wholeAfter }) =>
      `${pad(name, 38)}${dateOf(day).padEnd(12)}${star(mentionsBefore, wholeBefore)}${star(mentionsAfter, wholeAfter)}${star(eventsAfter, wholeAfter)}`,
  );
  return ['', paint.bold(head), ...rows, ...wrap(triggerWindowsInWords(window, cut)).map(paint.dim)];
}

/** Most events that are listed on a terminal. */
const MOST = 20;

function eventLines(list: SpeculationRecord['list'], paint: Paint): string[] {
  if (list.length === 0) return [];
  const rows = list.slice(0, MOST).flatMap(({ day, what }) => wrap(`${dateOf(day)}  ${what}`));
  const rest = list.length > MOST ? [`and ${count(list.length - MOST)} more (--json has them all)`] : [];
  return ['', paint.bold('WHAT CAME'), ...rows, ...rest];
}
