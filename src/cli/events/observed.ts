import type { EventSource } from '../../outside/event-source.ts';
import { gapInWords, type ObservedData, observedData } from '../../outside/observed-data.ts';
import { plainText } from '../../report/words/numbers.ts';
import type { Selector } from '../../situation/selector.ts';

/**
 * The days that a selector looks at. A long stretch in which the data has nothing at all is said on the standard error.
 *
 * @throws UsageError if the store has no such days, or no event has a name that the selector has
 */
export async function observedIn(events: EventSource, selector: Selector): Promise<ObservedData> {
  const observed = await observedData(events, selector);
  const gap = gapInWords(observed);
  if (gap !== undefined) console.error(`${gap}; --dataset, --from and --to leave it out`);
  return observed;
}

/** Says which names in a selector no event has: where nothing is found, a misspelt name is the likeliest reason. */
export async function sayWhatIsUnknown(events: EventSource, selector: Selector): Promise<void> {
  for (const sentence of await events.unknown(selector)) console.error(plainText(sentence));
}
