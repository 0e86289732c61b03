import { type EventStore, selectRows } from './database.ts';
import { EventsError } from './events-error.ts';

/** A column of Parquet, or a field of one that holds records (`actor.name`). */
export interface ParquetColumn {
  name: string;
  /** As SQL reaches it. */
  sql: string;
  /** As DuckDB calls it. */
  type: string;
}

/** A name as SQL has it. */
const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
/** Records within records are opened so deep. */
const DEEPEST = 3;
/** Text that stands as bytes, as old writers leave it, is text. */
export const PARQUET = 'read_parquet($file, binary_as_string = true)';

/** The columns of Parquet; what stands in records comes after them, by its path. */
export async function parquetColumns(store: EventStore, file: string, most: number): Promise<ParquetColumn[]> {
  const columns = await described(store, file, '*', undefined);
  for (let level = columns, depth = 1; depth < DEEPEST && level.length > 0 && columns.length <= most; depth++) {
    const inner: ParquetColumn[] = [];
    for (const column of level.filter(({ type }) => type.startsWith('STRUCT') && !type.endsWith(']'))) {
      inner.push(...(await described(store, file, `unnest(${column.sql})`, column)));
    }
    columns.push(...inner);
    level = inner;
  }
  if (columns.length > most) throw new EventsError(`${columns.length} columns, expected at most ${most}`);
  return columns;
}

async function described(store: EventStore, file: string, what: string, within: ParquetColumn | undefined) {
  const sql = `describe select ${what} from ${PARQUET}`;
  const rows = await selectRows<{ column_name: string; column_type: string }>(store, sql, { file });
  return rows.map(
    ({ column_name, column_type }): ParquetColumn => ({
      name: within ? `${within.name}.${column_name}` : column_name,
      sql: `${within ? `${within.sql}.` : ''}${identifier(column_name)}`,
      type: column_type,
    }),
  );
}

/** Whether cells of a type hold days. */
export const isDated = (type: string): boolean => /^(DATE$|TIMESTAMP)/.test(type);

/**
 * A cell as text, whatever its type: whole numbers without a fraction (36.0 is the code 36), moments by the day that they are in
 * UTC (the session's time zone is UTC), the values of a list one after the other.
 */
export function cellText({ sql, type }: Pick<ParquetColumn, 'sql' | 'type'>): string {
  if (type.endsWith(']')) {
    const item = type.replace(/\[\d*\]$/, '');
    if (item.endsWith(']')) return `${sql}::varchar`;
    return `array_to_string(list_filter(list_transform(${sql}, lambda x: ${cellText({ sql: 'x', type: item })}), lambda x: x is not null), '; ')`;
  }
  if (/^(FLOAT|DOUBLE)$/.test(type)) {
    return `case when isnan(${sql}) then null when ${sql} = trunc(${sql}) and abs(${sql}) < 1e15 then ${sql}::bigint::varchar else ${sql}::varchar end`;
  }
  if (/^DECIMAL/.test(type) && !/,\s*0\)$/.test(type)) return `regexp_replace(${sql}::varchar, '\\.?0+$', '')`;
  return `${sql}::varchar`;
}

/** A day, of a cell of a type that holds days. */
export const cellDay = ({ sql }: ParquetColumn): string => `${sql}::date`;
