import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atScale } from '../../testing/scale.ts';
import { forecastMisfit, resolutionMisfit } from '../claim/fits.ts';
import { parsePhrases } from '../claim/phrases-yaml.ts';
import { claimSchema, forecastSchema, resolutionSchema } from '../claim/schema.ts';
import { resolvedOf } from '../score/resolved-of.ts';
import { scoreTable } from '../score/score-table.ts';
import type { ClaimImportOptions, ClaimImportResult } from './imported.ts';
import { importClaims } from './index.ts';
import { parseAssignments, parseMapping } from './mapping.ts';
import { parseLiteral } from './python-literal.ts';

const runs = atScale(150, 5000);
const text = (file: string) => readFileSync(`test-data/ledger/${file}`, 'utf8');
const table =
  'id,kind,text,claimant,made,at,deadline,options,tags,unit,probability,phrase,low,high,p:a,q05,q50,resolved,on\n' +
  'a,,T,C,2021-01-01,,2021-12-31,,x,,0.3,,,,,,,yes,2021-06-01\nb,number,T,C,2021-01-01,2021-02-01,,,,km,,,,,,1,2,3,2021-06-01\n' +
  'c,one-of,T,C,2021-01-01,,,a | b,,,,,,,0.3,,,a,2021-06-01\nd,date,T,C,2021-01-01,,2022-01-01,,,,,,,,,2021-03-01,2021-04-01,never,2022-01-01\n';

/** What stands in files by mistake or by malice. */
const ODD = [
  ...[
    '',
    ' ',
    '0',
    '-1',
    '1e999',
    'NaN',
    'nan',
    'Infinity',
    '7',
    '62%',
    '1,5',
    '-0',
    '4294967296',
    '0.5',
    'yesno',
    'likely',
  ],
  ...[
    '2021-02-30',
    '9/1/11',
    '31/12/2011',
    '9999-12-31T23:59:59-14:00',
    '0001-01-01',
    '2021-01-01T00:00',
    '1e300',
    '9e15',
  ],
  ...[
    'constructor',
    '__proto__',
    'toString',
    'never',
    'yes',
    'annulled',
    '[]',
    '{}',
    '[1, null]',
    '"',
    "'",
    '\n',
    '\r',
    ';',
    ',',
    '\t',
  ],
  ...[
    '\u0000',
    '\ud800',
    '\u202e',
    '\ufeff',
    'sep=;',
    '(a) Yes, (b) No',
    'null',
    'true',
    '[0.1, nan]',
    '[0.9, 0.1]',
    "['a', 'b']",
  ],
];
const CELL = /"(?:[^"]|"")*"|[^,\n"[\]{}:]+/g;

/** A file that is there, with some of its cells and some of its signs changed. */
const changed = (whole: string) => {
  const cells = [...whole.matchAll(CELL)].map(({ index, 0: cell }) => [index, cell.length] as const);
  const odd = fc.oneof(fc.constantFrom(...ODD), fc.string({ unit: 'binary', maxLength: 4 }), fc.double().map(String));
  const cell = fc.tuple(fc.constantFrom(...cells), odd).map(([[at, length], put]) => ({ at, length, put }));
  const signs = fc
    .tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 20 }), odd)
    .map(([at, length, put]) => ({ at, length, put }));
  return fc
    .array(fc.oneof({ weight: 3, arbitrary: cell }, { weight: 1, arbitrary: signs }), { minLength: 1, maxLength: 5 })
    .map((edits) => {
      let from = whole;
      for (const { at, length, put } of edits.toSorted((a, b) => b.at - a.at))
        from = from.slice(0, at) + put + from.slice(at + length);
      return from;
    });
};

