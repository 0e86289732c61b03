import type { EventStore, OpenOptions } from '../../outside/store/index.ts';
import { type Selector, selectorSchema } from '../../situation/selector.ts';
import { EXIT, Stop } from '../exit.ts';

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
  either?: boolean;
  codes?: string[];
  quad?: string[];
  dataset?: string[];
  from?: string;
  to?: string;
}

/** The events that the flags select. @throws Stop with the flag that is wrong */
export function selectorOf({ source, target, either, codes, quad, dataset, from, to }: SelectorFlags): Selector {
  const stated = Object.entries({
    source,
    target,
    either,
    codes,
    quad: quad?.map(Number),
    datasets: dataset,
    from,
    to,
  });
  const read = selectorSchema.safeParse(Object.fromEntries(stated.filter(([, value]) => value !== undefined)));
  if (read.success) return read.data;
  const [{ path, message }] = read.error.issues;
  throw new Stop(`--${path.join('.')}: ${message}`);
}
