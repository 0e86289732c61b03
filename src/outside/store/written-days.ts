import { isMark } from './event-fields.ts';
import type { EventReading } from './format.ts';
import { isOrder } from './reading.ts';
import { DATE_PARTS } from './sources.ts';

/** What the rows of a file have instead of a day written in one cell. */
export type DateShape = 'text' | 'day' | 'parts';

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const list = (patterns: readonly string[]): string => `[${patterns.map(literal).join(', ')}]`;

/** Days with the month by its name, which can be read in one way only. */
const NAMED = [
  ...['%d %B %Y', '%d-%B-%Y', '%d %b %Y', '%d-%b-%Y', '%d/%b/%Y', '%d%b%Y'],
  ...['%B %d, %Y', '%b %d, %Y', '%B %d %Y', '%b %d %Y'],
];

/** Day, month and year by numbers: years of two digits are of this century up to 68. */
const ORDERED: Record<string, string[]> = {
  dmy: ['/', '.', '-', ' '].flatMap((by) => [`%d${by}%m${by}%y`, `%d${by}%m${by}%Y`]),
  mdy: ['/', '.', '-', ' '].flatMap((by) => [`%m${by}%d${by}%y`, `%m${by}%d${by}%Y`]),
  ymd: ['/', '.', '-', ' '].map((by) => `%y${by}%m${by}%d`),
};

/** Words that a database takes for moments, such as infinity, are not days: a day has digits. */
const hasDigits = (day: string): string => `case when regexp_matches(r.date, '[0-9]') then ${day} end`;

/** Without a time of day, and without the fraction of a number that a program made of 20140301. */
const DAY_ALONE = `regexp_replace(r.date, '(^ +|[ T]\\d{1,2}:\\d\\d.*$|(\\.0+)? *$)', '', 'g')`;

/** Year first, as 2014-03-01 and 20140301: most dates are, and their length shows it. */
const USUAL = `case when r.date >= ':' then null when strlen(r.date) = 10 then try_cast(r.date as date)
  when strlen(r.date) = 8 then try_strptime(r.date, '%Y%m%d')::date end`;

/** A moment with a zone, by its day in UTC. */
const MOMENT = `case when strlen(r.date) > 15 and regexp_matches(r.date, '^ *\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:.*[0-9](Z|[+-]\\d\\d(:?\\d\\d)?) *$')
  then try_cast(trim(r.date) as timestamptz)::date end`;

/** Year first in any other way. */
const YEAR_FIRST = `try_cast(regexp_extract(${DAY_ALONE}, '^\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}$') as date)`;

/**
 * The day of a raw row, or null: dates that no order of day and month can be mistaken in, those that the format is known to
 * have, and those that the user says. A pattern of strptime is taken alone.
 */
export function daySql({ written, dates = [] }: EventReading, shape: DateShape): string {
  if (shape === 'day') return 'case when isfinite(r.date) then r.date end';
  if (shape === 'parts') return DAY_OF_PARTS;
  if (written !== undefined && !isOrder(written)) {
    // A year of four digits is no mistake where two are announced.
    const patterns = [written, written.replaceAll('%y', '%Y')];
    return hasDigits(`try_strptime(trim(r.date), ${list([...new Set(patterns)])})::date`);
  }
  const patterns =
    written === undefined ? ['%Y%m%d', ...NAMED, '%d.%m.%Y', ...dates] : ['%Y%m%d', ...NAMED, ...ORDERED[written]];
  const other = hasDigits(`try_strptime(${DAY_ALONE}, ${list(patterns)})::date`);
  return `coalesce(${USUAL}, ${MOMENT}, ${YEAR_FIRST}, ${other})`;
}

const cell = (part: (typeof DATE_PARTS)[number], from = 'r.date'): string => `trim(${from}_${part})`;
const numbered = (part: (typeof DATE_PARTS)[number]): string =>
  part === 'month'
    ? `coalesce(try_cast(${cell(part)} as double), month(try_strptime(${cell(part)}, ['%B', '%b'])))`
    : `try_cast(${cell(part)} as double)`;
const DAY_OF_PARTS = `case when ${numbered('year')} > 0 then try_cast(concat(${DATE_PARTS.map((part) => `(${numbered(part)})::int`).join(", '-', ")}) as date) end`;

/** The date of a raw row as its file writes it. @param clean how a cell of text is cleaned */
export function writtenDate(shape: DateShape, clean: string): string {
  if (shape === 'day') return 'r.date::varchar';
  if (shape === 'text') return clean;
  return `concat_ws('-', ${DATE_PARTS.map((part) => `coalesce(nullif(${cell(part)}, ''), '?')`).join(', ')})`;
}

/**
 * Why a row has no day, or null: its parts of which one is not known (0, a negative number, 99), or a date such as 1970-01-00.
 * Said with what is written, after a colon, so that reasons can be counted. The parts are there as `raw_year` and so on.
 */
export function missingPart(shape: DateShape, reading: EventReading): string {
  if (shape === 'day') return 'null';
  const because = (part: string) => `concat('the ${part} is not known: ', left(written, 40))`;
  if (shape === 'text') {
    return `case when regexp_matches(written, '^(1|2)\\d{3}[-/.]?00[-/.]?\\d\\d$') then ${because('month')}
      when regexp_matches(written, '^(1|2)\\d{3}[-/.]?\\d\\d[-/.]?00$') then ${because('day')} end`;
  }
  const reasons = DATE_PARTS.map((part) => {
    const value = cell(part, 'r.raw');
    const number = `try_cast(${value} as double)`;
    return `when ${value} is null or ${isMark(value, reading)} or ${number} ${part === 'year' ? '<= 0' : 'not between 1 and 87'} then ${because(part)}`;
  });
  return `case ${reasons.join(' ')} end`;
}
