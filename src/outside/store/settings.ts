import { type EventStore, selectRows } from './database.ts';
import { MappingError } from './events-error.ts';
import type { EventImportOptions } from './format.ts';
import type { Layout } from './layout.ts';
import { isDated, type ParquetColumn } from './parquet-cells.ts';
import { isOrder } from './reading.ts';

const NUMBERS = ['intensity', 'latitude', 'longitude'] as const;

/**
 * Looks whether what the user says of a file can be meant.
 *
 * @param types the columns of Parquet, which have types
 * @throws MappingError where a setting has nothing that it could apply to, or is none
 */
export async function checkSettings(
  store: EventStore,
  { dates, decimal, heading }: EventImportOptions,
  layout: Layout,
  types?: readonly ParquetColumn[],
): Promise<void> {
  if (dates !== undefined) {
    const at = layout.at.get('date');
    if (layout.dateAt) throw new MappingError('the date stands in three columns, `dates` cannot apply to it', 'dates');
    if (types !== undefined && at !== undefined && isDated(types[at].type)) {
      throw new MappingError(
        `the column \`${types[at].name}\` holds days, not texts: \`dates\` cannot apply to it`,
        'dates',
      );
    }
    if (!isOrder(dates)) await checkPattern(store, dates);
  }
  if (types === undefined) return;
  if (heading !== undefined)
    throw new MappingError('Parquet has names of columns: `heading` cannot apply to it', 'heading');
  const written = NUMBERS.some((field) => {
    const at = layout.at.get(field);
    return at !== undefined && types[at].type === 'VARCHAR';
  });
  if (decimal !== undefined && !written) {
    throw new MappingError('no number of this file is a text: `decimal` cannot apply to it', 'decimal');
  }
}

async function checkPattern(store: EventStore, dates: string): Promise<void> {
  const why = 'expected dmy, mdy, ymd or a pattern as strptime has it, such as "%d/%m/%Y"';
  if (!/%[yY]/.test(dates) && !/%[xcDFsG+]/.test(dates))
    throw new MappingError(`\`${dates}\` has no year, ${why}`, 'dates');
  try {
    await selectRows(store, `select try_strptime('2014-03-01', $dates) is null as other`, { dates });
  } catch {
    throw new MappingError(`\`${dates}\` is not a pattern of dates, ${why}`, 'dates');
  }
}
