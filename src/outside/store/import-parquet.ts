import { addPart } from './add-part.ts';
import { replayPart } from './add-without-ids.ts';
import { type EventStore, rowsOf } from './database.ts';
import { eventQuery, idQuery, parametersOf } from './event-query.ts';
import { EventsError } from './events-error.ts';
import type { Field, Format } from './format.ts';
import { columnOf } from './formats.ts';
import type { ImportOptions } from './import.ts';
import { checkColumns } from './import-text.ts';
import type { ImportCounts, Input } from './imported.ts';
import { inParts } from './in-parts.ts';
import type { IncomingPart } from './incoming-part.ts';
import { knownIds } from './new-ids.ts';
import { textsToRead } from './read-names.ts';
import { asPattern, parquetRows, withoutTwins } from './sources.ts';

/** Rows of Parquet brought in at a time: eight row groups of the database. */
const PART = 983_040;

/** Brings in Parquet, by a mapping. */
export async function importParquet(store: EventStore, input: Input, options: ImportOptions): Promise<ImportCounts> {
  const { map, dates, part: size = PART } = options;
  if (map === undefined) throw new EventsError('of Parquet, --mapping says which column is what');
  const format: Format = { name: 'parquet', kind: 'tab', map, ...(dates !== undefined && { dates }) };
  const dataset = options.dataset ?? format.name;
  const file = asPattern(input.file);
  const described = await rowsOf<{ column_name: string; column_type: string }>(
    store,
    'describe select * from read_parquet($file)',
    { file },
  );
  const columns = withoutTwins(described.map(({ column_name }) => column_name));
  checkColumns(format, columns, options);
  const date = columnOf(format, 'date', columns);
  const type = described.find(({ column_name }) => column_name === date)?.column_type ?? '';
  const dated = /^(DATE|TIMESTAMP)/.test(type);
  const shape = { has: (field: Field) => columnOf(format, field, columns) !== undefined, dated };
  const known = shape.has('id') ? await knownIds(store, dataset) : undefined;
  const [{ rows }] = await rowsOf<{ rows: number | null }>(
    store,
    'select sum(num_rows)::double as rows from parquet_file_metadata($file)',
    { file },
  );
  const all = rows ?? 0;
  async function* parts() {
    for (let number = 0; number * size < all; number++) yield { number };
  }
  return inParts(store, { input, dataset, format, options, planned: all }, parts(), async ({ number }, about, done) => {
    const [from, until] = [number * size, Math.min(all, (number + 1) * size)];
    const raw = parquetRows(format, columns, dated);
    const query = eventQuery(raw, format, shape);
    const incoming: IncomingPart = {
      number,
      rows: until - from,
      query: () => query,
      parameters: { ...parametersOf(format, dataset), file, from, until },
      texts: textsToRead(raw, format, shape),
      lineOf: (row) => row,
      bad: [],
      ...(known && { ids: { raw, query: idQuery(raw, format), known } }),
      more: until < all,
    };
    if (!done) return addPart(store, input, about, incoming);
    if (!known) await replayPart(store, incoming);
    return undefined;
  });
}
