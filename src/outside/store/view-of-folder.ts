import type { DuckDBConnection } from '@duckdb/node-api';
import { EventsError } from './events-error.ts';
import { COLUMNS, TABLES } from './schema.ts';

/** A path as a text of SQL. */
export const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`;

/**
 * Makes the Parquet of a folder the events of an empty database in memory, from which no other file can be reached.
 *
 * @throws EventsError if the folder has no events
 */
export async function viewOfFolder(connection: DuckDBConnection, folder: string): Promise<void> {
  await connection.run(TABLES);
  await connection.run('drop table event');
  await connection.run(`set allowed_directories = [${quoted(`${folder}/`)}]`);
  await connection.run('set enable_external_access = false');
  try {
    await connection.run(
      `create view event as select ${COLUMNS}
        from read_parquet(${quoted(`${folder}/**/*.parquet`)}, union_by_name = true, hive_partitioning = false)`,
    );
  } catch (error) {
    throw new EventsError(
      `${folder}: is a folder, expected a file with a store of events, or a folder that \`tightrope events export\` wrote`,
      { cause: error },
    );
  }
}
