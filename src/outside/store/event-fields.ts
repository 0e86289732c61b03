import type { Field, Format } from './format.ts';

/** Longer names and texts are cut, characters: an event is found by its row, not by its prose. */
const LONGEST = 2000;

/**
 * A cell without space around it, cut; null where nothing is in it. Most cells are as they should be already, and telling so
 * costs a third of trimming them.
 */
export function cleanText(field: Field, { none }: Format): string {
  const cell = `r.${field}`;
  const clean = `case when strlen(${cell}) between 1 and ${LONGEST} and not starts_with(${cell}, ' ') and not ends_with(${cell}, ' ')
    then ${cell} else nullif(trim(left(${cell}, ${LONGEST})), '') end`;
  return none === undefined ? clean : `nullif(${clean}, $none)`;
}

/** The day of a raw row, or null. */
export function dayOf({ dates }: Format, dated: boolean): string {
  if (dated) return 'r.date';
  const date = 'trim(r.date)';
  if (dates !== undefined) return `try_strptime(${date}, $dates)::date`;
  return `coalesce(try_cast(left(${date}, 10) as date), try_strptime(${date}, ['%d %B %Y', '%Y%m%d', '%d.%m.%Y'])::date)`;
}

/** A number no further from 0 than so much, or null. */
export const numberWithin = (field: Field, most: number): string =>
  `case when abs(try_cast(r.${field} as double)) <= ${most} then try_cast(r.${field} as double) end`;

/** The class of a raw row, by its number or its name. */
export const quadOf = (): string =>
  `case when r.quad in ('1', '2', '3', '4') then r.quad::utinyint else case lower(r.quad) when 'verbal cooperation' then 1
    when 'material cooperation' then 2 when 'verbal conflict' then 3 when 'material conflict' then 4 end::utinyint end`;

/** What an actor is: in a column, by its name, or before the brackets of a name such as `Police (Australia)`. */
export const sectorIn = (who: 'source' | 'target', read: boolean): string =>
  read
    ? `coalesce(${who}_sector, ${who}_is.of_sector)`
    : `coalesce(${who}_sector, case when ends_with(${who}, ')') then nullif(trim(regexp_extract(${who}, '^(.*)\\([^()]+\\)$', 1)), '') end)`;

/** Code, label and root, as the table of codes has them where it knows them. */
export function labelled(scheme: 'cameo' | 'plover' | 'acled' | 'ucdp'): string {
  if (scheme === 'cameo') {
    return `coalesce(code_code, label_code, said_code) as code, coalesce(code_label, label_label, said_label, said_code) as label,
      coalesce(code_root, label_root, left(said_code, 2)) as root`;
  }
  if (scheme === 'plover') {
    return `coalesce(code_code, said_code) as code, coalesce(code_label || ': ' || said_label, code_label, said_label, said_code) as label,
      code_root as root`;
  }
  return 'null as code, coalesce(said_label, code_label, said_code) as label, coalesce(code_root, label_root) as root';
}
