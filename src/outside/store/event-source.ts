import type { EventSource } from '../event-source.ts';
import type { EventStore } from './database.ts';
import { longestGap, observedOf, occurrences } from './find.ts';
import { otherPairs } from './other-pairs.ts';
import { quadEvents } from './quad-events.ts';
import { unknownIn } from './unknown.ts';

/**
 * What the outside view asks of events, answered from a store. The caller closes the store.
 *
 * @example await recordOf(situation, { events: eventSource(await openEvents('events.duckdb')) })
 */
export const eventSource = (store: EventStore): EventSource => ({
  occurrences: (selector) => occurrences(store, selector),
  quadEvents: (selector) => quadEvents(store, selector),
  observed: (selector) => observedOf(store, selector),
  longestGap: (selector, observed) => longestGap(store, selector, observed),
  unknown: (selector) => unknownIn(store, selector),
  otherPairs: (selector, limit) => otherPairs(store, selector, limit),
});
