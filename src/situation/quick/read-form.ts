import { RULES } from './rules.ts';

/** What a value may be; others that it is made of by their index among all forms. */
export type WrittenForm = { rules?: (keyof typeof RULES)[] } & (
  | { is: 'text'; least?: number; most?: number; pattern?: [source: string, flags: string] }
  | { is: 'number'; least?: number; most?: number; above?: number; below?: number; whole?: boolean }
  | { is: 'yes-no' }
  | { is: 'one of'; values: readonly unknown[] }
  | { is: 'any of'; forms: number[] }
  | { is: 'list'; of: number; least?: number; most?: number }
  | { is: 'tuple'; of: number[] }
  | { is: 'map'; key: number; of: number }
  | { is: 'record'; keys: RecordKey[] }
);

/** A key of a record, and what holds where it is left out. */
export type RecordKey =
  | [name: string, form: number, need: 'needed' | 'optional']
  | [string, number, 'default', unknown];

/** In place of a value that is not of its form. */
export const WRONG = Symbol('wrong');

/**
 * Reads plain data by its form: a copy as the schema gives it, keys in the order of the schema. It is for the common case that
 * nothing is wrong, and has no messages.
 *
 * @returns WRONG where anything is wrong
 */
export function readForm(value: unknown, form: WrittenForm, forms: readonly WrittenForm[]): unknown {
  const read = readKind(value, form, forms);
  if (read === WRONG || !form.rules) return read;
  return form.rules.every((rule) => (RULES[rule] as (value: unknown) => boolean)(read)) ? read : WRONG;
}

function readKind(value: unknown, form: WrittenForm, forms: readonly WrittenForm[]): unknown {
  switch (form.is) {
    case 'text':
      return typeof value === 'string' && isWithin(lengthOf(value, form), form) && matches(value, form.pattern)
        ? value
        : WRONG;
    case 'number':
      return typeof value === 'number' && isWithin(value, form) && isNumber(value, form) ? value : WRONG;
    case 'yes-no':
      return typeof value === 'boolean' ? value : WRONG;
    case 'one of':
      return form.values.includes(value) ? value : WRONG;
    case 'any of':
      for (const one of form.forms) {
        const read = readForm(value, forms[one], forms);
        if (read !== WRONG) return read;
      }
      return WRONG;
    case 'list':
      return Array.isArray(value) && isWithin(value.length, form) ? readList(value, () => form.of, forms) : WRONG;
    case 'tuple':
      return Array.isArray(value) && value.length === form.of.length
        ? readList(value, (i) => form.of[i], forms)
        : WRONG;
    case 'map':
      return isPlain(value) ? readMap(value, form, forms) : WRONG;
    case 'record':
      return isPlain(value) ? readRecord(value, form.keys, forms) : WRONG;
  }
}

const isWithin = (size: number, { least = -Infinity, most = Infinity }: { least?: number; most?: number }) =>
  size >= least && size <= most;

const isNumber = (
  value: number,
  { above = -Infinity, below = Infinity, whole }: { above?: number; below?: number; whole?: boolean },
) => Number.isFinite(value) && value > above && value < below && (!whole || Number.isSafeInteger(value));

/** The length of a text as zod counts it: in code points, which are fewer than units where there are emoji. */
const lengthOf = (text: string, { most = Infinity }: { most?: number }) =>
  text.length > most && text.length <= 2 * most ? [...text].length : text.length;

const patterns = new Map<string, RegExp>();
function matches(text: string, written: [source: string, flags: string] | undefined): boolean {
  if (!written) return true;
  const [source, flags] = written;
  const key = `${flags}/${source}`;
  const pattern = patterns.get(key) ?? new RegExp(source, flags);
  patterns.set(key, pattern);
  return pattern.test(text);
}

/** A map as files have it. One with a key `toString` has another prototype, and goes to the schema. */
const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

function readList(list: unknown[], formAt: (i: number) => number, forms: readonly WrittenForm[]): unknown {
  const read: unknown[] = [];
  for (let i = 0; i < list.length; i++) {
    const part = readForm(list[i], forms[formAt(i)], forms);
    if (part === WRONG) return WRONG;
    read.push(part);
  }
  return read;
}

function readMap(
  map: Record<string, unknown>,
  form: { key: number; of: number },
  forms: readonly WrittenForm[],
): unknown {
  const read: Record<string, unknown> = {};
  for (const key of Object.keys(map)) {
    const part = readForm(map[key], forms[form.of], forms);
    if (part === WRONG || key === '__proto__' || readForm(key, forms[form.key], forms) === WRONG) return WRONG;
    read[key] = part;
  }
  return read;
}

function readRecord(map: Record<string, unknown>, keys: readonly RecordKey[], forms: readonly WrittenForm[]): unknown {
  const read: Record<string, unknown> = {};
  let count = 0;
  for (const [name, form, need, byDefault] of keys) {
    if (!Object.hasOwn(map, name)) {
      if (need === 'needed') return WRONG;
      if (need === 'default') read[name] = byDefault;
      continue;
    }
    const part = readForm(map[name], forms[form], forms);
    if (part === WRONG) return WRONG;
    read[name] = part;
    count++;
  }
  return Object.keys(map).length === count ? read : WRONG;
}
