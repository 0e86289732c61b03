import { FIELDS, type Field, type Format } from './formats.ts';

/** A text as SQL has it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
/** A name as SQL has it. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A file's name as SQL has it where a pattern would be taken: it means this one file, whatever signs are in it. */
export const quotedFile = (file: string): string => quoted(file.replace(/[*?[]/g, (sign) => `[${sign}]`));

/** Longer names and texts are cut: an event is found by its row, not by its prose. */
const LONGEST = 2000;

/**
 * The query that reads a file's rows into the fields, each a text: `line`, the fields, and `cells`, how many cells a line of
 * a tab separated file has.
 *
 * @param columns names of the columns of the file
 */
export function rawQuery(file: string, format: Format, columns: readonly string[]): string {
  const cell = (field: Field): string => {
    const column = format.map[field];
    const at = column === undefined ? -1 : columns.indexOf(column);
    if (at < 0) return 'null::varchar';
    const raw = format.kind === 'tab' ? `parts[${at + 1}]` : identifier(columns[at]);
    return `nullif(trim(left(${raw}, ${LONGEST})), '')`;
  };
  const fields = FIELDS.map((field) => `${cell(field)} as ${field}`).join(', ');
  const heading = format.columns === undefined ? 1 : 0;
  if (format.kind === 'tab') {
    return `select line, len(parts) as cells, ${fields}, raw from (
      select row_number() over () as line, string_split(rtrim(raw, chr(13)), chr(9)) as parts, raw from read_csv(${quotedFile(file)}, delim = '\u0001',
        header = false, quote = '', escape = '', columns = {'raw': 'VARCHAR'}, auto_detect = false, strict_mode = false, store_rejects = true, rejects_limit = 100000))
      where line > ${heading}`;
  }
  const shape = columns.map((column) => `${quoted(column)}: 'VARCHAR'`).join(', ');
  return `select row_number() over () + ${heading} as line, ${columns.length} as cells, ${fields}, null::varchar as raw from read_csv(${quotedFile(file)},
    delim = ',', header = ${heading === 1}, quote = '"', escape = '"', columns = {${shape}}, auto_detect = false, null_padding = true,
    store_rejects = true, rejects_limit = 100000)`;
}

/** The rows of Parquet in the fields. */
export function parquetQuery(file: string, map: Format['map']): string {
  const fields = FIELDS.map((field) => {
    const column = map[field];
    return `${column === undefined ? 'null::varchar' : `${identifier(column)}::varchar`} as ${field}`;
  });
  return `select file_row_number + 1 as line, 0 as cells, ${fields.join(', ')}, null::varchar as raw from read_parquet(${quotedFile(file)}, file_row_number = true)`;
}

/** The day of a raw row, or null. */
const dateIn = ({ dates }: Format): string =>
  dates === undefined
    ? `coalesce(try_cast(r.date as date), try_cast(left(r.date, 10) as date), try_strptime(r.date, '%d %B %Y')::date)`
    : `try_strptime(r.date, ${quoted(dates)})::date`;

/** Why a raw row cannot be read, or null. */
const reasonIn = (format: Format, cells: number): string => `case
  ${cells > 0 ? `when r.cells <> ${cells} then concat(r.cells, ' cells, expected ${cells}')` : ''}
  ${format.map.id === undefined ? '' : "when r.id is null then 'no id'"}
  when r.date is null then 'no date'
  when ${dateIn(format)} is null then concat('the date ', left(r.date, 40), ' cannot be read')
  when r.source is null and r.target is null then 'neither source nor target'
  when r.code is null and r.label is null then 'no kind of event' end`;

/** Lines that cannot be read, with the reason: without the work that the others take. */
export const rejectQuery = (raw: string, format: Format): string =>
  `select line, reason from (select r.line, ${reasonIn(format, 0)} as reason from (${raw}) r) where reason is not null`;

/**
 * The query that makes events of raw rows: dates and numbers read, codes and labels completed by the table of codes, the
 * sector and country of a name such as `Police (Australia)` taken from it, and the reason where a row cannot be read.
 *
 * @param raw as `rawQuery` gives it
 * @param cells cells that a line has to have
 */
export function eventQuery(raw: string, format: Format, dataset: string, cells: number): string {
  const date = dateIn(format);
  const quads = Object.entries(format.quads ?? {});
  const given =
    quads.length === 0
      ? 'try_cast(r.quad as utinyint)'
      : `case ${quads.map(([label, quad]) => `when lower(coalesce(r.quad, r.label)) = lower(${quoted(label)}) then ${quad}`).join(' ')} end`;
  const named = (who: 'source' | 'target') => `
    case when r.${who}_country is null and ends_with(r.${who}, ')')
      then nullif(regexp_extract(r.${who}, '\\(([^()]+)\\)$', 1), '') else r.${who}_country end as ${who}_country,
    case when r.${who}_sector is null and ends_with(r.${who}, ')')
      then nullif(trim(regexp_extract(r.${who}, '^(.*)\\([^()]+\\)$', 1)), '') else r.${who}_sector end as ${who}_sector`;
  const plain = `trim(regexp_replace(regexp_replace(lower(replace(r.label, '_', ' ')), '[^a-z ]', '', 'g'), ' +', ' ', 'g'))`;
  const content = `concat_ws('|', r.date, r.source, coalesce(r.code, r.label), r.target, r.location)`;
  const rowId =
    format.map.id === undefined
      ? `concat(${content}, '#', row_number() over (partition by ${content} order by r.line))`
      : 'r.id';
  return `select day as date, source, source_country, source_sector, target, target_country, target_sector, code, label, left(code, 2) as root,
      quad, intensity, location, country, latitude, longitude, text, url, ${quoted(dataset)} as dataset, row_id, hash(${quoted(dataset)}, row_id) as key,
      line, reason, raw
    from (select r.line, r.raw, ${date} as day, r.source, r.target, ${named('source')}, ${named('target')},
        coalesce(c.code, l.code, r.code) as code, coalesce(c.label, l.label, r.label) as label,
        coalesce(${given}, c.quad, l.quad) as quad, coalesce(try_cast(r.intensity as double), c.goldstein, l.goldstein) as intensity,
        r.location, r.country, try_cast(r.latitude as double) as latitude, try_cast(r.longitude as double) as longitude, r.text, r.url,
        ${rowId} as row_id,
        ${reasonIn(format, cells)} as reason
      from (${raw}) r
      left join code c on c.plain = r.code
      left join code l on l.plain = case when r.code is null then ${plain} end)`;
}
