import * as z from 'zod';
import { quoteName, unknownName } from '../../numeric/nearest-name.ts';
import { type Fault, sortFaults } from '../../situation/fault.ts';
import type { DateOrder, Decimal } from '../../situation/table/index.ts';
import { parseYaml } from '../../situation/yaml-source.ts';
import { FIELDS, isField } from './fields.ts';
import { dateOrder } from './written.ts';

/** From where an import takes what: from a column, or the same in every row. */
export interface ClaimMapping {
  /** Field -> heading of its column. */
  columns: Record<string, string>;
  /** Field -> what it is in every row. */
  set: Record<string, string>;
  zone?: string | undefined;
  /** In which order dates are written. */
  dates?: DateOrder | undefined;
  decimal?: Decimal | undefined;
}

/** A comma that another `field=` follows; other commas belong to the value. */
const BETWEEN = /,(?=\s*(?:[A-Za-z][A-Za-z0-9]*|p:[^=,]*)\s*=)/;

/**
 * Reads the text of `--columns` or `--set`, which may be given several times: `text=question,link=url`. A value goes on to
 * the next `,field=`, so that `tags=markets,politics` are two tags.
 *
 * @returns what is said of each field, and what is wrong in plain words
 */
export function parseAssignments(texts: string | readonly string[]): { of: Record<string, string>; faults: string[] } {
  const of: Record<string, string> = {};
  const faults: string[] = [];
  for (const part of [texts].flat().flatMap((text) => text.split(BETWEEN))) {
    const equals = part.indexOf('=');
    const field = part.slice(0, equals < 0 ? undefined : equals).trim();
    const value = equals < 0 ? '' : part.slice(equals + 1).trim();
    if (equals < 0) faults.push(`${quoteName(field)}: expected field=..., for example text=question`);
    else if (!isField(field)) faults.push(unknownField(field));
    else if (value === '') faults.push(`\`${field}\` is given nothing, expected ${field}=...`);
    else if (Object.hasOwn(of, field)) faults.push(`\`${field}\` is given twice`);
    else of[field] = value;
  }
  return { of, faults };
}

export const unknownField = (field: string): string => unknownName('field', field, FIELDS);

const valueSchema = z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()]))]);

/**
 * Reads a mapping in YAML: `columns: { text: question }`, `set: { tags: [markets] }`, `zone: +03:00`, `dates: mdy` (or
 * `"%m/%d/%y"`), `decimal: ","`, all of them optional.
 */
export function parseMapping(text: string, file: string): { mapping: ClaimMapping; faults: Fault[] } {
  const mapping: ClaimMapping = { columns: {}, set: {} };
  const source = parseYaml(text, file);
  const faults = [...source.faults];
  const fault = (message: string, place = source.placeOf([])) =>
    void faults.push({ file, place, message, severity: 'error' });
  const parts = source.value as Record<string, unknown>;
  if (typeof parts !== 'object' || parts === null || Array.isArray(parts)) {
    if (faults.length === 0) fault('expected `columns`, `set`, `zone`, `dates` or `decimal`');
    return { mapping, faults };
  }
  for (const [name, part] of Object.entries(parts)) {
    if (name === 'zone' && typeof part === 'string') mapping.zone = part;
    else if (name === 'columns' || name === 'set') {
      if (typeof part !== 'object' || part === null || Array.isArray(part)) {
        fault(`expected fields, such as ${name}: { text: ... }`, source.placeOf([name]));
        continue;
      }
      for (const [field, value] of Object.entries(part)) {
        const read = valueSchema.safeParse(value);
        if (!isField(field)) fault(unknownField(field), source.placeOfKey([name, field]));
        else if (!read.success || (name === 'columns' && Array.isArray(read.data))) {
          fault(`\`${field}\`: expected a text`, source.placeOf([name, field]));
        } else mapping[name][field] = Array.isArray(read.data) ? joined(field, read.data) : String(read.data);
      }
    } else if (name === 'dates') {
      mapping.dates = dateOrder(String(part));
      if (mapping.dates === undefined) fault(`\`dates\`: ${DATES_EXPECTED}`, source.placeOf([name]));
    } else if (name === 'decimal') {
      if (part === '.' || part === ',') mapping.decimal = part;
      else fault('`decimal`: expected "." or ","', source.placeOf([name]));
    } else if (name === 'zone') fault('`zone`: expected a text such as "+03:00"', source.placeOf([name]));
    else fault(unknownName('key', name, ['columns', 'set', 'zone', 'dates', 'decimal']), source.placeOfKey([name]));
  }
  return { mapping, faults: sortFaults(faults) };
}

/** What can be said of how dates are written. */
export const DATES_EXPECTED = 'expected dmy, mdy or ymd, or a pattern such as %m/%d/%y';

const joined = (field: string, list: (string | number)[]): string =>
  field === 'options' || field === 'probabilities' ? JSON.stringify(list) : list.join(',');
