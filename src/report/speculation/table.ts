import { dateOf } from '../../numeric/days.ts';
import type { SpeculationMonth, SpeculationRecord, SpeculationTrigger } from '../../outside/series/speculation.ts';
import { fields, figure, plain, type Table } from '../table/table.ts';
import { bar } from '../terminal/bar.ts';
import { count } from '../words/numbers.ts';

/** Cells of the longest bar. */
const BAR = 24;

/** Month by month what was said, to the left, and what came, to the right; bars of each side are drawn to its own longest. */
export function monthTable({ months }: SpeculationRecord): Table<SpeculationMonth> {
  const most = { mentions: 1, events: 1 };
  for (const { mentions, events } of months) {
    most.mentions = Math.max(most.mentions, mentions);
    most.events = Math.max(most.events, events);
  }
  return {
    columns: [
      { key: 'month', title: 'MONTH', value: ({ name }) => name, width: 10 },
      plain('from', ({ start }) => dateOf(start)),
      plain('to', ({ end }) => dateOf(end - 1)),
      {
        ...{ title: '', mark: 'bar', align: 'right', width: BAR },
        show: ({ mentions }) => bar(mentions / most.mentions, BAR),
      },
      figure('mentions', 'MENTIONS', ({ mentions }) => mentions, count, { width: 8 }),
      {
        ...{ key: 'events', title: '  EVENTS', value: ({ events }) => events, gap: 1, width: 9 },
        show: ({ events }) => `│${count(events).padStart(7)}`,
      },
      { title: '', mark: 'bar', show: ({ events }) => bar(events / most.events, BAR), width: BAR },
    ],
    rows: months,
  };
}

/** What set people talking: mentions before and after it, and events after it; `*` where the window was searched in part. */
export function speculationTriggerTable({ triggers }: SpeculationRecord): Table<SpeculationTrigger> {
  const counted = (
    key: string,
    title: string,
    heading: string,
    of: 'mentionsBefore' | 'mentionsAfter' | 'eventsAfter',
    whole: 'wholeBefore' | 'wholeAfter',
  ) =>
    figure<SpeculationTrigger>(key, title, (row) => row[of], count, {
      ...{ heading, width: 9, show: (row) => `${count(row[of])}${row[whole] ? '' : '*'}` },
    });
  return {
    columns: [
      {
        ...{ key: 'trigger', title: 'TRIGGER', value: ({ name }) => name, width: 38, flex: true, wide: false },
        page: ({ name }, i) => `${i + 1}. ${name}`,
      },
      { key: 'day', title: 'DAY', value: ({ day }) => dateOf(day), width: 12, numeric: true },
      counted('mentions_before', 'BEFORE', 'Mentions before', 'mentionsBefore', 'wholeBefore'),
      counted('mentions_after', 'AFTER', 'Mentions after', 'mentionsAfter', 'wholeAfter'),
      counted('events_after', 'EVENTS', 'Events after', 'eventsAfter', 'wholeAfter'),
      ...fields<SpeculationTrigger>('wholeBefore', 'wholeAfter'),
    ],
    rows: triggers,
  };
}

/** The events that came, in the order of time. */
export const cameTable = ({ list }: SpeculationRecord): Table<SpeculationRecord['list'][number]> => ({
  columns: [plain('day', ({ day }) => dateOf(day)), plain('event', ({ what }) => what)],
  rows: list,
});
