import { type SQL, sql } from 'drizzle-orm';
import { type Database, queryRows } from './database.ts';
import { claims, type forecasts, type resolutions } from './tables.ts';

/** Milliseconds since 1970 of a column of times. */
export const ms = (column: unknown) => sql`(date_part('epoch', ${column}) * 1000)::bigint`;

/** What every packed row begins with: its seal, with the time in milliseconds since 1970, and the id of its claim. */
export type PackedAbout = [seq: number, recorded: number, hash: string, claim: string];

/**
 * Forecasts or resolutions from one place to another, each as its seal, the id of its claim and further columns, in one text of
 * JSON: to pass on many rows of their own takes several times as long.
 *
 * @param columns of the table, which is called t here
 */
export async function packedRows<Row extends [...PackedAbout, ...unknown[]]>(
  db: Database,
  table: typeof forecasts | typeof resolutions,
  [from, to]: readonly [number, number],
  columns: SQL,
): Promise<Row[]> {
  const { rows } = await queryRows<{ packed: string | null }>(
    db,
    sql`select '[' || string_agg(json_build_array(t.seq, ${ms(sql`t.recorded`)}, t.hash, coalesce(c.id, 'claim at ' || t.claim),
        ${columns})::text, ',') || ']' as packed
      from ${table} t left join ${claims} c on c.seq = t.claim where t.seq between ${from} and ${to}`,
  );
  return JSON.parse(rows[0].packed ?? '[]');
}
