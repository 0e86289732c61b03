import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { unknownName } from '../../situation/nearest.ts';
import { type EventStore, rowsOf } from './database.ts';
import { EventsError } from './events-error.ts';
import { FORMATS, type Format, formatOf } from './formats.ts';
import { beginsWith, firstLine, unpacked } from './input.ts';
import { eventQuery, parquetQuery, rawQuery, rejectQuery } from './staged.ts';

export interface ImportOptions {
  /** One of those known; told from the file if left out. */
  format?: string;
  /** Field -> column, of a table of any other kind. */
  map?: Format['map'];
  /** How its dates are written, as strptime has it. */
  dates?: string;
  /** What the data set is called; the format's name if left out. */
  dataset?: string;
  /** Stops between parts, and in the middle of one: what is done stays. */
  signal?: AbortSignal;
  onProgress?: (rows: number, planned?: number) => void;
}

export interface ImportCounts {
  read: number;
  added: number;
  known: number;
  rejected: number;
}

/** Rows of Parquet brought in at a time: what an interrupted import keeps. */
const PART = 5_000_000;

/**
 * Brings the events of a file in. What is there already is left out, rows that cannot be read are kept in a table of their
 * own with line and reason, and a file that came in whole before is passed over.
 *
 * @throws EventsError if the file cannot be read at all
 */
export async function importEvents(
  store: EventStore,
  file: string,
  options: ImportOptions = {},
): Promise<ImportCounts> {
  const { size, mtimeMs } = await stat(file).catch((error) => {
    throw new EventsError(`${file}: ${error.code === 'ENOENT' ? 'no such file' : error.message}`);
  });
  const zipped = await beginsWith(file, 'PK\u0003\u0004');
  const input = zipped ? await unpacked(file) : { path: file, remove: async () => undefined };
  const interrupt = () => store.connection.interrupt();
  options.signal?.addEventListener('abort', interrupt);
  try {
    const about: About = { name: resolve(file), shown: basename(file), size, modified: mtimeMs };
    if (await beginsWith(input.path, 'PAR1')) return await importParquet(store, input.path, about, options);
    return await importText(store, input.path, about, options);
  } catch (error) {
    if (error instanceof EventsError) throw error;
    options.signal?.throwIfAborted();
    throw new EventsError(`${file}: ${(error as Error).message.split('\n')[0]}`, { cause: error });
  } finally {
    options.signal?.removeEventListener('abort', interrupt);
    await input.remove();
  }
}

interface About {
  name: string;
  shown: string;
  size: number;
  modified: number;
}

async function importText(
  store: EventStore,
  path: string,
  about: About,
  options: ImportOptions,
): Promise<ImportCounts> {
  const line = await firstLine(path);
  const format = chosen(options, line) ?? formatOf(line);
  if (format === undefined) {
    throw new EventsError(`${about.shown}: no known table of events; --format or --mapping says what it is`);
  }
  const dataset = options.dataset ?? format.name;
  const done = await doneBefore(store, about, dataset);
  if (done.length > 0) return { read: done[0].read, added: 0, known: done[0].read - done[0].rejected, rejected: 0 };
  const columns =
    format.columns ?? (format.kind === 'tab' ? line.replace(/^\ufeff/, '').split('\t') : commaCells(line));
  for (const [field, column] of Object.entries(format.map)) {
    if (options.map && !columns.includes(column))
      throw new EventsError(`${about.shown}: ${field}: ${unknownName('column', column, columns)}`);
  }
  const cells = format.kind === 'tab' ? columns.length : 0;
  return inTransaction(store, async () => {
    const { connection } = store;
    // What the reader could not take of another file is no fault of this one.
    await connection.run('drop table if exists reject_errors');
    await connection.run('drop table if exists reject_scans');
    await connection.run('delete from reject where dataset = ? and file = ?', [dataset, about.shown]);
    await connection.run(
      `create or replace temp table staged as ${eventQuery(rawQuery(path, format, columns), format, dataset, cells)}`,
    );
    await connection.run(
      'insert into reject select ?, ?, line, reason, left(raw, 1000) from staged where reason is not null',
      [dataset, about.shown],
    );
    await connection.run(
      'insert into reject select distinct on (line) ?, ?, line, error_message, left(csv_line, 1000) from reject_errors',
      [dataset, about.shown],
    );
    const [{ read, rejected }] = await rowsOf<{ read: number; rejected: number }>(
      store,
      `select count(*)::double as read, count(reason)::double as rejected from staged`,
    );
    const broken = await count(store, 'select count(distinct line)::double as n from reject_errors');
    const added = await insert(
      store,
      'select * from staged where reason is null qualify row_number() over (partition by key order by line) = 1',
    );
    const counts = { read: read + broken, added, known: read - rejected - added, rejected: rejected + broken };
    await note(store, about, dataset, 0, counts);
    await connection.run('drop table staged');
    options.onProgress?.(counts.read);
    return counts;
  });
}

