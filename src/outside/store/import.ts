import { rm } from 'node:fs/promises';
import type { CountryList } from '../../countries/countries.ts';
import { beginning } from './bytes.ts';
import { damageOf, type EventStore } from './database.ts';
import { DamagedStore, EventsError, MappingError } from './events-error.ts';
import type { Mapping } from './format.ts';
import { importParquet } from './import-parquet.ts';
import type { ImportReport } from './import-report.ts';
import { importText } from './import-text.ts';
import { inputOf } from './imported.ts';
import { workFolder } from './work-folder.ts';

export interface ImportOptions {
  /** The name of one of those known; told from the file if left out. */
  format?: string;
  /** Field -> column: in the stead of the format's columns, or of a table of any other kind. */
  map?: Mapping;
  /** How its dates are written: dmy, mdy or ymd, or a pattern as strptime has it. */
  dates?: string;
  /** What stands where nothing is known, beside empty cells; what data sets have for it if left out. */
  empty?: readonly string[];
  /**
   * Whose codes the columns of countries have: those of actors and of places, or of all. Told from the codes if left out, and
   * where they do not tell, names and codes of ISO.
   */
  countries?: CountryList | { actors?: CountryList; places?: CountryList };
  /** What stands before the fraction of a number; either if left out. */
  decimal?: '.' | ',';
  /** Whether its first line names the columns; told from the file and the mapping if left out. */
  heading?: boolean;
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
  if (error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError) return error;
  return damageOf(error, store.file) ?? new EventsError(`${file}: ${whyStopped(error, store)}`, { cause: error });
}

function whyStopped({ message, path }: NodeJS.ErrnoException, { file }: EventStore): string {
  const [first] = message.split('\n');
  if (!/no space left|file too large|ENOSPC/i.test(first)) return first;
  const [, full = path ?? file] = /file "([^"]+)"/.exec(first) ?? [];
  return `no space is left for ${full}; what is in stays, and the same command goes on from there`;
}
