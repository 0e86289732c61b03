import { type SQL, sql } from 'drizzle-orm';
import { type Database, queryRows } from './database.ts';
import type { claims, forecasts, resolutions } from './tables.ts';

/** Milliseconds since 1970 of a column of times. */
export const ms = (column: unknown) => sql`(date_part('epoch', ${column}) * 1000)::bigint`;

/** A column of text, of JSON, or of numbers: nulls are kept. */
export type PackedColumn = { of: SQL; as: 'json' | 'numbers' };

/**
 * Columns of the rows from one place to another, in their order, each as a list: to pass on many rows of their own takes several
 * times as long.
 *
 * @param columns of the table, which is called t here
 */
export async function packedColumns(
  db: Database,
  table: typeof claims | typeof forecasts | typeof resolutions,
  [from, to]: readonly [number, number],
  columns: readonly PackedColumn[],
): Promise<unknown[][]> {
  const lists = columns.map(({ of, as }, i) => {
    const list = as === 'json' ? sql`json_agg(${of})::text` : sql`string_agg(coalesce((${of})::text, 'null'), ',')`;
    return sql`${list} as ${sql.identifier(`c${i}`)}`;
  });
  const { rows } = await queryRows<Record<string, string | null>>(
    db,
    sql`select ${sql.join(lists, sql`, `)} from (select * from ${table} where seq between ${from} and ${to} order by seq) t`,
  );
  return columns.map(({ as }, i) => {
    const list = rows[0][`c${i}`];
    if (list === null) return [];
    // What is no number in JSON, such as NaN, cannot be written down: it was put in by another hand, and fits no hash.
    return as === 'json' ? JSON.parse(list) : list.split(',').map((text) => (text === 'null' ? null : Number(text)));
  });
}