/** What every reader keeps: faults have a place and words, claims are sound, and the scores of them come to an end. */
function sound({ claims, faults }: ClaimImportResult): void {
  const bad = faults.find(
    ({ file, message }) => file === '' || message === '' || /undefined|\bat .*:\d+\)/.test(message),
  );
  expect(bad).toBeUndefined();
  for (const { claim, forecasts, resolutions } of claims) {
    same(claim, claimSchema.parse(claim));
    for (const forecast of forecasts) {
      same(forecast, forecastSchema.parse(forecast));
      same(forecastMisfit(claim, forecast), undefined);
    }
    for (const resolution of resolutions) {
      same(resolution, resolutionSchema.parse(resolution));
      same(resolutionMisfit(claim, resolution), undefined);
    }
  }
  const ids = claims.map(({ claim }) => claim.id);
  expect(new Set(ids).size).toBe(ids.length);
  scoreTable(
    claims.flatMap((history) => resolvedOf(history) ?? []),
    { by: ['claimant', 'horizon'], resamples: 2 },
  );
}

/** Quicker than `expect` where thousands are compared. */
function same(one: unknown, other: unknown): void {
  if (JSON.stringify(one) !== JSON.stringify(other)) expect(one).toEqual(other);
}

const cases: { name: string; file: string; whole: string; options?: Partial<ClaimImportOptions> }[] = [
  { name: 'a table', file: 'c.csv', whole: table, options: { format: 'csv' } },
  {
    name: 'a table of dates and commas',
    file: 'c.csv',
    whole: table.replaceAll(',', ';'),
    options: { format: 'csv', dates: 'dmy', decimal: ',' },
  },
  {
    name: 'questions of Metaculus',
    file: 'q.csv',
    whole: text('metaculus-question_data.csv'),
    options: { format: 'metaculus', beside: [{ file: 'f.csv', text: text('metaculus-forecast_data.csv') }] },
  },
  {
    name: 'forecasts of Metaculus',
    file: 'f.csv',
    whole: text('metaculus-forecast_data.csv'),
    options: { format: 'metaculus', beside: [{ file: 'q.csv', text: text('metaculus-question_data.csv') }] },
  },
  { name: 'posts of Metaculus', file: 'p.json', whole: text('metaculus-posts.json'), options: { format: 'metaculus' } },
  {
    name: 'changed options of Metaculus',
    file: 'p.json',
    whole: text('metaculus-changed-options.json'),
    options: { format: 'metaculus' },
  },
  {
    name: 'markets of Manifold',
    file: 'm.json',
    whole: text('manifold-markets.json'),
    options: { format: 'manifold', beside: [{ file: 'b.json', text: text('manifold-bets.json') }] },
  },
  {
    name: 'bets of Manifold',
    file: 'b.json',
    whole: text('manifold-bets.json'),
    options: { format: 'manifold', beside: [{ file: 'm.json', text: text('manifold-markets.json') }] },
  },
  { name: 'a table of Fatebook', file: 'f.csv', whole: text('fatebook.csv'), options: { format: 'fatebook' } },
  {
    name: 'questions of Fatebook',
    file: 'f.json',
    whole: text('fatebook-questions.json'),
    options: { format: 'fatebook' },
  },
];

describe('whatever stands in a file, it is read or refused', () => {
  test.each(cases)('$name', { timeout: 600_000 }, ({ file, whole, options }) => {
    sound(importClaims(whole, { file, ...options }));
    fc.assert(
      fc.property(changed(whole), (given) => sound(importClaims(given, { file, ...options }))),
      { numRuns: runs },
    );
  });

  test('a mapping, a table of phrases, what is said on the command line, and lists of Python', {
    timeout: 600_000,
  }, () => {
    const mapping =
      'columns: { text: question, link: url }\nset: { tags: [a, b], claimant: x }\nzone: "+03:00"\ndates: mdy\ndecimal: ","\n';
    const phrases = 'likely: { probability: 0.7, low: 0.55, high: 0.8, source: s }\n';
    fc.assert(
      fc.property(changed(mapping), changed(phrases), fc.string({ unit: 'binary' }), (one, two, three) => {
        const { mapping: read } = parseMapping(one, 'm.yaml');
        sound(importClaims(table, { file: 'c.csv', format: 'csv', ...read }));
        parsePhrases(two, 'p.yaml');
        parseAssignments(three);
        parseLiteral(three);
      }),
      { numRuns: runs },
    );
  });
});