async function importParquet(
  store: EventStore,
  path: string,
  about: About,
  options: ImportOptions,
): Promise<ImportCounts> {
  if (!options.map) throw new EventsError(`${about.shown}: of Parquet, --mapping says which column is what`);
  const format: Format = {
    name: 'parquet',
    kind: 'tab',
    map: options.map,
    ...(options.dates !== undefined && { dates: options.dates }),
  };
  const dataset = options.dataset ?? about.shown;
  const rows = await count(store, 'select sum(num_rows)::double as n from parquet_file_metadata(?)', [path]);
  const done = new Set((await doneBefore(store, about, dataset)).map(({ part }) => part));
  // Without an id, equal rows are told apart by their number in the whole file.
  const size = options.map.id === undefined ? Math.max(1, rows) : PART;
  const total: ImportCounts = { read: 0, added: 0, known: 0, rejected: 0 };
  // Rows carry their own number here, so that threads need not wait for each other.
  await store.connection.run('set preserve_insertion_order = false');
  try {
    for (let part = 0; part * size < rows; part++) {
      options.signal?.throwIfAborted();
      const read = Math.min(size, rows - part * size);
      total.read += read;
      if (done.has(part)) {
        total.known += read;
        continue;
      }
      const raw = `${parquetQuery(path, options.map)} where file_row_number between ${part * size} and ${(part + 1) * size - 1}`;
      const counts = await inTransaction(store, async () => {
        const query = eventQuery(raw, format, dataset, 0);
        if (part === 0) {
          await store.connection.run('delete from reject where dataset = ? and file = ?', [dataset, about.shown]);
        }
        const bad = await store.connection.run(
          `insert into reject select ?, ?, line, reason, null from (${rejectQuery(raw, format)})`,
          [dataset, about.shown],
        );
        const rejected = bad.rowsChanged;
        const added = await insert(
          store,
          `select * from (${query}) where reason is null qualify row_number() over (partition by key order by line) = 1`,
        );
        const found = { read, added, known: read - added - rejected, rejected };
        await note(store, about, dataset, part, found);
        return found;
      });
      total.added += counts.added;
      total.known += counts.known;
      total.rejected += counts.rejected;
      options.onProgress?.(total.read, rows);
    }
  } finally {
    await store.connection.run('set preserve_insertion_order = true');
  }
  return total;
}

function chosen({ format, map, dates }: ImportOptions, line: string): Format | undefined {
  if (format !== undefined) {
    const found = FORMATS.find(({ name }) => name === format);
    if (found === undefined)
      throw new EventsError(
        unknownName(
          'format',
          format,
          FORMATS.map(({ name }) => name),
        ),
      );
    return found;
  }
  if (map === undefined) return undefined;
  return { name: 'table', kind: line.includes('\t') ? 'tab' : 'comma', map, ...(dates !== undefined && { dates }) };
}

const commaCells = (line: string): string[] =>
  line
    .replace(/^\ufeff/, '')
    .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((cell) =>
      cell
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .replaceAll('""', '"'),
    );

const COLUMNS =
  'date, source, source_country, source_sector, target, target_country, target_sector, code, label, root, quad, intensity, location, country, latitude, longitude, text, url, dataset, row_id, key';

/** Brings in what is not there yet. @returns how many rows these are */
async function insert(store: EventStore, rows: string): Promise<number> {
  const result = await store.connection.run(
    `insert into event select ${COLUMNS} from (${rows}) as incoming where not exists (select 1 from event e where e.key = incoming.key)`,
  );
  return result.rowsChanged;
}

async function count(store: EventStore, sql: string, parameters: string[] = []): Promise<number> {
  const [{ n }] = await rowsOf<{ n: number | null }>(store, sql, parameters);
  return n ?? 0;
}

const doneBefore = (store: EventStore, { name, size, modified }: About, dataset: string) =>
  rowsOf<{ part: number; read: number; rejected: number }>(
    store,
    `select part::double as part, read::double as read, rejected::double as rejected from imported
      where file = ? and size = ?::bigint and modified = ?::double and dataset = ?`,
    [name, String(size), modified, dataset],
  );

async function note(
  store: EventStore,
  { name, size, modified }: About,
  dataset: string,
  part: number,
  counts: ImportCounts,
) {
  const { read, added, known, rejected } = counts;
  await store.connection.run(
    'insert into imported values (?, ?::bigint, ?::double, ?, ?, ?, ?, ?, ?, now()::timestamp)',
    [...[name, String(size), modified, dataset, part, read, added, known, rejected]],
  );
}

async function inTransaction<T>(store: EventStore, act: () => Promise<T>): Promise<T> {
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
