import { FIELDS, type Field } from './format.ts';
import type { Layout } from './layout.ts';

/** A file's name where a pattern would be taken: it means this one file, whatever signs are in it. */
export const asPattern = (file: string): string => file.replace(/[*?[]/g, (sign) => `[${sign}]`);

/** Cells of rows: fields where they stand, and the year, month and day of a date that stands in three columns. */
export function fieldsFrom(layout: Layout, cell: (place: number, field: Field) => string): string {
  const fields = FIELDS.map((field) => {
    const place = layout.at.get(field);
    return `${place === undefined ? 'null::varchar' : cell(place, field)} as ${field}`;
  });
  const parts = (layout.dateAt ?? []).map((place, i) => `${cell(place, 'id')} as date_${PARTS[i]}`);
  return [...fields, ...parts].join(', ');
}

/** Parts of a date that stands in three columns. */
export const PARTS = ['year', 'month', 'day'] as const;

/**
 * The rows of a part of a text, the file of which is `$file`.
 *
 * @param numbered with the number of the row as `line`, from 1: for that the rows have to be taken one after the other
 */
export function partRows(layout: Layout, numbered: boolean): string {
  const shape = layout.columns.map((_, i) => `'c${i}': 'VARCHAR'`).join(', ');
  const fields = fieldsFrom(layout, (place) => `c${place}`);
  return `select ${numbered ? 'row_number() over ()' : '0::bigint'} as line, ${fields} from ${csv('\\t', shape)}`;
}

/** A part of a text, which was made so that no cell needs quotes, and no line holds what would end one. */
const csv = (between: string, shape: string): string =>
  `read_csv($file, delim = '${between}', quote = '', escape = '', header = false, new_line = '\\n', columns = {${shape}},
    auto_detect = false, max_line_size = 8000000)`;

/** The ids of a part of a text, without taking its other cells apart where they come first: a whole line is one cell then. */
export function partIds(layout: Layout): string {
  if (layout.at.get('id') !== 0 || layout.columns.length === 1) return partRows(layout, false);
  return `select left(cells, strpos(cells, chr(9)) - 1) as id from ${csv('\\r', `'cells': 'VARCHAR'`)}`;
}
