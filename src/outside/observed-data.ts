import { dateOf } from '../numeric/days.ts';
import { UsageError } from '../numeric/errors.ts';
import type { Selector } from '../situation/selector.ts';
import type { EventSource, Gap } from './event-source.ts';
import type { Observed } from './series/quad-events.ts';

/** The days that a selector looks at, and the longest stretch of them in which the data has nothing, if it is a long one. */
export interface ObservedData extends Observed {
  gap?: Gap;
}

/** Days: a longer stretch without any event is pointed out. */
const LONG_GAP = 31;

/**
 * The days that a selector looks at.
 *
 * @throws UsageError if the data has no such days, or no event has a name that the selector has
 */
export async function observedData(events: EventSource, selector: Selector): Promise<ObservedData> {
  await checkNames(events, selector);
  const observed = await events.observed(selector);
  if (observed === undefined) {
    const when = [selector.from && `from ${selector.from}`, selector.to && `to ${selector.to}`]
      .filter(Boolean)
      .join(' ');
    throw new UsageError(
      `the store has no events${when && ` ${when}`}${selector.datasets ? ' of these data sets' : ''}`,
    );
  }
  const gap = await events.longestGap(selector, observed);
  return gap !== undefined && gap.to - gap.from + 1 > LONG_GAP ? { ...observed, gap } : observed;
}

/** @throws UsageError with the first name in the selector that no event has: a misspelt name is an error, not a rate of zero */
export async function checkNames(events: EventSource, selector: Selector): Promise<void> {
  const [unknown] = await events.unknown(selector);
  if (unknown !== undefined) throw new UsageError(unknown);
}

/** A long stretch without data in a sentence that may go on with what leaves it out; undefined without one. */
export const gapInWords = ({ gap }: ObservedData): string | undefined =>
  gap &&
  `the data has no event at all from ${dateOf(gap.from)} to ${dateOf(gap.to)}, which counts as time in which nothing happened`;
