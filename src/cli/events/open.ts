import { withAliases } from '../../outside/actors/aliases.ts';
import { countryCode } from '../../outside/actors/countries.ts';
import { dateOf } from '../../outside/day.ts';
import type { Observed } from '../../outside/series/index.ts';
import type { EventStore, Gap, OpenOptions } from '../../outside/store/index.ts';
import { plainText } from '../../report/words.ts';
import { type Selector, selectorSchema } from '../../situation/selector.ts';
import { EXIT, Stop } from '../exit.ts';
import { asFlag } from '../flags.ts';

export interface StoreFlags {
  events: string;
  json?: boolean;
}

/** Does something with the store of events, and closes it whatever happens. @throws Stop with what is wrong, in plain words */
export async function withEvents<T>(
  { events }: StoreFlags,
  act: (store: EventStore) => Promise<T>,
  options: Pick<OpenOptions, 'create'> = {},
): Promise<T> {
  const { EventsError, openEvents } = await import('../../outside/store/index.ts');
  const plainly = (error: unknown) => {
    if (error instanceof EventsError) return new Stop(error.message);
    if (error instanceof Stop || error instanceof RangeError) return error;
    return new Stop(`${events}: ${(error as Error).message.split('\n')[0]}`, EXIT.failed);
  };
  const store = await openEvents(events, options).catch((error) => {
    throw plainly(error);
  });
  try {
    return await act(store);
  } catch (error) {
    throw plainly(error);
  } finally {
    store.close();
  }
}

export interface SelectorFlags {
  source?: string[];
  target?: string[];
  aliases?: string;
  either?: boolean;
  codes?: string[];
  label?: string[];
  words?: string;
  quad?: string[];
  atLeast?: string;
  atMost?: string;
  in?: string[];
  dataset?: string[];
  from?: string;
  to?: string;
}

const number = (text: string | undefined) => (text === undefined || text.trim() === '' ? undefined : Number(text));

/** Fields whose flags are called otherwise. */
const FLAGS: Record<string, string> = { labels: 'label', datasets: 'dataset' };

/** What the flags ask for, with actors as the user names them. @throws Stop with the flag that is wrong */
export function askedIn(flags: SelectorFlags): Selector {
  const { source, target, either, codes, label, words, quad, atLeast, atMost, dataset, from, to } = flags;
  const stated = Object.entries({
    ...{ source, target, either, codes, words, from, to, labels: label, datasets: dataset, in: flags.in },
    ...{ quad: quad?.map(Number), atLeast: number(atLeast), atMost: number(atMost) },
  });
  const read = selectorSchema.safeParse(Object.fromEntries(stated.filter(([, value]) => value !== undefined)));
  if (!read.success) {
    const [{ path, message }] = read.error.issues;
    const [field] = path.map(String);
    throw new Stop(`--${FLAGS[field] ?? asFlag(field)}: ${message}`);
  }
  if (from !== undefined && to !== undefined && to < from) throw new Stop('--to: expected no day before --from');
  return read.data;
}

/** The events that the flags select, with actors by all their names. @throws Stop with the flag that is wrong */
export async function selectorOf(flags: SelectorFlags): Promise<Selector> {
  const asked = askedIn(flags);
  if (flags.aliases === undefined) return asked;
  const { aliasesIn } = await import('./aliases.ts');
  return withAliases(asked, await aliasesIn(flags.aliases));
}

/** `A > B` as two sides, by all their names. @throws Stop if it is no pair */
export async function sidesOf(
  pair: string,
  { aliases, source = [], target = [] }: SelectorFlags,
): Promise<Required<Pick<Selector, 'source' | 'target'>>> {
  const [one, other, ...more] = pair.split(' > ').map((name) => name.trim());
  if (!one || !other || more.length > 0)
    throw new Stop(`--beside: ${pair}, expected two names, such as "China > Japan"`);
  // Beside countries a name means a country.
  const countries = [...source, ...target].every((name) => name.startsWith('country:'));
  const [a, b] = [one, other].map((name) => (countries && countryCode(name) !== name ? `country:${name}` : name));
  const found = await selectorOf({ source: [a], target: [b], aliases });
  return { source: found.source ?? a, target: found.target ?? b };
}

/** The days that are looked at, and the longest stretch among them in which the data has nothing, if it is a long one. */
export interface ObservedData extends Observed {
  gap?: Gap;
}

/** A stretch without any event that is longer than this is pointed out. */
const LONG_GAP = 31;

/**
 * The days that a selector looks at. Long stretches in which the data has nothing at all are said on the standard error.
 *
 * @throws Stop if the store has no such days, or nothing in it has a name that the selector has
 */
export async function observedIn(store: EventStore, selector: Selector): Promise<ObservedData> {
  const { longestGap, observedOf, unknownIn } = await import('../../outside/store/index.ts');
  const [unknown] = await unknownIn(store, selector);
  if (unknown !== undefined) throw new Stop(unknown);
  const observed = await observedOf(store, selector);
  if (observed === undefined) {
    const when = [selector.from && `from ${selector.from}`, selector.to && `to ${selector.to}`]
      .filter(Boolean)
      .join(' ');
    throw new Stop(`the store has no events${when && ` ${when}`}${selector.datasets ? ' of these data sets' : ''}`);
  }
  const gap = await longestGap(store, selector, observed);
  if (gap === undefined || gap.to - gap.from + 1 <= LONG_GAP) return observed;
  console.error(
    `the data has no event at all from ${dateOf(gap.from)} to ${dateOf(gap.to)}, which counts as time in which nothing happened; --dataset, --from and --to leave it out`,
  );
  return { ...observed, gap };
}

/** Says what a selector names that nothing in the store has: where nothing is found, a name written otherwise is the likeliest reason. */
export async function sayWhatIsUnknown(store: EventStore, selector: Selector): Promise<void> {
  const { unknownIn } = await import('../../outside/store/index.ts');
  for (const fault of await unknownIn(store, selector)) console.error(plainText(fault));
}
