import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { openEvents } from './database.ts';
import { EventsError } from './events-error.ts';
import { COLUMNS } from './schema.ts';
import { quoted } from './view-of-folder.ts';

/**
 * Writes the events of a store as Parquet into a new folder, in it a folder for each year, which every command reads as a store. It
 * is whole or not there.
 *
 * @returns how many events there are
 * @throws EventsError if there is no store, or the folder is there already or cannot be written
 */
export async function writeByYear(file: string, folder: string): Promise<number> {
  // It says what is wrong with a file that is no store.
  (await openEvents(file)).close();
  if (await stat(folder).catch(() => undefined))
    throw new EventsError(`${folder}: is there already, expected the name of a new folder`);
  const part = `${resolve(folder)}.part-${process.pid}`;
  const { DuckDBInstance: duckdb } = await import('@duckdb/node-api');
  const instance = await duckdb.create(':memory:', { memory_limit: '1200MB' });
  try {
    await mkdir(dirname(part), { recursive: true });
    const connection: DuckDBConnection = await instance.connect();
    await connection.run(`attach ${quoted(file)} as store (read_only)`);
    // Events of one pair in a stretch of time stand together, which packs well.
    await connection.run(
      `copy (select ${COLUMNS}, year(date) as year from store.event order by date, source, target)
        to ${quoted(part)} (format parquet, compression zstd, partition_by (year))`,
    );
    const [[count]] = (await connection.runAndReadAll('select count(*)::double from store.event')).getRows();
    connection.closeSync();
    await rename(part, folder);
    return Number(count);
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw new EventsError(`${folder}: cannot be written: ${(error as Error).message.split('\n')[0]}`, { cause: error });
  } finally {
    instance.closeSync();
  }
}
