import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { UsageError } from '../numeric/errors.ts';
import { readSituation } from '../situation/read.ts';
import { atScale } from '../testing/scale.ts';
import { forecast } from './index.ts';

/** A small situation that uses every part of the format. */
const everything = `title: Everything
question: Does it hold?
asOf: 2021-05-11
uncertainty: { position: 0.1, salience: 0.1, capability: 0.2, because: assumed }
actors:
  a: { name: A, capability: { low: 1, mode: 2, high: 5 }, because: why, source: where }
  b: { capability: [1, 2, 4], description: the other }
  c: { capability: { mean: 3, sd: 1 } }
issues:
  x:
    scale: { 0: none, 50: half, 100: all }
    statusQuo: { low: 0, mode: 10, high: 20 }
    rule: { quota: 0.6, votes: { a: 2, b: 1 } }
    stances:
      a: { position: 80, salience: 0.5, veto: true }
      b: { position: [10, 20], salience: { low: 0, mode: 0.5, high: 1 }, capability: 4 }
      c: { position: 0, salience: 0 }
  y: { scale: [-1, 7.5], statusQuo: 0, rule: majority, stances: { a: { position: 2, salience: 1 }, c: { position: 7, salience: 0.1 } } }
  z: { stances: { b: { position: 30, salience: 0.3 } } }
  w: { statusQuo: 50, rule: { council: eu27-lisbon, members: { a: [DE, FR], b: IT, c: [] } }, agendaSetter: a, stances: { a: { position: 90, salience: 1 }, b: { position: 60, salience: 0.5 }, c: { position: 20, salience: 0.7 } } }
dependence: [ { of: a, on: b, domain: energy, strength: 0.5, replaceable: { low: 0, mode: 0.1, high: 0.3 }, alternatives: { c: 0.2 } } ]
links: [ { when: x < 30 and not y > 3, caps: z, at: { low: 5, mode: 10, high: 15 } }, { when: x >= 90, floors: y, at: 1 } ]
outcomes: { high: { when: "max(x, z) * 2 >= 80 or y / x > 1", by: 2021-12-31, claim: It rises } }
shocks: [ { id: cold, on: 2021-06-01, change: { actors.a.capability: { times: 2 }, issues.x.stances.a.veto: false } } ]
scenarios: { s: [ { shock: cold }, { change: { dependence.a.b.energy.strength: 0.9, issues.y.statusQuo: { plus: 1 } } } ] }
models:
  nash: { loss: quadratic }
  expected-utility: { denominator: scholz, choice: scholz, capitulation: false, risk: neutral, q: 0.5, rounds: 5, tolerance: 0 }
  spatial: { PCEModel: MarkovIncentive, StateTransitions: Stochastic, VotingRule: PropCbc, IdealAdjustment: { a: { b: 0.3 } }, turns: 5 }
  exchange: { rounds: 2, randomRates: 0.5, fixedWeight: 0.2, salienceWeight: 0.3 }
`;

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
  for (const text of [everything, ...examples]) expect(readSituation(text).faults).toEqual([]);
});

test('edits of the text of a file with every part of the format', () => {
  fc.assert(
    fc.property(edits, (list) => check(edited(everything, list as [number, string, string][]))),
    { numRuns: atScale(200, 4000) },
  );
});

test('hostile values put into its data', () => {
  const data = parse(everything, { schema: 'core' });
  const text = fc
    .array(mutation, { minLength: 1, maxLength: 3 })
    .map((list) =>
      JSON.stringify(list.reduce<unknown>((now, [path, value, kind]) => mutated(now, path, value, kind), data)),
    );
  fc.assert(fc.property(text, check), { numRuns: atScale(200, 4500) });
});

test('edits of the examples', { timeout: 300_000 }, () => {
  const text = fc.tuple(fc.constantFrom(...examples), edits);
  fc.assert(
    fc.property(text, ([example, list]) => check(edited(example, list as [number, string, string][]))),
    { numRuns: atScale(60, 1500) },
  );
});
