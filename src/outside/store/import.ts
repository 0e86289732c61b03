import { rm } from 'node:fs/promises';
import { isOfLanguage } from '../../numeric/errors.ts';
import { beginning } from './bytes.ts';
import { damageOf, type EventStore } from './database.ts';
import { DamagedStore, EventsError, MappingError } from './events-error.ts';
import type { EventImportOptions } from './format.ts';
import { importParquet } from './import-parquet.ts';
import type { ImportReport } from './import-report.ts';
import { importText } from './import-text.ts';
import { inputOf } from './imported.ts';
import { workFolder } from './work-folder.ts';

/**
 * Brings the events of a file in. What is there already is left out, rows that cannot be read are kept in a table of their
 * own with line and reason, a file that came in whole before is passed over, and one that was stopped goes on from there.
 *
 * @throws EventsError if the file cannot be read at all, and the reason of the signal if it is stopped
 */
export async function importEvents(
  store: EventStore,
  file: string,
  options: EventImportOptions = {},
): Promise<ImportReport> {
  const input = await inputOf(file);
  const folder = await workFolder();
  const interrupt = () => store.connection.interrupt();
  options.signal?.addEventListener('abort', interrupt);
  try {
    options.signal?.throwIfAborted();
    if ((await beginning(file)) === 'PAR1') return await importParquet(store, input, options);
    return await importText(store, input, folder, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    throw named(error, file, store);
  } finally {
    options.signal?.removeEventListener('abort', interrupt);
    await rm(folder, { recursive: true, force: true });
  }
}

/** A reason to stop with the file that it is about; what is a fault of the program stays one. */
function named(error: unknown, file: string, store: EventStore): unknown {
  if (error instanceof DamagedStore || !(error instanceof Error)) return error;
  if (error instanceof MappingError) return new MappingError(error.message, error.setting, file);
  if (isOfLanguage(error)) return error;
  return damageOf(error, store.file) ?? new EventsError(`${file}: ${whyStopped(error, store)}`, { cause: error });
}

function whyStopped({ message, path }: NodeJS.ErrnoException, { file }: EventStore): string {
  const [first] = message.split('\n');
  if (!/no space left|file too large|ENOSPC/i.test(first)) return first;
  const [, full = path ?? file] = /file "([^"]+)"/.exec(first) ?? [];
  return `no space is left for ${full}; what is in stays, and the same command goes on from there`;
}
