import { existsSync } from 'node:fs';
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { CAMEO, CAMEO_LABELS } from '../codes/cameo.ts';
import { EventsError } from './events-error.ts';

/** An open store of events. */
export interface EventStore {
  connection: DuckDBConnection;
  file: string;
  close(): void;
}

export interface OpenOptions {
  /** Begin a store where there is none; a fault otherwise. */
  create?: boolean;
  /** As DuckDB takes it; what does not fit is put on the disk beside the file. */
  memory?: string;
  threads?: number;
}

/** One table for all data sets; the key is a hash of data set and row id, by which nothing comes in twice. */
const TABLES = `
create table if not exists event (
  date date not null, source varchar, source_country varchar, source_sector varchar, target varchar, target_country varchar,
  target_sector varchar, code varchar, label varchar, root varchar, quad utinyint, intensity double, location varchar,
  country varchar, latitude double, longitude double, text varchar, url varchar, dataset varchar not null,
  row_id varchar not null, key ubigint not null);
create table if not exists reject (dataset varchar, file varchar, line bigint, reason varchar, content varchar);
create table if not exists imported (file varchar, size bigint, modified double, dataset varchar, part bigint, read bigint,
  added bigint, known bigint, rejected bigint, finished timestamp default current_timestamp);
create or replace temp table code (plain varchar, code varchar, label varchar, quad utinyint, goldstein double);
`;

/**
 * Opens a store of events, one file.
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
      ...(threads !== undefined && { threads: String(threads) }),
    });
  } catch (error) {
    throw new EventsError(`${file}: ${whyNot(error as Error)}`, { cause: error });
  }
  const connection = await instance.connect();
  await connection.run(TABLES);
  await loadCodes(connection);
  return {
    connection,
    file,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** The codes by their own name and by their label: what an event is joined with. */
async function loadCodes(connection: DuckDBConnection): Promise<void> {
  const appender = await connection.createAppender('code', null, 'temp');
  const rows = [...CAMEO.map((entry) => [entry.code, entry] as const), ...CAMEO_LABELS];
  for (const [plain, { code, label, quad, goldstein }] of rows) {
    appender.appendVarchar(plain);
    appender.appendVarchar(code);
    appender.appendVarchar(label);
    appender.appendUTinyInt(quad);
    if (goldstein === undefined) appender.appendNull();
    else appender.appendDouble(goldstein);
    appender.endRow();
  }
  appender.closeSync();
}

function whyNot({ message }: Error): string {
  if (/could not set lock/i.test(message)) return 'another process uses this store; wait until it is done';
  if (/not a valid duckdb/i.test(message)) return 'is no store of events';
  if (/no space left/i.test(message)) return 'no space is left on its disk';
  if (/permission denied|read-only/i.test(message)) return 'may not be read and written';
  return message.split('\n')[0];
}

/** The rows of a query; whole numbers as numbers, dates as text. */
export async function rowsOf<T>(store: EventStore, sql: string, parameters: DuckDBValue[] = []): Promise<T[]> {
  const reader = await store.connection.runAndReadAll(sql, parameters);
  return reader.getRowObjectsJS() as T[];
}
