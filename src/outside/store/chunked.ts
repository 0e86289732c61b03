import type { ToldList } from './country-lists.ts';
import type { EventStore } from './database.ts';
import type { EventField, EventImportOptions, EventReading } from './format.ts';
import { type ImportReport, nextRow, reportOf } from './import-report.ts';
import { doneBefore, type EventFile, forgetRejects, type ImportCounts, noteDone, readerOf } from './imported.ts';
import type { LostZeros } from './incoming-part.ts';

export interface Counting {
  input: EventFile;
  dataset: string;
  reading: EventReading;
  options: EventImportOptions;
  /** Rows of all parts, if that is known. */
  planned: number | undefined;
  /** Codes that may have lost a zero, as far as they are counted. */
  zeros: LostZeros;
  /** Lists of countries' codes that the file itself revealed. */
  told: readonly ToldList[];
  has(field: EventField): boolean;
}

/**
 * Brings in a file part by part, leaving out those that are in already, and notes in the end that all of it is.
 *
 * @param add brings a part in, or (of one that is `done`) only keeps count of it
 */
export async function chunked<T extends { number: number }>(
  store: EventStore,
  { input, dataset, reading, options, planned, zeros, told, has }: Counting,
  parts: AsyncIterable<T>,
  add: (part: T, about: { dataset: string; reader: string }, done: boolean) => Promise<ImportCounts | undefined>,
): Promise<ImportReport> {
  const about = { dataset, reader: readerOf(reading) };
  const done = await doneBefore(store, input, about.dataset, about.reader);
  const first = await nextRow(store);
  const report = (counts: ImportCounts) =>
    reportOf(store, { file: input.file, dataset, reading, counts, first, zeros, told, has });
  if (done.whole !== undefined) return report(asKnown(done.whole));
  if (done.parts.size === 0) await forgetRejects(store, input.file, dataset);
  await store.connection.run('delete from before');
  const total: ImportCounts = { read: 0, added: 0, replaced: 0, known: 0, differing: 0, rejected: 0 };
  for await (const part of parts) {
    options.signal?.throwIfAborted();
    const before = done.parts.get(part.number);
    const added = await add(part, about, before !== undefined);
    const counts = added ?? asKnown(before as ImportCounts);
    for (const count of Object.keys(total) as (keyof ImportCounts)[]) total[count] += counts[count];
    options.onProgress?.(total.read, planned);
  }
  await noteDone(store, input, about, total);
  return report(total);
}

/** The counts of what was brought in before; its bad rows were counted then. */
const asKnown = ({ read, differing, rejected }: ImportCounts): ImportCounts => ({
  ...{ read, added: 0, replaced: 0, differing, rejected: 0 },
  known: read - differing - rejected,
});
