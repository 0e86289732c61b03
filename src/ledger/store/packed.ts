import { type SQL, sql } from 'drizzle-orm';
import { type Database, queryRows } from './database.ts';
import type { claims, forecasts, resolutions } from './tables.ts';

/** Milliseconds since 1970 of a column of times. */
export const ms = (column: unknown) => sql`(date_part('epoch', ${column}) * 1000)::bigint`;

/** A column of text or JSON, or a number: a `bigint`, a time in milliseconds since 1970, a `float8`. Only JSON and `float8` may be null. */
export type PackedColumn = { of: SQL; as: 'json' } | NumberColumn;
interface NumberColumn {
  of: SQL;
  as: 'bigint' | 'time' | 'double';
}

/** The rows from one place to another. */
export const seqBetween = ([from, to]: readonly [number, number]): SQL => sql`seq between ${from} and ${to}`;

/**
 * Columns of rows in their order, each as a list: to pass on many rows of their own takes several times as long. Numbers are
 * passed on as they lie in the database, eight bytes each: to write and to read them as text takes longer than all else.
 *
 * @param which rows
 * @param columns of the table, which is called t here
 */
export async function packedColumns(
  db: Database,
  table: typeof claims | typeof forecasts | typeof resolutions,
  which: SQL,
  columns: readonly PackedColumn[],
): Promise<unknown[][]> {
  const lists = columns.flatMap(({ of, as }, i) =>
    as === 'json' ? [sql`json_agg(${of})::text as ${sql.identifier(`c${i}`)}`] : [],
  );
  const numbers = columns.filter((column) => column.as !== 'json');
  const { rows } = await queryRows<Record<string, string | null>>(
    db,
    sql`select ${sql.join([packedAs(numbers), ...lists], sql`, `)}
      from (select * from ${table} where ${which} order by seq) t`,
  );
  const [{ numbers: packed, ...texts }] = rows;
  const read = numbersIn(packed, numbers);
  return columns.map(({ as }, i) => (as === 'json' ? JSON.parse(texts[`c${i}`] ?? '[]') : read.shift()));
}

/**
 * Columns of numbers that are not null, of rows in no order.
 *
 * @param which the table, and which of its rows
 */
export async function packedNumbers(db: Database, which: SQL, columns: readonly NumberColumn[]): Promise<number[][]> {
  const { rows } = await queryRows<{ numbers: string | null }>(db, sql`select ${packedAs(columns)} from ${which}`);
  return numbersIn(rows[0].numbers, columns) as number[][];
}

const packedAs = (columns: readonly NumberColumn[]): SQL =>
  sql`encode(string_agg(${sql.join(columns.map(sent), sql` || `)}, ''), 'base64') as numbers`;

const NULL_WORD = -1;

/** A number as PostgreSQL's binary protocol sends it; null as a NaN that no calculation gives. */
function sent({ of, as }: NumberColumn): SQL {
  if (as === 'bigint') return sql`int8send(${of})`;
  return as === 'time' ? sql`timestamptz_send(${of})` : sql`coalesce(float8send(${of}), int8send(-1))`;
}

/** PostgreSQL counts microseconds from here. */
const EPOCH_MS = Date.UTC(2000, 0, 1);

function numbersIn(packed: string | null, columns: readonly NumberColumn[]): (number | null)[][] {
  if (packed === null) return columns.map(() => []);
  const { buffer, byteOffset, length } = Buffer.from(packed, 'base64');
  const view = new DataView(buffer, byteOffset, length);
  const integer = (at: number) => view.getInt32(at) * 2 ** 32 + view.getUint32(at + 4);
  const read: Record<NumberColumn['as'], (at: number) => number | null> = {
    bigint: integer,
    // Beyond 2^53 microseconds, 285 years, the last of them are lost; the times have none.
    time: (at) => Math.round(integer(at) / 1000) + EPOCH_MS,
    double: (at) => (view.getInt32(at) === NULL_WORD ? null : view.getFloat64(at)),
  };
  const row = 8 * columns.length;
  return columns.map(({ as }, i) => {
    const list: (number | null)[] = [];
    for (let at = 8 * i; at < length; at += row) list.push(read[as](at));
    return list;
  });
}
