import { type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { type Database, queryRows } from './database.ts';

/** Milliseconds since 1970 of a column of times. */
export const ms = (column: unknown) => sql`round((date_part('epoch', ${column}) * 1000)::numeric)`;

/**
 * The rows of a table from one place to another, each as its seal and further columns, in one text of JSON: to pass on many rows
 * of their own takes several times as long.
 *
 * @param columns of the table, which is called t here
 */
export async function packedRows<Row>(
  db: Database,
  table: PgTable,
  from: number,
  to: number,
  columns: SQL,
): Promise<Row[]> {
  const { rows } = await queryRows<{ packed: string | null }>(
    db,
    sql`select '[' || string_agg(json_build_array(t.seq, ${ms(sql`t.recorded`)}, t.hash, ${columns})::text, ',' order by t.seq) || ']' as packed
      from ${table} t where t.seq between ${from} and ${to}`,
  );
  return JSON.parse(rows[0].packed ?? '[]');
}
