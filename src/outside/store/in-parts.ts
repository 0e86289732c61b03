import type { EventStore } from './database.ts';
import type { Format } from './format.ts';
import type { ImportOptions } from './import.ts';
import { doneBefore, forgetRejects, type ImportCounts, type Input, noteDone, readerOf } from './imported.ts';

export interface Counting {
  input: Input;
  dataset: string;
  format: Format;
  options: ImportOptions;
  /** Rows of all parts, if that is known. */
  planned: number | undefined;
}

/**
 * Brings in a file part by part, leaving out those that are in already, and notes in the end that all of it is.
 *
 * @param add brings a part in, or (of one that is `done`) only keeps count of it
 */
export async function inParts<T extends { number: number }>(
  store: EventStore,
  { input, dataset, format, options, planned }: Counting,
  parts: AsyncIterable<T>,
  add: (part: T, about: { dataset: string; reader: string }, done: boolean) => Promise<ImportCounts | undefined>,
): Promise<ImportCounts> {
  const about = { dataset, reader: readerOf(format) };
  const done = await doneBefore(store, input, about.dataset, about.reader);
  if (done.whole !== undefined) return asKnown(done.whole);
  if (done.parts.size === 0) await forgetRejects(store, input.file, dataset);
  await store.connection.run('delete from before');
  const total: ImportCounts = { read: 0, added: 0, known: 0, rejected: 0 };
  for await (const part of parts) {
    options.signal?.throwIfAborted();
    const before = done.parts.get(part.number);
    const added = await add(part, about, before !== undefined);
    const counts = added ?? asKnown(before as ImportCounts);
    total.read += counts.read;
    total.added += counts.added;
    total.known += counts.known;
    total.rejected += counts.rejected;
    options.onProgress?.(total.read, planned);
  }
  await noteDone(store, input, about, total);
  return total;
}

/** The counts of what was brought in before; its bad rows were counted then. */
const asKnown = ({ read, rejected }: ImportCounts): ImportCounts => ({
  read,
  added: 0,
  known: read - rejected,
  rejected: 0,
});
