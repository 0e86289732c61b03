import { EVENT_FIELDS, type EventField } from './format.ts';
import type { Layout } from './layout.ts';

/** A file's name where a pattern would be taken: it means this one file, whatever signs are in it. */
export const asPattern = (file: string): string => file.replace(/[*?[]/g, (sign) => `[${sign}]`);

/** Cells of rows: fields where they stand, and the year, month and day of a date that stands in three columns. */
export function fieldsFrom(layout: Layout, cell: (place: number, field: EventField) => string): string {
  const fields = EVENT_FIELDS.map((field) => {
    const place = layout.at.get(field);
    return `${place === undefined ? 'null::varchar' : cell(place, field)} as ${field}`;
  });
  const parts = (layout.dateAt ?? []).map((place, i) => `${cell(place, 'id')} as date_${DATE_PARTS[i]}`);
  return [...fields, ...parts].join(', ');
}

/** Parts of a date that stands in three columns. */
export const DATE_PARTS = ['year', 'month', 'day'] as const;

/** The places of the columns of a text that are read. */
export const placesRead = ({ at, dateAt }: Layout): ReadonlySet<number> => new Set([...at.values(), ...(dateAt ?? [])]);

/**
 * Puts the fields of a part of a text, the file of which is `$file`, into the table `raw`, in their order: they are looked at
 * several times, and taking the lines apart is the dearest of it. Its file was made so that no cell needs quotes, and no line
 * holds what would end one.
 *
 * @param places the columns that the part has
 */
export function loadPart(layout: Layout, places: readonly number[]): string {
  const shape = places.map((place) => `'c${place}': 'VARCHAR'`).join(', ');
  const fields = [...fieldsOf(layout)].map(([field, place]) => `c${place} as ${field}`).join(', ');
  return `create or replace temp table raw as select ${fields}
    from read_csv($file, delim = '\\t', quote = '', escape = '', header = false, new_line = '\\n', columns = {${shape}},
    auto_detect = false, max_line_size = 8000000)`;
}

/** The rows of a part that was loaded, numbered from 1; a field that the file does not have is null, and costs nothing. */
export function loaded(layout: Layout): string {
  const there = fieldsOf(layout);
  const others = EVENT_FIELDS.filter((field) => !there.has(field)).map((field) => `, null::varchar as ${field}`);
  return `select rowid + 1 as line, *${others.join('')} from raw`;
}

/** The fields that a file has, with the parts of a date that stands in three columns, each with the place of its column. */
function fieldsOf({ at, dateAt }: Layout): Map<string, number> {
  const parts = (dateAt ?? []).map((place, i) => [`date_${DATE_PARTS[i]}`, place] as const);
  return new Map<string, number>([...at, ...parts]);
}
