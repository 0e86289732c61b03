import { dateOf, eventHistory, learnCombination, nextEvents, questionsOf } from '../../outside/next-events/index.ts';
import { nextTable } from '../../report/next-events/table.ts';
import { reasonInWords } from '../../report/next-events/words.ts';
import { csv } from '../../report/table/csv.ts';
import { pad, wrap } from '../../report/terminal/lines.ts';
import { percent } from '../../report/words/numbers.ts';
import { colours } from '../colours.ts';
import { type OutputFlags, print } from '../output.ts';
import { progress } from '../progress.ts';
import { terminalWidth } from '../width.ts';
import { plainTableEvents } from './plain-table.ts';

export interface NextFlags extends OutputFlags {
  source?: string;
  event?: string;
  target?: string;
  limit: number;
}

/** `tightrope events next`: what may come next, on the day after the last event, learned from all events. */
export async function nextCommand(file: string, { source, event, target, limit, ...flags }: NextFlags): Promise<void> {
  const events = await plainTableEvents(file);
  const last = events.day.reduce((latest, day) => Math.max(latest, day), 0);
  const day = last + 1;
  const bar = progress('learning');
  const history = eventHistory(events);
  const combination = learnCombination(history, questionsOf(events, 'train'), day, {
    onProgress: (share) => bar.report(Math.round(100 * share), 100),
  });
  bar.end();
  const found = nextEvents({ events, combination })({ source, relation: event, target, day }, limit);
  print(flags, {
    json: () => ({ day: dateOf(day), next: found }),
    text: () => nextText(dateOf(day), found),
    csv: { events: () => csv(nextTable(dateOf(day), found)) },
  });
}

type NextEvents = ReturnType<ReturnType<typeof nextEvents>>;

function nextText(day: string, found: NextEvents): string {
  const [paint, width] = [colours(), terminalWidth()];
  const lines = found.flatMap(({ source, relation, target, chance, reasons }) => [
    `${percent(chance).padStart(7)}  ${pad(`${source} → ${relation} → ${target}`, width - 9).trimEnd()}`,
    ...reasons.slice(0, 3).flatMap((reason) => wrap(reasonInWords(reason), 9, width).map(paint.dim)),
  ]);
  return `${[paint.bold(`On ${day}, of what may come next:`), ...lines].join('\n')}\n`;
}
