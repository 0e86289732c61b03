import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type EventStore, selectRows } from './database.ts';
import { EventsError } from './events-error.ts';
import type { EventReading } from './format.ts';

/** A file that is brought in, and how it is read: what tells whether it, or a part of it, is in already. */
export interface EventFile {
  /** Its whole path. */
  file: string;
  size: number;
  /** Milliseconds since 1970. */
  modified: number;
}

/** What came of the rows of a file. */
export interface ImportCounts {
  read: number;
  added: number;
  /** Newer versions of events that were there, which they replaced. */
  replaced: number;
  /** There already, the same or in a newer version. */
  known: number;
  /** There already with other content, where nothing tells which is newer: what was first stays. */
  differing: number;
  rejected: number;
}

/** The part that stands for the whole file. */
const WHOLE = -1;

export async function inputOf(file: string): Promise<EventFile> {
  const found = await stat(file).catch((error) => {
    throw new EventsError(`${file}: ${error.code === 'ENOENT' ? 'no such file' : error.message}`);
  });
  if (!found.isFile())
    throw new EventsError(`${file}: ${found.isDirectory() ? 'a folder' : 'a device'}, expected a file`);
  return { file: resolve(file), size: found.size, modified: found.mtimeMs };
}

/** How a file is read, in short: read in another way, it is another one. */
export const readerOf = (reading: EventReading): string =>
  createHash('sha256').update(JSON.stringify(reading)).digest('hex').slice(0, 16);

/** What is in already. */
export interface Done {
  parts: Map<number, ImportCounts>;
  /** The counts of the whole file, if all of it is in. */
  whole?: ImportCounts | undefined;
}

export async function doneBefore(store: EventStore, input: EventFile, dataset: string, reader: string): Promise<Done> {
  const { file, size, modified } = input;
  const rows = await selectRows<ImportCounts & { part: number }>(
    store,
    `select part, read, added, replaced, known, differing, rejected from imported
      where file = $file and size = $size::bigint and modified = $modified::double and dataset = $dataset and reader = $reader`,
    { file, size: String(size), modified, dataset, reader },
  );
  const parts = new Map(rows.map(({ part, ...counts }) => [part, counts]));
  const whole = parts.get(WHOLE);
  parts.delete(WHOLE);
  return { parts, whole };
}

/** Writes down that a part, or without one the whole file, is in. */
export async function noteDone(
  store: EventStore,
  { file, size, modified }: EventFile,
  about: { dataset: string; reader: string; part?: number },
  { read, added, replaced, known, differing, rejected }: ImportCounts,
): Promise<void> {
  const { dataset, reader, part = WHOLE } = about;
  await store.connection.run(
    `insert into imported values ($file, $size::bigint, $modified::double, $dataset, $reader, $part, $read, $added, $known, $rejected,
      now()::timestamp, $replaced, $differing)`,
    { file, size: String(size), modified, dataset, reader, part, read, added, replaced, known, differing, rejected },
  );
}

/** Rows that could not be read are reported once: those of an earlier import of this part, or of the whole file, go. */
export async function forgetRejects(store: EventStore, file: string, dataset: string, part?: number): Promise<void> {
  const where = part === undefined ? '' : 'and part = $part';
  await store.connection.run(`delete from reject where file = $file and dataset = $dataset ${where}`, {
    ...{ file, dataset },
    ...(part !== undefined && { part }),
  });
}
