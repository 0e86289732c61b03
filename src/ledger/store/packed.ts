import { type SQL, sql } from 'drizzle-orm';
import { type Database, queryRows } from './database.ts';
import { claims, type forecasts, type resolutions } from './tables.ts';

/** Milliseconds since 1970 of a column of times. */
export const ms = (column: unknown) => sql`(date_part('epoch', ${column}) * 1000)::bigint`;

/**
 * The rows of a table from one place to another, each as its seal and further columns, in one text of JSON: to pass on many rows
 * of their own takes several times as long.
 *
 * @param columns of the table, which is called t here, and of its claim, c
 */
export async function packedRows<Row>(
  db: Database,
  table: typeof claims | typeof forecasts | typeof resolutions,
  [from, to]: readonly [number, number],
  columns: SQL,
): Promise<Row[]> {
  const itsClaim = table === claims ? sql`` : sql`left join ${claims} c on c.seq = t.claim`;
  const { rows } = await queryRows<{ packed: string | null }>(
    db,
    sql`select '[' || string_agg(json_build_array(t.seq, ${ms(sql`t.recorded`)}, t.hash, ${columns})::text, ',') || ']' as packed
      from ${table} t ${itsClaim} where t.seq between ${from} and ${to}`,
  );
  return JSON.parse(rows[0].packed ?? '[]');
}
