import type { Selector } from '../situation/selector.ts';
import type { Observed, QuadEvents } from './series/quad-events.ts';

/** Something that happened, as a list of a store has it. */
export interface StoredOccurrence {
  /** Days since 1970-01-01. */
  day: number;
  /** Who did what to whom. */
  what: string;
  id: string;
}

/** Two sides, each by one name. */
export interface Pair {
  source: string;
  target: string;
}

/** Days on which the data has no event at all: the first of them and the last, since 1970-01-01. */
export interface Gap {
  from: number;
  to: number;
}

/**
 * What the outside view asks of events. `eventSource(store)` of `tightrope-forecast/outside/store` answers it from a store on disk;
 * a server or a page in the browser may answer it from elsewhere.
 */
export interface EventSource {
  /** The events that a selector means, in the order of time. */
  occurrences(selector: Selector): Promise<StoredOccurrence[]>;
  /** The same as columns: day, class and intensity. */
  quadEvents(selector: Selector): Promise<QuadEvents>;
  /**
   * The first and the last day that the data covers, as far as `from` and `to` of the selector reach; undefined if there is
   * none.
   */
  observed(selector: Selector): Promise<Observed | undefined>;
  /** The longest stretch of the days observed without an event of any kind in the data sets of the selector. */
  longestGap(selector: Selector, observed: Observed): Promise<Gap | undefined>;
  /** A sentence for each name in the selector that no event has. */
  unknown(selector: Selector): Promise<string[]>;
  /** Of all pairs but the selector's own, the `limit` pairs with most events of its kind. */
  otherPairs(selector: Selector, limit: number): Promise<Pair[]>;
}
