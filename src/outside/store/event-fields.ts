import { EVENT_FIELDS, type EventField, type EventReading } from './format.ts';

/** Longer names and texts are cut, characters: an event is found by its row, not by its prose. */
const LONGEST = 2000;

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Whether a text, an expression of SQL without space around it, is a mark of nothing. */
export const isMark = (text: string, { empty }: Pick<EventReading, 'empty'>): string =>
  `list_contains([${['', ...empty].map(literal).join(', ')}], ${text})`;

/**
 * A cell without space around it, cut; null where nothing is in it, or a mark of nothing. Most cells are as they should be
 * already, and telling so by their length or first sign costs a third of the rest. (A condition with `in` and so many marks
 * would become a join for each column.)
 */
export function cleanText(field: EventField, reading: Pick<EventReading, 'empty'>): string {
  const cell = `r.${field}`;
  const longest = Math.max(0, ...reading.empty.map((mark) => Buffer.byteLength(mark)));
  const trimmed = `trim(left(${cell}, ${LONGEST}))`;
  return `case when strlen(${cell}) between 1 and ${LONGEST} and not starts_with(${cell}, ' ') and not ends_with(${cell}, ' ')
    and (strlen(${cell}) > ${longest}${cannotBeMark(cell, reading)})
    then ${cell} when not ${isMark(trimmed, reading)} then ${trimmed} end`;
}

/** Whether a text begins with a sign that no mark begins with: quicker told by where it stands in the order of signs. */
function cannotBeMark(cell: string, { empty }: Pick<EventReading, 'empty'>): string {
  const firsts = empty.filter((mark) => mark !== '').map((mark) => mark.charCodeAt(0));
  const bounds = [32, ...firsts.filter((code) => code > 32 && code < 127), 127].sort((a, b) => a - b);
  return bounds
    .slice(1)
    .map((next, i) => [bounds[i] + 1, next])
    .filter(([from, to]) => to - from > 4)
    .map(
      ([from, to]) =>
        ` or ${cell} >= ${literal(String.fromCharCode(from))} and ${cell} < ${literal(String.fromCharCode(to))}`,
    )
    .join('');
}

const TEXTS: readonly EventField[] = EVENT_FIELDS.filter(
  (field) => !['id', 'date', 'code', 'root', 'quad', 'intensity', 'latitude', 'longitude', 'revised'].includes(field),
);

/** The fields that are texts, cleaned. */
export const cleanTexts = (reading: EventReading): string =>
  TEXTS.map((field) => `${cleanText(field, reading)} as ${field === 'label' ? 'said_label' : field}`).join(', ');

/** A number of a raw row, with a point or a comma before its fraction. */
function numberIn(field: EventField, { decimal }: Pick<EventReading, 'decimal'>): string {
  const point = `try_cast(r.${field} as double)`;
  const comma = `try_cast(replace(r.${field}, ',', '.') as double)`;
  if (decimal !== undefined) return decimal === '.' ? point : comma;
  return `coalesce(${point}, ${comma})`;
}

/** A number no further from 0 than so much, or null. */
export function numberWithin(field: EventField, most: number, reading: Pick<EventReading, 'decimal'>): string {
  const number = numberIn(field, reading);
  return `case when abs(${number}) <= ${most} then ${number} end`;
}

/** The class of a raw row, by its number or its name. */
export const quadField = (): string =>
  `case when r.quad in ('1', '2', '3', '4') then r.quad::utinyint when try_cast(r.quad as double) in (1, 2, 3, 4) then r.quad::double::utinyint
    else case lower(trim(r.quad)) when 'verbal cooperation' then 1
    when 'material cooperation' then 2 when 'verbal conflict' then 3 when 'material conflict' then 4 end::utinyint end`;

/** What an actor is: in a column, by its name, or before the brackets of a name such as `Police (Australia)`. */
export const sectorIn = (who: 'source' | 'target', read: boolean): string =>
  read
    ? `coalesce(${who}_sector, ${who}_is.of_sector)`
    : `coalesce(${who}_sector, case when ends_with(${who}, ')') then nullif(trim(regexp_extract(${who}, '^(.*)\\([^()]+\\)$', 1)), '') end)`;
