import type { DuckDBValue } from '@duckdb/node-api';
import { cleanText, dayOf, labelled, numberWithin, quadOf, sectorIn } from './event-fields.ts';
import { FIELDS, type Field, type Format } from './format.ts';

/** What rows have. */
export interface RowShape {
  has(field: Field): boolean;
  /** Dates are dates, and no text. */
  dated: boolean;
}

/** Values that a query of events is run with. */
export const parametersOf = (format: Format, dataset: string) => ({
  dataset,
  dates: format.dates ?? null,
  none: format.none ?? null,
});
export type EventParameters = ReturnType<typeof parametersOf>;

/** Those of the values that a query has a use for: any other is a fault to the database. */
export const usedIn = (sql: string, parameters: Record<string, DuckDBValue>): Record<string, DuckDBValue> =>
  Object.fromEntries(Object.entries(parameters).filter(([name]) => new RegExp(`\\$${name}\\b`).test(sql)));

const TEXTS: readonly Field[] = FIELDS.filter(
  (field) => !['id', 'date', 'quad', 'intensity', 'latitude', 'longitude'].includes(field),
);

/**
 * The query that makes events of raw rows: dates and numbers read, codes and labels completed by the tables, countries by their
 * ISO code as `readNames` has them, and the `reason` where a row cannot be read. A row without an id gets one from what it says; `content` and the
 * table `before`, which counts what earlier parts of the file said, tell how often that was said.
 *
 * @param raw a query of `line` and the fields, each a text
 */
export function eventQuery(raw: string, format: Format, { has, dated }: RowShape): string {
  const scheme = format.codes ?? 'cameo';
  const content = `md5(concat_ws('|', ${FIELDS.filter(has)
    .map((field) => `coalesce(r.${field}::varchar, '')`)
    .join(', ')}))`;
  const said = `concat(left(r.content, 16), '-', row_number() over (partition by r.content) + coalesce(before.n, 0))`;
  const { actors = 'any', places = 'any' } = format.countries ?? {};
  const country = (who: 'source' | 'target') => {
    if (has(`${who}_country`)) return `coalesce(${who}_in.iso3, ${who}_country)`;
    return readsNames(who, has) ? `${who}_is.of_country` : 'null::varchar';
  };
  const sector = (who: 'source' | 'target') => sectorIn(who, readsNames(who, has));
  const actor = (who: 'source' | 'target') => `
    ${readsNames(who, has) ? `left join said_actor ${who}_is on ${who}_is.said = ${who}` : ''}
    ${has(`${who}_country`) ? `left join (select said, iso3 from said_country where list = '${actors}') ${who}_in on ${who}_in.said = ${who}_country` : ''}`;
  return `
    select day as date, source, ${country('source')} as source_country, ${sector('source')} as source_sector,
      target, ${country('target')} as target_country, ${sector('target')} as target_sector,
      ${labelled(scheme)}, quad, intensity, location, coalesce(place_is.iso3, country) as country,
      latitude, longitude, text, url, $dataset as dataset, row_id, hash($dataset, row_id) as key, line, content,
      case when row_id is null then 'no id'
        when written is null then 'no date'
        when day is null then concat('the date ', left(written, 40), ' cannot be read')
        when year(day) not between 1000 and 2999 then concat('the date ', left(written, 40), ' is not between 1000 and 2999')
        when source is null and target is null then 'neither source nor target'
        when coalesce(said_code, said_label) is null then 'no kind of event' end as reason
    from (
      select r.*, by_code.code as code_code, by_code.label as code_label, by_code.root as code_root, by_label.code as label_code,
        by_label.label as label_label, by_label.root as label_root,
        coalesce(given_quad, by_code.quad, by_label.quad) as quad, coalesce(given_intensity, by_code.score, by_label.score) as intensity,
        ${has('id') ? 'r.said_id' : said} as row_id
      from (
        select r.line, ${cleanText('id', format)} as said_id, ${dayOf(format, dated)} as day, ${dated ? 'r.date::varchar' : cleanText('date', format)} as written,
          ${has('id') ? 'null' : content} as content,
          ${TEXTS.map((field) => `${cleanText(field, format)} as ${field === 'code' || field === 'label' ? `said_${field}` : field}`).join(', ')},
          ${quadOf()} as given_quad, ${numberWithin('intensity', 10)} as given_intensity,
          ${numberWithin('latitude', 90)} as latitude, ${numberWithin('longitude', 180)} as longitude
        from (${raw}) r) r
      left join (select * from code where scheme = '${scheme}') by_code on by_code.plain = lower(r.said_code)
      left join (select * from code where scheme = '${scheme}-label') by_label on by_label.plain = case when by_code.plain is null then
        ${scheme === 'cameo' ? `plain_label(r.said_label)` : 'lower(r.said_label)'} end
      ${has('id') ? '' : 'left join before on before.content = r.content'}) r
    ${actor('source')}
    ${actor('target')}
    left join (select said, iso3 from said_country where list = '${places}') place_is on place_is.said = country`;
}

/** Whether the names of actors are read: where a column says neither country nor sector. */
export const readsNames = (who: 'source' | 'target', has: RowShape['has']): boolean =>
  has(who) && !(has(`${who}_country`) && has(`${who}_sector`));

/** A query of the ids of raw rows, `said_id`. @param raw a query that has `id`, a text */
export const idQuery = (raw: string, format: Format): string =>
  `select ${cleanText('id', format)} as said_id from (${raw}) r`;

/** A query of the events that cannot be read, with line, reason and what they say, in the order of lines. */
export const badRows = (events: string): string =>
  `select line::double as line, reason, concat_ws(' | ', date, source, label, target) as content from (${events})
    where reason is not null order by line`;
