import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { DuckDBConnection, DuckDBInstance, DuckDBValue } from '@duckdb/node-api';
import { DamagedStore, EventsError } from './events-error.ts';
import { loadTables } from './load-tables.ts';
import { SAID, STORE_FORMAT, TABLES } from './schema.ts';
import { viewOfFolder } from './view-of-folder.ts';

/** An open store of events. */
export interface EventStore {
  connection: DuckDBConnection;
  file: string;
  close(): void;
}

export interface EventStoreOptions {
  /** Begin a store where there is none, and let events be brought in; without it the store is only read. */
  create?: boolean;
  /** As DuckDB takes it; what does not fit is put on the disk beside the file. */
  memory?: string;
  threads?: number;
}

/**
 * Opens a store of events: one file, or to read alone a folder of Parquet as `writeByYear` writes it. Where it is only read, several processes may have it open, and no other file can be
 * reached through it. Its time zone is UTC, so that a moment is the same day on every machine.
 *
 * @throws EventsError if there is no such file, it is not a store, or another process has it; DamagedStore if it is damaged
 */
export async function openEvents(file: string, options: EventStoreOptions = {}): Promise<EventStore> {
  const { create = false, memory = '1200MB', threads } = options;
  const found = file === '' ? undefined : await stat(file).catch(() => undefined);
  if (file === '') throw new EventsError('no store of events is named, expected a file');
  const ofFolder = found?.isDirectory() === true;
  if (ofFolder && create) throw new EventsError(`${file}: is a folder, expected a file with a store of events`);
  if (!ofFolder && found?.size === 0) throw new DamagedStore(`${file}: is empty, no store of events; ${MEND}`);
  if (!create && found === undefined) {
    throw new EventsError(`${file}: no store of events here; \`tightrope events import\` begins one`);
  }
  // DuckDB is large: it is loaded when a store is opened, and as the CommonJS that it is: `import` reads each of its files twice.
  const { DuckDBInstance: duckdb } = createRequire(import.meta.url)(
    '@duckdb/node-api',
  ) as typeof import('@duckdb/node-api');
  let instance: DuckDBInstance;
  try {
    instance = await duckdb.create(ofFolder ? ':memory:' : file, {
      memory_limit: memory,
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      storage_compatibility_version: 'latest',
      ...(threads !== undefined && { threads: String(threads) }),
      ...(!create && !ofFolder && { access_mode: 'READ_ONLY', enable_external_access: 'false' }),
    });
  } catch (error) {
    throw damageOf(error as Error, file) ?? new EventsError(`${file}: ${whyNot(error as Error)}`, { cause: error });
  }
  const connection = await instance.connect();
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  const store = { connection, file, close };
  try {
    await connection.run(`set TimeZone = 'UTC'`);
    if (ofFolder) await viewOfFolder(connection, file.replace(/(?<=.)[/\\]+$/, ''));
    if (!create) await connection.run('set lock_configuration = true');
    if (found !== undefined) await checkStore(store);
    if (create) await connection.run(TABLES);
    await loadTables(connection);
  } catch (error) {
    close();
    throw damageOf(error as Error, file) ?? error;
  }
  return store;
}

/** @throws EventsError where a file has other tables than a store: a database of somebody else */
async function checkStore(store: EventStore): Promise<void> {
  const tables = await selectRows<{ name: string; columns: string[] }>(
    store,
    `select table_name as name, list(column_name) as columns from duckdb_columns() where not internal and database_name = current_database()
      group by table_name order by table_name`,
  );
  const has = (table: string, columns: readonly string[]) => {
    const found = tables.find(({ name }) => name === table) as { columns: unknown } | undefined;
    const names = (found?.columns as { items?: string[] } | undefined)?.items ?? (found?.columns as string[]) ?? [];
    return columns.every((column) => names.includes(column));
  };
  if (has('store', ['format'])) {
    const [{ format }] = await selectRows<{ format: number }>(
      store,
      'select max(format)::integer as format from store',
    );
    if (format > STORE_FORMAT)
      throw new EventsError(
        `${store.file}: format ${format} is newer than this Tightrope, which reads format ${STORE_FORMAT}: a newer Tightrope reads the store (npm install tightrope-forecast@latest)`,
      );
  }
  if (has('event', SAID) && has('reject', ['reason']) && has('imported', ['reader'])) return;
  const shown = tables.slice(0, 5).map(({ name }) => `\`${name}\``);
  const what = shown.length === 0 ? 'a database without tables' : `a database with the tables ${shown.join(', ')}`;
  throw new EventsError(`${store.file}: is not a store of events but ${what}; --events names another file`);
}

const MEND = 'restore a copy of it, or remove it and bring its files in again with `tightrope events import`';

/** What to do about a damaged store; undefined if the error is another one. */
export function damageOf({ message }: Error, file: string): DamagedStore | undefined {
  const damage =
    /corrupt|could not read enough bytes|checksum|replaying wal|wal file|deserializ|failed to load metadata/i;
  if (!damage.test(message)) return undefined;
  return new DamagedStore(`${file}: the store is damaged (${message.split('\n')[0]}); ${MEND}`);
}

function whyNot({ message }: Error): string {
  if (/could not set lock/i.test(message)) return 'another process uses this store; wait until it is done';
  if (/not a valid duckdb/i.test(message)) return 'is not a store of events; --events names another file';
  if (/no space left/i.test(message)) return 'no space is left on its disk';
  if (/permission denied|read-only/i.test(message)) return 'may not be read and written';
  if (/no such file or directory/i.test(message)) return 'there is no such folder';
  return message.split('\n')[0];
}

/** The rows of a query; whole numbers as numbers, dates as text. */
export async function selectRows<T>(
  store: EventStore,
  sql: string,
  parameters: DuckDBValue[] | Record<string, DuckDBValue> = [],
): Promise<T[]> {
  try {
    const reader = await store.connection.runAndReadAll(sql, parameters);
    return reader.getRowObjectsJS() as T[];
  } catch (error) {
    throw damageOf(error as Error, store.file) ?? error;
  }
}

/**
 * Runs a query that looks rows up in small tables, the later ones of its joins: the planner, who knows nothing of a text's
 * length, would turn them round. It would also compute expressions that branches of a `case` share for every row, even those of
 * branches that hardly any row takes.
 */
export async function runLookUps({ connection }: EventStore, sql: string, parameters: Record<string, DuckDBValue>) {
  await connection.run("set disabled_optimizers = 'build_side_probe_side,common_subexpressions'");
  try {
    return await connection.run(sql, parameters);
  } finally {
    await connection.run('reset disabled_optimizers');
  }
}

/** All of it, or nothing. */
export async function inTransaction<T>(store: EventStore, act: () => Promise<T>): Promise<T> {
  await store.connection.run('begin');
  try {
    const result = await act();
    await store.connection.run('commit');
    return result;
  } catch (error) {
    await store.connection.run('rollback').catch(() => undefined);
    throw error;
  }
}
