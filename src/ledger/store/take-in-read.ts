import type { ContentCounts } from '../claim/judge.ts';
import type { AppendOptions, NewEntry } from './append.ts';
import { Elsewhere, type LedgerHandle } from './elsewhere.ts';
import type { TakenIn } from './take-in.ts';

/** How imports call themselves elsewhere, by what they count with. */
const sources = new WeakMap<object, string>();

/** What an import elsewhere says of itself. */
export function sourceOf(told: ContentCounts | undefined): { source?: string } {
  if (told === undefined) return {};
  const source = sources.get(told) ?? crypto.randomUUID();
  sources.set(told, source);
  return { source };
}

/** Longer batches than this are sent to another thread or process in parts, characters. */
const LONGEST_BATCH = 8_000_000;

/**
 * `takeIn` for entries that were just read, and checked as they were: a long file is not checked twice.
 *
 * @param told the entries that the file has had in earlier calls
 */
export async function takeInRead(
  db: LedgerHandle,
  entries: readonly NewEntry[],
  { told }: Pick<AppendOptions, 'told'> = {},
): Promise<TakenIn> {
  const { nothingTaken, takenIn } = await import('./take-in.ts');
  if (!(db instanceof Elsewhere)) {
    const { writeDown } = await import('./append.ts');
    return takenIn(entries, await writeDown(db, entries, { lenient: true, ...(told && { told }) }), Date.now());
  }
  const all = nothingTaken();
  for (let from = 0; from < entries.length; ) {
    const part: string[] = [];
    for (let length = 0; from + part.length < entries.length && length < LONGEST_BATCH; ) {
      const text = JSON.stringify(entries[from + part.length]);
      part.push(text);
      length += text.length;
    }
    const taken = (await db.call('takeIn', [`[${part.join(',')}]`, sourceOf(told)])) as TakenIn;
    for (const kind of ['claim', 'forecast', 'resolution'] as const) all.added[kind] += taken.added[kind];
    all.ahead += taken.ahead;
    all.known += taken.known;
    for (const [i, fields] of taken.differing) all.differing.push([from + i, fields]);
    for (const [i, message] of taken.refused) all.refused.push([from + i, message]);
    from += part.length;
  }
  return all;
}
