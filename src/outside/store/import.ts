import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beginning } from './bytes.ts';
import type { EventStore } from './database.ts';
import { EventsError } from './events-error.ts';
import type { Mapping } from './format.ts';
import { importParquet } from './import-parquet.ts';
import { importText } from './import-text.ts';
import { type ImportCounts, inputOf } from './imported.ts';

export interface ImportOptions {
  /** The name of one of those known; told from the file if left out. */
  format?: string;
  /** Field -> column, of a table of any other kind. */
  map?: Mapping;
  /** How its dates are written, as strptime has it. */
  dates?: string;
  /** What the data set is called; the format's name if left out. */
  dataset?: string;
  /** Rows brought in at a time: what an import that is stopped does again. */
  part?: number;
  /** Stops between parts, and in the middle of one: what is done stays. */
  signal?: AbortSignal;
  onProgress?: (rows: number, planned?: number) => void;
}

/**
 * Brings the events of a file in. What is there already is left out, rows that cannot be read are kept in a table of their
 * own with line and reason, a file that came in whole before is passed over, and one that was stopped goes on from there.
 *
 * @throws EventsError if the file cannot be read at all, and the reason of the signal if it is stopped
 */
export async function importEvents(
  store: EventStore,
  file: string,
  options: ImportOptions = {},
): Promise<ImportCounts> {
  const input = await inputOf(file);
  const folder = await mkdtemp(join(tmpdir(), 'tightrope-events-'));
  const interrupt = () => store.connection.interrupt();
  options.signal?.addEventListener('abort', interrupt);
  try {
    options.signal?.throwIfAborted();
    if ((await beginning(file)) === 'PAR1') return await importParquet(store, input, options);
    return await importText(store, input, folder, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    throw new EventsError(`${file}: ${whyStopped(error as NodeJS.ErrnoException, store)}`, { cause: error });
  } finally {
    options.signal?.removeEventListener('abort', interrupt);
    await rm(folder, { recursive: true, force: true });
  }
}

function whyStopped({ message, path }: NodeJS.ErrnoException, { file }: EventStore): string {
  const [first] = message.split('\n');
  if (!/no space left|file too large|ENOSPC/i.test(first)) return first;
  const [, full = path ?? file] = /file "([^"]+)"/.exec(first) ?? [];
  return `no space is left for ${full}; what is in stays, and the same command goes on from there`;
}
