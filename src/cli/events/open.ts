import { withAliases } from '../../outside/actors/aliases.ts';
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
  quad?: string[];
  atLeast?: string;
  atMost?: string;
  in?: string[];
  dataset?: string[];
  from?: string;
  to?: string;
}

const number = (text: string | undefined) => (text === undefined || text.trim() === '' ? undefined : Number(text));

/** The events that the flags select. @throws Stop with the flag that is wrong */
export async function selectorOf(flags: SelectorFlags): Promise<Selector> {
  const { source, target, aliases, either, codes, label, quad, atLeast, atMost, dataset, from, to } = flags;
  const stated = Object.entries({
    ...{ source, target, either, codes, from, to, labels: label, datasets: dataset, in: flags.in },
    ...{ quad: quad?.map(Number), atLeast: number(atLeast), atMost: number(atMost) },
  });
  const read = selectorSchema.safeParse(Object.fromEntries(stated.filter(([, value]) => value !== undefined)));
  if (!read.success) {
    const [{ path, message }] = read.error.issues;
    throw new Stop(`--${asFlag(path.join('.'))}: ${message}`);
  }
  if (aliases === undefined) return read.data;
  const { aliasesIn } = await import('./aliases.ts');
  return withAliases(read.data, await aliasesIn(aliases));
}
