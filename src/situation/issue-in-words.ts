import * as z from 'zod';
import { nearest, quoteName } from '../numeric/nearest-name.ts';

type RawIssue = z.core.$ZodRawIssue;

/** What a found value is, in words. */
export function describe(found: unknown): string {
  if (found === undefined || found === null) return 'nothing';
  if (typeof found === 'string') return `the text ${quoteName(found)}`;
  if (Array.isArray(found)) return 'a list';
  return typeof found === 'object' ? 'a map' : String(found);
}

const KINDS: Record<string, string> = {
  ...{ object: 'a map', record: 'a map', array: 'a list', tuple: 'a list', string: 'a text', number: 'a number' },
  ...{ int: 'a whole number', integer: 'a whole number', boolean: 'true or false', null: 'nothing' },
};

/** What a kind of JSON Schema or of zod is called. */
export const typeInWords = (kind: string | undefined): string =>
  kind !== undefined && Object.hasOwn(KINDS, kind) ? KINDS[kind] : 'another value';

/** One of some values; the nearest where one is near. */
export function choicesInWords(found: unknown, choices: readonly unknown[]): string {
  const names = choices.filter((one) => typeof one === 'string');
  const near = typeof found === 'string' ? nearest(found, names) : undefined;
  if (near !== undefined) return `did you mean ${quoteName(near)}?`;
  const shown = choices.map((one) => (typeof one === 'string' ? quoteName(one) : String(one)));
  return shown.length === 1 ? `expected ${shown[0]}` : `expected one of ${shown.join(', ')}`;
}

const FORMATS: Record<string, string> = {
  date: 'a date such as 2021-12-31',
  datetime: 'a time such as 2021-12-31T10:00:00Z',
  url: 'an address such as https://example.org',
};

/**
 * What is wrong with a value, in the words of all other messages, for a schema that says nothing itself. It follows the name of
 * the value: `is missing, expected a text`, `found the text "x", expected a number`.
 *
 * @example schema.safeParse(value, { error: issueInWords })
 */
export function issueInWords(issue: RawIssue): string {
  const { input } = issue;
  switch (issue.code) {
    case 'invalid_type': {
      const kind = typeInWords(issue.expected);
      return input === undefined ? `is missing, expected ${kind}` : `found ${describe(input)}, expected ${kind}`;
    }
    case 'invalid_value': {
      const choice = choicesInWords(input, issue.values);
      return input === undefined ? `is missing, ${choice}` : `found ${describe(input)}, ${choice}`;
    }
    case 'invalid_format': {
      const { format } = issue;
      return `found ${describe(input)}, expected ${FORMATS[String(format)] ?? 'another text'}`;
    }
    case 'too_small':
    case 'too_big':
      return boundInWords(input, issue.code === 'too_big' ? 'at most' : 'at least', boundOf(issue));
    case 'unrecognized_keys': {
      const known = keysOf(issue.inst);
      return issue.keys
        .slice(0, 5)
        .map((key) => `unknown key ${quoteName(key)}, ${choicesInWords(key, known)}`)
        .join('; ');
    }
    default:
      return input === undefined ? 'is missing' : `found ${describe(input)}, expected another value`;
  }
}

const boundOf = (issue: { minimum?: unknown; maximum?: unknown }) => String(issue.maximum ?? issue.minimum);

const plural = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;

/** A value that is too small or too large, or has too few or too many parts. */
export function boundInWords(found: unknown, side: 'at most' | 'at least', limit: string): string {
  if (found === '') return 'is empty';
  if (typeof found === 'string') return `has ${plural(found.length, 'character')}, expected ${side} ${limit}`;
  if (Array.isArray(found)) return `has ${plural(found.length, 'value')}, expected ${side} ${limit}`;
  return `is ${String(found)}, expected ${side} ${limit}`;
}

/** The keys that an object's schema has. */
function keysOf(schema: unknown): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** What is wrong with a named value: a message that begins with a verb follows the name, another one a colon. */
export const namedFault = (name: string, message: string): string =>
  name === '' ? message : `${name}${/^(is|has|cannot) /.test(message) ? ' ' : ': '}${message}`;

/** What a schema finds wrong, in one line: each field with what is wrong with it. At most five are named. */
export const issuesInWords = (issues: readonly { path: readonly PropertyKey[]; message: string }[]): string =>
  issues
    .slice(0, 5)
    .map(({ path, message }) => namedFault(path.map(String).join('.'), message))
    .join('; ');

/** Whether a schema says itself what is wrong; zod's own words are in another voice. */
export const saysItself = ({ code, message }: { code?: string | undefined; message: string }): boolean =>
  code !== 'unrecognized_keys' && !/^(Invalid|Too (big|small)|Unrecognized)\b/.test(message);
