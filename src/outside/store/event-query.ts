import type { DuckDBValue } from '@duckdb/node-api';
import { codeOf, labelled, type Scheme } from './event-codes.ts';
import { cleanText, cleanTexts, numberWithin, quadField, sectorIn } from './event-fields.ts';
import { EVENT_FIELDS, type EventField, type EventReading } from './format.ts';
import { DATE_PARTS } from './sources.ts';
import { type DateShape, daySql, missingPart, writtenDate } from './written-days.ts';

/** What rows have. */
export interface RowShape {
  has(field: EventField): boolean;
  date: DateShape;
}

export const schemeOf = ({ codes }: Pick<EventReading, 'codes'>): Scheme => codes ?? 'cameo';

/** Values that a query of events is run with. */
export const queryParameters = (reading: EventReading, dataset: string, file: string) => ({
  dataset,
  release: reading.releaseOf?.(file) ?? 0,
});

/** Those of the values that a query has a use for: any other is a fault to the database. */
export const usedIn = (sql: string, parameters: Record<string, DuckDBValue>): Record<string, DuckDBValue> =>
  Object.fromEntries(Object.entries(parameters).filter(([name]) => new RegExp(`\\$${name}\\b`).test(sql)));

/**
 * The query that makes events of raw rows: dates and numbers read, codes and labels completed by the tables, countries by their
 * ISO code as `readNames` has them, and the `reason` where a row cannot be read. A row without an id gets one from what it says;
 * `content` and the table `before`, which counts what earlier parts of the file said, tell how often that was said.
 *
 * @param raw a query of `line` and the fields, each a text
 */
export function eventQuery(raw: string, reading: EventReading, { has, date }: RowShape): string {
  const scheme = schemeOf(reading);
  const { coded = false } = reading;
  const said = `concat(left(r.content, 16), '-', row_number() over (partition by r.content) + coalesce(before.n, 0))`;
  const { actors = 'any', places = 'any' } = reading.countries ?? {};
  const country = (who: 'source' | 'target') => {
    if (has(`${who}_country`)) return `coalesce(${who}_in.iso3, ${who}_country)`;
    return readsNames(who, has) ? `${who}_is.of_country` : 'null::varchar';
  };
  const sector = (who: 'source' | 'target') => sectorIn(who, readsNames(who, has));
  const actor = (who: 'source' | 'target') => `
    ${readsNames(who, has) ? `left join (select * from said_actor where coded = ${coded}) ${who}_is on ${who}_is.said = ${who}` : ''}
    ${has(`${who}_country`) ? `left join (select said, iso3 from said_country where list = '${actors}') ${who}_in on ${who}_in.said = ${who}_country` : ''}`;
  return `
    select day as date, source, ${country('source')} as source_country, ${sector('source')} as source_sector,
      target, ${country('target')} as target_country, ${sector('target')} as target_sector,
      ${labelled(scheme)}, quad, intensity, location, coalesce(place_is.iso3, country) as country,
      latitude, longitude, text, url, $dataset as dataset, row_id, hash($dataset, row_id) as key, revision, line, content, written,
      case when row_id is null and ${has('id') && reading.idOfDay ? 'said_id is null' : 'true'} then 'no id'
        when written is null then 'no date'
        when day is null then coalesce(${missingPart(date, reading)}, concat('the date ', left(written, 40), ' cannot be read'))
        when not isfinite(day) or year(day) not between 1000 and 2999 then concat('the date ', left(written, 40), ' is not between 1000 and 2999')
        when source is null and target is null then 'neither source nor target'
        when coalesce(said_code, said_label) is null then 'no kind of event' end as reason
    from (
      select r.*, by_code.code as code_code, by_code.label as code_label, by_code.root as code_root, by_label.code as label_code,
        by_label.label as label_label, by_label.root as label_root,
        coalesce(given_quad, by_code.quad, by_label.quad) as quad, coalesce(given_intensity, by_code.score, by_label.score) as intensity,
        ${has('id') ? rowId(reading, 'r.said_id') : said} as row_id
      from (
        select r.line, ${cleanText('id', reading)} as said_id, ${daySql(reading, date)} as day, ${writtenDate(date, cleanText('date', reading))} as written,
          ${date === 'parts' ? DATE_PARTS.map((part) => `r.date_${part} as raw_${part}, `).join('') : ''}
          ${has('id') ? 'null' : contentOf(has, date)} as content, ${codeOf(reading, scheme, has)} as said_code,
          ${cleanTexts(reading)},
          ${quadField()} as given_quad, ${numberWithin('intensity', 10, reading)} as given_intensity,
          ${numberWithin('latitude', 90, reading)} as latitude, ${numberWithin('longitude', 180, reading)} as longitude,
          ${revisionOf(reading, has('revised'))} as revision
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

/** What rows without an id say, by which they are told apart. */
function contentOf(has: (field: EventField) => boolean, date: DateShape): string {
  const cells: string[] = EVENT_FIELDS.filter(has).map((field) => `r.${field}`);
  if (date === 'parts') cells.push('r.date_year', 'r.date_month', 'r.date_day');
  return `md5(concat_ws('|', ${cells.map((cell) => `coalesce(${cell}::varchar, '')`).join(', ')}))`;
}

/** The id of a row; with its day where ids are of one day only. */
const rowId = ({ idOfDay }: EventReading, id: string): string => (idOfDay ? `${id} || '/' || r.day::varchar` : id);

/**
 * What tells which of two rows of one id is the newer one, a number: seconds since 1970, or anything else that goes up. Of a
 * data set with releases it is the release, and half more for an event that is final; below 1 it says no more than that.
 */
function revisionOf({ releaseOf }: EventReading, has: boolean): string {
  const moment = `coalesce(try_cast(r.revised as double), epoch(try_cast(r.revised as timestamptz)))`;
  if (releaseOf === undefined) return has ? `case when isfinite(${moment}) then ${moment} end` : 'null::double';
  return has
    ? `($release + case when lower(trim(r.revised)) = 'clear' then 0.5 else 0 end)::double`
    : 'nullif($release, 0)::double';
}

/** A query of the ids of raw rows, `said_id`. @param raw a query that has `id`, a text, and what the day is read from */
export const idQuery = (raw: string, reading: EventReading, date: DateShape): string =>
  `select ${reading.idOfDay ? `${cleanText('id', reading)} || '/' || r.day::varchar` : cleanText('id', reading)} as said_id
    from (${reading.idOfDay ? `select r.id, ${daySql(reading, date)} as day from (${raw}) r` : raw}) r`;

/** A query of the events that cannot be read, with line, reason and what they say, in the order of lines. */
export const badRows = (events: string): string =>
  `select line::double as line, reason, concat_ws(' | ', coalesce(date::varchar, written), source, label, target) as content from (${events})
    where reason is not null order by line`;
