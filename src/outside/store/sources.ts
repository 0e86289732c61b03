import { EventsError } from './events-error.ts';
import { FIELDS, type Field, type Format } from './format.ts';
import { columnOf } from './formats.ts';

/** A name as SQL has it. */
const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
/** A file's name where a pattern would be taken: it means this one file, whatever signs are in it. */
export const asPattern = (file: string): string => file.replace(/[*?[]/g, (sign) => `[${sign}]`);

const fieldsFrom = (cell: (field: Field) => string): string =>
  FIELDS.map((field) => `${cell(field)} as ${field}`).join(', ');

/**
 * The rows of a part of a text, the file of which is `$file`.
 *
 * @param numbered with the number of the row as `line`, from 1: for that the rows have to be taken one after the other
 */
export function partRows(format: Format, columns: readonly string[], numbered: boolean): string {
  const shape = columns.map((_, i) => `'c${i}': 'VARCHAR'`).join(', ');
  const fields = fieldsFrom((field) => {
    const column = columnOf(format, field, columns);
    return column === undefined ? 'null::varchar' : `c${columns.indexOf(column)}`;
  });
  return `select ${numbered ? 'row_number() over ()' : '0::bigint'} as line, ${fields} from ${csv('\\t', shape)}`;
}

/** A part of a text, which was made so that no cell needs quotes, and no line holds what would end one. */
const csv = (between: string, shape: string): string =>
  `read_csv($file, delim = '${between}', quote = '', escape = '', header = false, new_line = '\\n', columns = {${shape}},
    auto_detect = false, max_line_size = 8000000)`;

/** The ids of a part of a text, without taking its other cells apart where they come first: a whole line is one cell then. */
export function partIds(format: Format, columns: readonly string[]): string {
  if (columnOf(format, 'id', columns) !== columns[0] || columns.length === 1) return partRows(format, columns, false);
  return `select left(cells, strpos(cells, chr(9)) - 1) as id from ${csv('\\r', `'cells': 'VARCHAR'`)}`;
}

/** The rows of Parquet, the file of which is `$file`, from `$from` to before `$until`. */
export function parquetRows(format: Format, columns: readonly string[], dated: boolean): string {
  const fields = fieldsFrom((field) => {
    const column = columnOf(format, field, columns);
    if (column === undefined) return 'null::varchar';
    return `${identifier(column)}::${field === 'date' && dated ? 'date' : 'varchar'}`;
  });
  return `select file_row_number + 1 as line, ${fields} from read_parquet($file, file_row_number = true)
    where file_row_number >= $from::bigint and file_row_number < $until::bigint`;
}

/** @throws EventsError where two columns have one name, so that neither can be meant */
export function withoutTwins(columns: readonly string[]): readonly string[] {
  const twin = columns.find((column, i) => columns.indexOf(column) !== i && column !== '');
  if (twin !== undefined) throw new EventsError(`two columns are called ${twin}`);
  return columns;
}
