import { join } from 'node:path';
import { UsageError } from '../../numeric/errors.ts';
import { observedData } from '../../outside/observed-data.ts';
import { indicatorsOf, type PeriodLength } from '../../outside/series/index.ts';
import { eventSource, listEvents, openEvents, periodCounts, topPairs, who } from '../../outside/store/index.ts';
import type { Selector } from '../../situation/selector.ts';
import type { TaskResult } from './task.ts';

/** The store of events of a folder. */
export const EVENTS = 'events.duckdb';

/** What may be asked of the events, as the commands of `tightrope events` ask it. */
export type EventQuestion =
  | { ask: 'list'; selector: Selector; limit: number }
  | { ask: 'count'; selector: Selector; by: PeriodLength }
  | { ask: 'top'; selector: Selector; by?: PeriodLength; limit: number }
  | { ask: 'indicator'; selector: Selector; by: PeriodLength; eachWay?: boolean }
  | { ask: 'names'; text: string; country?: string; sector?: string; limit: number };

/**
 * Asks the store of events of a folder. It is open only as long as that takes: a command can bring events in between.
 *
 * @returns what the command prints as JSON
 * @throws EventsError if there is no store, or another process has it
 * @throws UsageError if nothing is found and the selector names what no event has
 */
export async function eventsResult(root: string, question: EventQuestion): Promise<TaskResult> {
  const store = await openEvents(join(root, EVENTS));
  try {
    const source = eventSource(store);
    switch (question.ask) {
      case 'names': {
        const { text, ask: _, ...options } = question;
        return { value: await who(store, text, options), warnings: [] };
      }
      case 'indicator': {
        const { selector, by, eachWay } = question;
        const observed = await observedData(source, selector);
        return {
          value: await indicatorsOf(source, selector, observed, { by, eachWay, named: selector }),
          warnings: [],
        };
      }
      default: {
        const { selector } = question;
        const rows = await (question.ask === 'list'
          ? listEvents(store, selector, question)
          : question.ask === 'count'
            ? periodCounts(store, selector, question.by)
            : topPairs(store, selector, question));
        // Nothing of a name that no event has is no answer: it may be misspelt.
        const unknown = rows.length === 0 ? await source.unknown(selector) : [];
        if (unknown.length > 0) throw new UsageError(unknown.join('\n'));
        return { value: rows, warnings: [] };
      }
    }
  } finally {
    store.close();
  }
}
