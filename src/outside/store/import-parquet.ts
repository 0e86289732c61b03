import { addPart } from './add-part.ts';
import { replayPart } from './add-without-ids.ts';
import { chunked } from './chunked.ts';
import { withToldLists } from './country-lists.ts';
import { type EventStore, selectRows } from './database.ts';
import { eventQuery, idQuery, queryParameters, type RowShape } from './event-query.ts';
import { EventsError } from './events-error.ts';
import type { EventField, EventImportOptions } from './format.ts';
import { formatOfHeading } from './formats.ts';
import type { ImportReport } from './import-report.ts';
import type { EventFile } from './imported.ts';
import type { IncomingPart } from './incoming-part.ts';
import { layoutOf } from './layout.ts';
import { lostZeros } from './lost-zeros.ts';
import { knownIds } from './new-ids.ts';
import { MOST_COLUMNS } from './opening.ts';
import { cellDay, cellText, isDated, PARQUET, parquetColumns } from './parquet-cells.ts';
import { textsToRead } from './read-names.ts';
import { formatNamed, readingOf } from './reading.ts';
import { checkSettings } from './settings.ts';
import { asPattern, fieldsFrom } from './sources.ts';

/** Rows of Parquet brought in at a time: eight row groups of the database. */
const PART = 983_040;

/** Brings in Parquet, by the names of its columns or by a mapping. */
export async function importParquet(
  store: EventStore,
  input: EventFile,
  options: EventImportOptions,
): Promise<ImportReport> {
  const { part: size = PART } = options;
  const file = asPattern(input.file);
  const columns = await parquetColumns(store, file, MOST_COLUMNS);
  const names = columns.map(({ name }) => name);
  const format = options.format === undefined ? formatOfHeading(names) : formatNamed(options.format);
  if (format === undefined && options.map === undefined) {
    throw new EventsError('of Parquet, --mapping says which column is what (or --format what it is)');
  }
  const stated = readingOf(format, options, 'parquet');
  const layout = layoutOf(stated.map, options.map ?? {}, names, stated.name);
  await checkSettings(store, options, layout, columns);
  const dateAt = layout.at.get('date');
  const dated = dateAt !== undefined && isDated(columns[dateAt].type);
  const shape: RowShape = {
    has: (field) => layout.at.has(field),
    date: layout.dateAt ? 'parts' : dated ? 'day' : 'text',
  };
  const dataset = options.dataset ?? stated.name;
  const known = shape.has('id') ? await knownIds(store, dataset, stated) : undefined;
  const [{ rows }] = await selectRows<{ rows: number | null }>(
    store,
    'select sum(num_rows)::double as rows from parquet_file_metadata($file)',
    { file },
  );
  const all = rows ?? 0;
  async function* parts() {
    for (let number = 0; number * size < all; number++) yield { number };
  }
  const fields = fieldsFrom(layout, (place, field) => (field === 'date' && dated ? cellDay : cellText)(columns[place]));
  const raw = `select file_row_number + 1 as line, ${fields} from ${PARQUET.replace(')', ', file_row_number = true)')}
    where file_row_number >= $from::bigint and file_row_number < $until::bigint`;
  const beginning = await someCells(store, raw, file);
  const { reading, told } = withToldLists(stated, (field) =>
    shape.has(field) ? beginning.map((row) => row[field] ?? '') : [],
  );
  const query = eventQuery(raw, reading, shape);
  const zeros = lostZeros(reading, shape.has, raw, shape.has('code') ? beginning.map(({ code }) => code ?? '') : []);
  return chunked(
    store,
    { input, dataset, reading, options, planned: all, zeros, told, has: shape.has },
    parts(),
    async ({ number }, about, done) => {
      const [from, until] = [number * size, Math.min(all, (number + 1) * size)];
      const incoming: IncomingPart = {
        number,
        rows: until - from,
        query,
        parameters: { ...queryParameters(reading, dataset, input.file), file, from, until },
        texts: textsToRead(raw, reading, shape),
        lineOf: (row) => row,
        bad: [],
        ...(known && { ids: { raw, query: idQuery(raw, reading, shape.date), known } }),
        zeros,
        more: until < all,
      };
      if (!done) return addPart(store, input, about, incoming);
      if (!known) await replayPart(store, incoming);
      return undefined;
    },
  );
}

type Beginning = Partial<Record<EventField, string | null>>;

/** Codes and countries of the beginning of a file. */
const someCells = (store: EventStore, raw: string, file: string): Promise<Beginning[]> =>
  selectRows(store, `select code, source_country, target_country, country from (${raw}) limit 1000`, {
    ...{ file, from: 0, until: 1000 },
  });
