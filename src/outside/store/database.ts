import { existsSync } from 'node:fs';
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { EventsError } from './events-error.ts';
import { loadTables } from './load-tables.ts';
import { TABLES } from './schema.ts';

/** An open store of events. */
export interface EventStore {
  connection: DuckDBConnection;
  file: string;
  close(): void;
}

export interface OpenOptions {
  /** Begin a store where there is none, and let events be brought in; without it the store is only read. */
  create?: boolean;
  /** As DuckDB takes it; what does not fit is put on the disk beside the file. */
  memory?: string;
  threads?: number;
}

/**
 * Opens a store of events, one file. Where it is only read, several processes may have it open, and no other file can be
 * reached through it.
 *
 * @throws EventsError if there is none, another process has it, or it is none
 */
export async function openEvents(file: string, options: OpenOptions = {}): Promise<EventStore> {
  const { create = false, memory = '1200MB', threads } = options;
  if (!create && !existsSync(file)) {
    throw new EventsError(`${file}: no store of events here; \`tightrope events import\` begins one`);
  }
  let instance: DuckDBInstance;
  try {
    instance = await DuckDBInstance.create(file, {
      memory_limit: memory,
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      storage_compatibility_version: 'latest',
      ...(threads !== undefined && { threads: String(threads) }),
      ...(!create && { access_mode: 'READ_ONLY', enable_external_access: 'false', lock_configuration: 'true' }),
    });
  } catch (error) {
    throw new EventsError(`${file}: ${whyNot(error as Error)}`, { cause: error });
  }
  const connection = await instance.connect();
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  const store = { connection, file, close };
  try {
    if (create) await connection.run(TABLES);
    else if (!(await isStore(store))) throw new EventsError(`${file}: is no store of events`);
    await loadTables(connection);
  } catch (error) {
    close();
    throw error;
  }
  return store;
}

async function isStore(store: EventStore): Promise<boolean> {
  const sql = `select count(*)::int as n from duckdb_tables() where table_name in ('event', 'reject', 'imported') and not temporary`;
  const [{ n }] = await rowsOf<{ n: number }>(store, sql);
  return n === 3;
}

function whyNot({ message }: Error): string {
  if (/could not set lock/i.test(message)) return 'another process uses this store; wait until it is done';
  if (/not a valid duckdb/i.test(message)) return 'is no store of events';
  if (/no space left/i.test(message)) return 'no space is left on its disk';
  if (/permission denied|read-only/i.test(message)) return 'may not be read and written';
  return message.split('\n')[0];
}

/** The rows of a query; whole numbers as numbers, dates as text. */
export async function rowsOf<T>(
  store: EventStore,
  sql: string,
  parameters: DuckDBValue[] | Record<string, DuckDBValue> = [],
): Promise<T[]> {
  const reader = await store.connection.runAndReadAll(sql, parameters);
  return reader.getRowObjectsJS() as T[];
}

/**
 * Runs a query that looks rows up in small tables, the later ones of its joins: the planner, who knows nothing of a text's
 * length, would turn them round.
 */
export async function runLookUps({ connection }: EventStore, sql: string, parameters: Record<string, DuckDBValue>) {
  await connection.run("set disabled_optimizers = 'build_side_probe_side'");
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
