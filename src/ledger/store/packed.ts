import { type SQL, sql } from 'drizzle-orm';
import { copyOut } from './copy.ts';
import { type Database, queryRows } from './database.ts';
import type { claims, forecasts, resolutions } from './tables.ts';

/** Columns as lists: numbers, with times in milliseconds since 1970 and NaN for null; texts; lists of texts; JSON, null where it is empty. */
interface ListOf {
  /** Never null. */
  bigint: Float64Array;
  time: Float64Array;
  double: Float64Array;
  text: string[];
  nullableText: (string | null)[];
  texts: string[][];
  json: (object | null)[];
}
type Kind = keyof ListOf;

/** Milliseconds since 1970 of a column of times. */
export const ms = (column: unknown) => sql`(date_part('epoch', ${column}) * 1000)::bigint`;

/** The rows from one place to another. */
export const seqBetween = ([from, to]: readonly [number, number]): SQL => sql`seq between ${from} and ${to}`;

/**
 * Columns of rows in their order, each as a list. They are passed on as they lie in the database, all rows in one field: to pass on
 * many rows of their own, or to write numbers as text and to read them, takes several times as long.
 *
 * @param tx a transaction
 * @param which rows, with nothing in it that users write
 * @param kinds of the columns, by their names
 */
export async function packedColumns<
  Table extends typeof claims | typeof forecasts | typeof resolutions,
  Kinds extends { [Name in keyof Table['_']['columns']]?: Kind },
>(tx: Database, table: Table, which: SQL, kinds: Kinds) {
  const names = Object.keys(kinds) as (keyof Kinds & string)[];
  const columns = names.map((name): Column => {
    const { name: inTable } = table[name as unknown as 'seq'];
    return { of: sql`t.${sql.identifier(inTable)}`, kind: kinds[name] as Kind };
  });
  const parsed = columns.filter(({ kind }) => kind === 'texts' || kind === 'json');
  const packed = columns.filter((column) => !parsed.includes(column));
  const jsonOf = ({ of, kind }: Column) => sql`json_agg(${kind === 'json' ? sql`nullif(${of}, '{}')` : of})::text`;
  const [rows, all, ...texts] = await copyOut(
    tx,
    sql`select ${sql.join([sql`count(*)`, packedAs(packed), ...parsed.map(jsonOf)], sql`, `)}
      from (select * from ${table} where ${which} order by seq) t`,
  );
  const lists = new Map<Column, unknown>();
  const unpacked = listsIn(all ?? Buffer.alloc(0), integerAt(viewOf(rows as Buffer), 0), packed);
  for (const [i, column] of packed.entries()) lists.set(column, unpacked[i]);
  for (const [i, column] of parsed.entries()) lists.set(column, JSON.parse(texts[i]?.toString() ?? '[]'));
  return Object.fromEntries(names.map((name, i) => [name, lists.get(columns[i])])) as {
    [Name in keyof Kinds]: Kinds[Name] extends Kind ? ListOf[Kinds[Name]] : never;
  };
}

/** A row of columns. */
export type RowOf<Kinds> = { [Name in keyof Kinds]: Kinds[Name] extends Kind ? ListOf[Kinds[Name]][number] : never };

export function packedRow<Columns extends { [name: string]: ArrayLike<unknown> }>(
  columns: Columns,
  i: number,
): { [Name in keyof Columns]: Columns[Name][number] } {
  const row: Record<string, unknown> = {};
  for (const name in columns) row[name] = columns[name][i];
  return row as never;
}

/**
 * Columns of numbers, of rows in no order.
 *
 * @param which the table, and which of its rows; what users write may stand in it
 */
export async function packedNumbers(
  db: Database,
  which: SQL,
  columns: readonly { of: SQL; kind: 'bigint' | 'time' | 'double' }[],
): Promise<Float64Array[]> {
  const { rows } = await queryRows<{ numbers: string | null }>(
    db,
    sql`select encode(${packedAs(columns)}, 'base64') as numbers from ${which}`,
  );
  const bytes = Buffer.from(rows[0].numbers ?? '', 'base64');
  return listsIn(bytes, bytes.length / (8 * columns.length), columns) as Float64Array[];
}

interface Column {
  of: SQL;
  kind: Kind;
}

/** The columns of all rows in one field, row after row. */
const packedAs = (columns: readonly Column[]): SQL => sql`string_agg(${sql.join(columns.map(sent), sql` || `)}, '')`;

/**
 * As PostgreSQL's binary protocol sends it: a number takes eight bytes, and is -1 for null, which is no time and no `float8`; a
 * text ends with a byte of 0, and is one of 255 for null: there is neither in UTF-8.
 */
function sent({ of, kind }: Column): SQL {
  if (kind === 'bigint') return sql`int8send(${of})`;
  if (kind === 'time') return sql`coalesce(timestamptz_send(${of}), int8send(-1))`;
  if (kind === 'double') return sql`coalesce(float8send(${of}), int8send(-1))`;
  const text = kind === 'text' ? sql`textsend(${of})` : sql`coalesce(textsend(${of}), decode('ff', 'hex'))`;
  return sql`${text} || decode('00', 'hex')`;
}

const viewOf = ({ buffer, byteOffset, length }: Buffer) => new DataView(buffer, byteOffset, length);
const integerAt = (view: DataView, at: number) => view.getInt32(at) * 2 ** 32 + view.getUint32(at + 4);
const isNull = (view: DataView, at: number) => view.getInt32(at) === -1 && view.getInt32(at + 4) === -1;

const NULL_TEXT = 0xff;
/** PostgreSQL counts microseconds from here. */
const EPOCH_MS = Date.UTC(2000, 0, 1);

function numberAt(view: DataView, at: number, kind: Kind): number {
  if (kind === 'bigint') return integerAt(view, at);
  if (isNull(view, at)) return NaN;
  // The database's own NaN, which no entry has, is not taken for null.
  if (kind === 'double') return Number.isNaN(view.getFloat64(at)) ? Infinity : view.getFloat64(at);
  // Beyond 2^53 microseconds, 285 years, the last of them are lost; the times have none.
  return Math.round(integerAt(view, at) / 1000) + EPOCH_MS;
}

/** Reads columns of rows that were sent one after the other. */
function listsIn(bytes: Buffer, rows: number, columns: readonly Column[]): (Float64Array | (string | null)[])[] {
  const view = viewOf(bytes);
  const isText = columns.map(({ kind }) => kind === 'text' || kind === 'nullableText');
  const numbers = columns.map((_, k) => new Float64Array(isText[k] ? 0 : rows));
  const texts = columns.map((): (string | null)[] => []);
  for (let row = 0, at = 0; row < rows; row++) {
    for (let k = 0; k < columns.length; k++) {
      if (!isText[k]) {
        numbers[k][row] = numberAt(view, at, columns[k].kind);
        at += 8;
        continue;
      }
      const end = bytes.indexOf(0, at);
      texts[k].push(bytes[at] === NULL_TEXT ? null : bytes.toString('utf8', at, end));
      at = end + 1;
    }
  }
  return columns.map((_, k) => (isText[k] ? texts[k] : numbers[k]));
}
