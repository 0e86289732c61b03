import { cleanText } from './event-fields.ts';
import type { EventField, EventReading } from './format.ts';

export type Scheme = 'cameo' | 'plover' | 'acled' | 'ucdp';

/** The code of a raw row without the fraction that a program made of it: 36.0 is 36. */
export const plainCode = (reading: EventReading): string => {
  const code = cleanText('code', reading);
  return `case when ends_with(r.code, '0') and (contains(r.code, '.') or contains(r.code, ',')) then regexp_replace(${code}, '[.,]0+$', '') else ${code} end`;
};

/**
 * The code of a raw row as it was before a program took it for a number. 10 to 20 are roots of CAMEO, and 010 to 020 without
 * their zero: the root or the class of the row tells which. All other codes without their zero are not codes, and the table of
 * codes has them.
 */
export function codeOf(reading: EventReading, scheme: Scheme, has: (field: EventField) => boolean): string {
  const code = plainCode(reading);
  if (scheme !== 'cameo' || !(has('root') || has('quad'))) return code;
  return `case when ${needsEvidence('r.code')} and coalesce(${lostItsZero(has)}, false) then concat('0', ${code}) else ${code} end`;
}

/** Whether a code is one of those that may be two things. */
export const needsEvidence = (code: string): string =>
  `(strlen(${code}) = 2 and ${code} between '10' and '20' or strlen(${code}) = 4 and regexp_matches(${code}, '^(1[0-9]|20)[.,]0$'))`;

/**
 * Whether a row says that its code of two digits stands under another root than its own, one of one digit; null if it says
 * nothing.
 */
export function lostItsZero(has: (field: EventField) => boolean): string {
  const root = has('root') ? 'try_cast(r.root as double)' : 'null';
  const quad = has('quad') ? 'try_cast(r.quad as double)' : 'null';
  return `coalesce(${root} < 10, ${quad} = 1)`;
}

/** Code, label and root, as the table of codes has them where it knows them. */
export function labelled(scheme: Scheme): string {
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
