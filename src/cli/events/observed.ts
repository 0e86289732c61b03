import { dateOf } from '../../numeric/days.ts';
import { UsageError } from '../../numeric/errors.ts';
import type { Observed } from '../../outside/series/index.ts';
import type { EventStore, Gap } from '../../outside/store/index.ts';
import { plainText } from '../../report/words/numbers.ts';
import type { Selector } from '../../situation/selector.ts';

/** The days that are looked at, and the longest stretch among them in which the data has nothing, if it is a long one. */
export interface ObservedData extends Observed {
  gap?: Gap;
}

/** A stretch without any event that is longer than this is pointed out. */
const LONG_GAP = 31;

/**
 * The days that a selector looks at. Long stretches in which the data has nothing at all are said on the standard error.
 *
 * @throws UsageError if the store has no such days, or nothing in it has a name that the selector has
 */
export async function observedIn(store: EventStore, selector: Selector): Promise<ObservedData> {
  const { longestGap, observedOf } = await import('../../outside/store/index.ts');
  await mustBeThere(store, selector);
  const observed = await observedOf(store, selector);
  if (observed === undefined) {
    const when = [selector.from && `from ${selector.from}`, selector.to && `to ${selector.to}`]
      .filter(Boolean)
      .join(' ');
    throw new UsageError(
      `the store has no events${when && ` ${when}`}${selector.datasets ? ' of these data sets' : ''}`,
    );
  }
  const gap = await longestGap(store, selector, observed);
  if (gap === undefined || gap.to - gap.from + 1 <= LONG_GAP) return observed;
  console.error(
    `the data has no event at all from ${dateOf(gap.from)} to ${dateOf(gap.to)}, which counts as time in which nothing happened; --dataset, --from and --to leave it out`,
  );
  return { ...observed, gap };
}

/** @throws UsageError with the first that a selector names and nothing in the store has */
export async function mustBeThere(store: EventStore, selector: Selector): Promise<void> {
  const { unknownIn } = await import('../../outside/store/index.ts');
  const [unknown] = await unknownIn(store, selector);
  if (unknown !== undefined) throw new UsageError(unknown);
}

/** Says what a selector names that nothing in the store has: where nothing is found, a name written otherwise is the likeliest reason. */
export async function sayWhatIsUnknown(store: EventStore, selector: Selector): Promise<void> {
  const { unknownIn } = await import('../../outside/store/index.ts');
  for (const fault of await unknownIn(store, selector)) console.error(plainText(fault));
}
