import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { UsageError } from '../numeric/errors.ts';
import { readSituation } from '../situation/read.ts';
import { EVERYTHING } from '../testing/everything.ts';
import { atScale } from '../testing/scale.ts';
import { forecast } from './index.ts';

const examples = ['russia-belarus-2021', 'paris-2015'].map((name) =>
  readFileSync(`examples/${name}/situation.yaml`, 'utf8'),
);

/** Either located faults or a forecast without a gap; anything else fails. */
function check(text: string) {
  const { situation, faults } = readSituation(text, 'fuzz.yaml');
  if (!situation) {
    expect(faults.length).toBeGreaterThan(0);
    for (const { place, message } of faults) {
      expect(place?.line).toBeGreaterThanOrEqual(1);
      expect(place?.column).toBeGreaterThanOrEqual(1);
      expect(message.length).toBeLessThan(2000);
    }
    return;
  }
  try {
    expect(JSON.stringify(forecast(situation, { samples: 16 }))).not.toMatch(/:null|NaN|Infinity/);
    const [scenario] = Object.keys(situation.scenarios ?? {});
    if (scenario) forecast(situation, { samples: 16, scenario, at: '2030-01-01' });
  } catch (error) {
    // Refused in plain words, as a situation too large for memory is.
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toMatch(/expected/);
  }
}

/** Flips, drops, doubles or inserts a few characters. */
const edits = fc.array(
  fc.tuple(
    fc.nat(),
    fc.constantFrom('flip', 'drop', 'double', 'insert'),
    fc.constantFrom(...'0123456789-.:{}[]"\'#&*!|>%@`, \n\t\u0000é🙂eE~'.split('')),
  ),
  { minLength: 1, maxLength: 4 },
);
function edited(text: string, list: [number, string, string][]): string {
  return list.reduce((now, [at, kind, sign]) => {
    const i = at % (now.length + 1);
    if (kind === 'flip')
      return now.slice(0, i) + String.fromCharCode((now.charCodeAt(i) || 1) ^ (1 << (at % 7))) + now.slice(i + 1);
    if (kind === 'drop') return now.slice(0, i) + now.slice(i + 1 + (at % 5));
    if (kind === 'double') return now.slice(0, i) + now.slice(Math.max(0, i - 40));
    return now.slice(0, i) + sign + now.slice(i);
  }, text);
}

/** Puts a hostile value somewhere into the data. */
const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    0,
    -0,
    -1,
    1,
    1e308,
    -1e308,
    5e-324,
    1e-300,
    1e-12,
    1e12,
    1e21,
    '1e5',
    '.nan',
    [],
    {},
    [[]],
    {
      low: 1,
    },
  ),
  fc.constantFrom<unknown>(
    { low: 0, mode: 0, high: 0 },
    { low: 0, mode: 1e-300, high: 1e300 },
    { mean: 1, sd: 1e300 },
    { mean: 0, sd: 5e-324 },
    [0, 0, 1e-9],
    { times: 0 },
    { plus: -1e9 },
  ),
  fc.constantFrom<unknown>(
    'a',
    'x',
    '__proto__',
    'constructor',
    'x > 1',
    'x / 0 > y',
    '(((',
    '2021-12-31',
    'x'.repeat(600),
  ),
  fc.jsonValue(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
function mutated(value: unknown, path: number[], replacement: unknown, kind: number): unknown {
  if (value === null || typeof value !== 'object' || path.length === 0) return replacement;
  const [step, ...rest] = path;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)];
  const copy = structuredClone(value) as Record<string, unknown>;
  if (key === undefined || (rest.length === 0 && kind === 0)) delete copy[key];
  else if (rest.length === 0 && kind === 1) copy[typeof replacement === 'string' ? replacement : 'new'] = copy[key];
  else copy[key] = mutated(copy[key], rest, replacement, kind);
  return copy;
}
const mutation = fc.tuple(fc.array(fc.nat(), { minLength: 1, maxLength: 7 }), hostile, fc.nat({ max: 5 }));

test('the unmutated files are sound', () => {
  for (const text of [EVERYTHING, ...examples]) expect(readSituation(text).faults).toEqual([]);
});

test('edits of the text of a file with every part of the format', () => {
  fc.assert(
    fc.property(edits, (list) => check(edited(EVERYTHING, list as [number, string, string][]))),
    { numRuns: atScale(100, 4000) },
  );
});

test('hostile values put into its data', () => {
  const data = parse(EVERYTHING, { schema: 'core' });
  const text = fc
    .array(mutation, { minLength: 1, maxLength: 3 })
    .map((list) =>
      JSON.stringify(list.reduce<unknown>((now, [path, value, kind]) => mutated(now, path, value, kind), data)),
    );
  fc.assert(fc.property(text, check), { numRuns: atScale(100, 4500) });
});

test('edits of the examples', { timeout: 300_000 }, () => {
  const text = fc.tuple(fc.constantFrom(...examples), edits);
  fc.assert(
    fc.property(text, ([example, list]) => check(edited(example, list as [number, string, string][]))),
    { numRuns: atScale(30, 1500) },
  );
});
