import { withAliases } from '../../outside/actors/aliases.ts';
import type { Observed } from '../../outside/series/index.ts';
import type { EventStore, OpenOptions } from '../../outside/store/index.ts';
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
    throw new Stop(`--${asFlag(path.join('.'))}: ${message}`);
  }
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
export async function sidesOf(pair: string, aliases?: string): Promise<Required<Pick<Selector, 'source' | 'target'>>> {
  const [one, other, ...more] = pair.split(' > ').map((name) => name.trim());
  if (!one || !other || more.length > 0)
    throw new Stop(`--beside: ${pair}, expected two names, such as "China > Japan"`);
  const { source = one, target = other } = await selectorOf({ source: [one], target: [other], aliases });
  return { source, target };
}

/** The days that a selector looks at. @throws Stop if the store has no such days */
export async function observedIn(store: EventStore, selector: Selector): Promise<Observed> {
  const { observedOf } = await import('../../outside/store/index.ts');
  const observed = await observedOf(store, selector);
  if (observed !== undefined) return observed;
  const when = [selector.from && `from ${selector.from}`, selector.to && `to ${selector.to}`].filter(Boolean).join(' ');
  throw new Stop(`the store has no events${when && ` ${when}`}${selector.datasets ? ' of these data sets' : ''}`);
}

/** Most names that are looked for. */
const MOST_NAMES = 20;

/** Says which of a selector's names no event has: where nothing is found, a name that is written otherwise is the likeliest reason. */
export async function sayWhoIsUnknown(store: EventStore, { source = [], target = [] }: Selector): Promise<void> {
  const { listEvents } = await import('../../outside/store/index.ts');
  for (const name of [...new Set([source, target].flat())].slice(0, MOST_NAMES)) {
    const named = async (side: Selector) => (await listEvents(store, side, { limit: 1 })).length > 0;
    if ((await named({ source: name })) || (await named({ target: name }))) continue;
    const word = name.replace(/^country:/, '').toLowerCase();
    console.error(`no event has the name “${name}”; \`tightrope events who "${word}"\` looks for names`);
  }
}
