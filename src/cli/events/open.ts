import { TightropeError, UsageError } from '../../numeric/errors.ts';
import { type Aliases, withAliases } from '../../outside/actors/aliases.ts';
import type { EventSource } from '../../outside/event-source.ts';
import type { EventStore, EventStoreOptions } from '../../outside/store/index.ts';
import { issueInWords, namedFault } from '../../situation/issue-in-words.ts';
import { type Selector, selectorSchema } from '../../situation/selector.ts';
import { EXIT, ExitError, isFaultOfOurs } from '../exit.ts';
import { asFlag } from '../flags.ts';
import type { OutputFlags } from '../output.ts';

export interface StoreFlags extends OutputFlags {
  events: string;
}

/**
 * Does something with the store of events, and closes it whatever happens.
 *
 * @param act takes the store, and the same store as the outside view asks it
 * @throws UsageError with what is wrong, in plain words
 */
export async function withEvents<T>(
  { events }: StoreFlags,
  act: (store: EventStore, events: EventSource) => Promise<T>,
  options: Pick<EventStoreOptions, 'create'> = {},
): Promise<T> {
  const { DamagedStore, eventSource, openEvents } = await import('../../outside/store/index.ts');
  const plainly = (error: unknown) => {
    if (error instanceof DamagedStore) return new ExitError(error.message, EXIT.failed, { cause: error });
    if (error instanceof TightropeError || isFaultOfOurs(error)) return error;
    return new ExitError(`${events}: ${(error as Error).message.split('\n')[0]}`, EXIT.failed);
  };
  const store = await openEvents(events, options).catch((error) => {
    throw plainly(error);
  });
  try {
    return await act(store, eventSource(store));
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

/**
 * What the flags ask for, with actors as the user names them.
 *
 * @param called what flags are called, where a field comes from another one
 * @throws UsageError with the flag that is wrong
 */
export function askedIn(flags: SelectorFlags, called = FLAGS): Selector {
  const { source, target, either, codes, label, words, quad, atLeast, atMost, dataset, from, to } = flags;
  const stated = Object.entries({
    ...{ source, target, either, codes, words, from, to, labels: label, datasets: dataset, in: flags.in },
    ...{ quad: quad?.map(Number), atLeast: number(atLeast), atMost: number(atMost) },
  });
  const given = Object.fromEntries(stated.filter(([, value]) => value !== undefined));
  const read = selectorSchema().safeParse(given, { error: issueInWords });
  if (!read.success) {
    const [{ path, message }] = read.error.issues;
    const [field] = path.map(String);
    throw new UsageError(namedFault(`--${called[field] ?? asFlag(field)}`, message));
  }
  if (from !== undefined && to !== undefined && to < from)
    throw new UsageError(`--to: found ${to}, expected ${from} or later, which --from names`);
  return read.data;
}

/** The names that actors go by, of the file that the flags name. @throws UsageError with its faults */
export async function aliasesOf({ aliases }: SelectorFlags): Promise<Aliases> {
  if (aliases === undefined) return {};
  const { aliasesIn } = await import('../../files/aliases.ts');
  return aliasesIn(aliases);
}

/** The events that the flags select, with actors by all their names. @throws UsageError with the flag that is wrong */
export async function selectorOf(flags: SelectorFlags): Promise<Selector> {
  return withAliases(askedIn(flags), await aliasesOf(flags));
}
