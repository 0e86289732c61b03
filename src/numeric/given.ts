import { UsageError } from './errors.ts';
import { quoteName } from './nearest-name.ts';

/**
 * What programs without TypeScript pass by mistake is told in plain words, in place of an error of the language from somewhere
 * within. Each check names the function that was called.
 */

/** What was given, in words. */
function inWords(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string') return `the text ${quoteName(value)}`;
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Promise) return 'a promise (is `await` missing?)';
  return typeof value === 'object' || typeof value === 'function' ? `a ${kindOf(value)}` : String(value);
}

const kindOf = (value: object): string =>
  typeof value === 'function'
    ? 'function'
    : Object.prototype.toString.call(value) === '[object Object]'
      ? 'map'
      : 'thing';

function refuse(by: string, value: unknown, expected: string): never {
  throw new UsageError(`${by}: found ${inWords(value)}, expected ${expected}`);
}

/** @throws UsageError if it is no text */
export function checkGivenText(value: unknown, by: string, expected: string): void {
  if (typeof value !== 'string') refuse(by, value, expected);
}

/** @throws UsageError if it cannot be gone through one by one, or is a text, which would be gone through letter by letter */
export function checkIterable(value: unknown, by: string, expected: string): void {
  const { [Symbol.iterator]: one, [Symbol.asyncIterator]: later } = Object(value);
  if (typeof value === 'string' || (typeof one !== 'function' && typeof later !== 'function'))
    refuse(by, value, expected);
}

/**
 * Checks that a value is what another function makes, by the parts that are read from it.
 *
 * @param expected what it is, such as "a forecast, as `forecast` returns it"
 * @throws UsageError if it is something else, or lacks a part
 */
export function checkParts(value: unknown, by: string, expected: string, parts: readonly string[] = []): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Promise)
    refuse(by, value, expected);
  const missing = parts.find((part) => (value as Record<string, unknown>)[part] === undefined);
  if (missing !== undefined) throw new UsageError(`${by}: \`${missing}\` is missing, expected ${expected}`);
}
