import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalisePhrase, PHRASES, readPhrase } from './phrases.ts';
import { parsePhrases, phrasesYaml } from './phrases-yaml.ts';
import { readProbability } from './read-probability.ts';

describe('the table of phrases', () => {
  test.each([
    ['remote', 0.03, 0.01, 0.05, 'ICD 203 (2015)'],
    ['highly improbable', 0.125, 0.05, 0.2, 'ICD 203 (2015)'],
    ['unlikely', 0.325, 0.2, 0.45, 'ICD 203 (2015)'],
    ['roughly even odds', 0.5, 0.45, 0.55, 'ICD 203 (2015)'],
    ['likely', 0.675, 0.55, 0.8, 'ICD 203 (2015)'],
    ['very likely', 0.875, 0.8, 0.95, 'ICD 203 (2015)'],
    ['almost certainly', 0.97, 0.95, 0.99, 'ICD 203 (2015)'],
    ['almost certainly not', 0.07, 0.02, 0.12, 'Kent 1964'],
    ['probably not', 0.3, 0.2, 0.4, 'Kent 1964'],
    ['chances about even', 0.5, 0.4, 0.6, 'Kent 1964'],
    ['realistic possibility', 0.45, 0.4, 0.5, 'PHIA yardstick (2018)'],
    ['highly likely', 0.85, 0.8, 0.9, 'PHIA yardstick (2018)'],
    ['will', 0.97, 0.95, 0.99, 'our reading of unhedged words'],
    ['will not', 0.03, 0.01, 0.05, 'our reading of unhedged words'],
  ])('%s means %f, from %f to %f (%s)', (phrase, probability, low, high, source) => {
    expect(readPhrase(phrase)).toEqual({ phrase, probability, low, high, source });
  });

  test('holds every probability in its range, and every phrase as it is looked up', () => {
    for (const [phrase, { probability, low, high }] of PHRASES) {
      expect(normalisePhrase(phrase)).toBe(phrase);
      expect(low <= probability && probability <= high && low >= 0 && high <= 1).toBe(true);
    }
  });

  test.each(['Almost-Certain', ' almost  certain ', 'ALMOST CERTAIN.', 'almost\u2011certain'])(
    'takes %j for almost certain',
    (text) => expect(readPhrase(text)).toMatchObject({ phrase: 'almost certain' }),
  );

  test.each([
    ['likley', 'unknown phrase `likley`, did you mean `likely`?'],
    ['might', '`might` names no probability (nearly anything is might), expected a number'],
    ['\u001b[31mred', 'unknown phrase `\ufffd[31mred`'],
  ])('refuses %j: %s', (text, message) => {
    expect((readPhrase(text) as { fault: string }).fault).toContain(message);
  });
});

describe('a table of the user', () => {
  test('the printed table reads back the same', () => {
    expect(parsePhrases(phrasesYaml(), 'phrases.yaml')).toEqual({ table: PHRASES, faults: [] });
    // Each source once, above its phrases.
    const headings = phrasesYaml().match(/^# .*$/gm) ?? [];
    expect(headings).toEqual([...new Set([...PHRASES.values()].map(({ source }) => `# ${source}`))]);
  });

  test('tells what is wrong and where, and reads the rest', () => {
    const text = [
      'likely: { probability: 0.7, low: 0.55, high: 0.8, source: our house style }',
      'Likely: { probability: 0.6 }',
      'rare: { probability: 12 }',
      'odd: { probability: 0.5, low: 0.6 }',
      'typo: { probability: 0.5, hihg: 0.6 }',
      'bare: 0.4',
      '"62%": { probability: 0.62 }',
      'sure: { probability: 1 }',
    ].join('\n');
    const { table, faults } = parsePhrases(text, 'p.yaml');
    expect([...table]).toEqual([
      ['likely', { probability: 0.7, low: 0.55, high: 0.8, source: 'our house style' }],
      ['sure', { probability: 1, low: 1, high: 1, source: '' }],
    ]);
    expect(faults.map(({ place, message }) => `${place?.line}:${place?.column} ${message}`)).toEqual([
      '2:1 `Likely` is there twice (letters of either case, spaces and hyphens count as the same)',
      '3:22 `rare`: probability: 12 is outside 0-1, if it is of 100 write 0.12',
      '4:21 `odd`: probability: the range 0.6 to 0.5 does not hold 0.5',
      '5:27 unknown key `hihg`, did you mean `high`?',
      '6:7 `bare`: expected { probability, low, high, source }',
      '7:1 `62%` is a number, expected words',
    ]);
  });

  test.each(['', '[]', 'a: &x { probability: 1 }', '__proto__: { probability: 1 }', 'x'.repeat(1_000_001)])(
    'a file that is not a table has a fault (%#)',
    (text) => expect(parsePhrases(text, 'p.yaml').faults.length).toBeGreaterThan(0),
  );

  test('any text at all is read or refused, never thrown at', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parsePhrases(text, 'p.yaml')));
  });
});

describe('a probability as it is written', () => {
  test.each([
    ['0.62', { probability: 0.62 }],
    ['.5', { probability: 0.5 }],
    ['62%', { probability: 0.62 }],
    ['62 %', { probability: 0.62 }],
    ['0', { probability: 0 }],
    ['-0', { probability: 0 }],
    ['1', { probability: 1 }],
    ['100%', { probability: 1 }],
    ['3e-3', { probability: 0.003 }],
    ['Very likely', { probability: 0.875, low: 0.8, high: 0.95, phrase: 'very likely' }],
  ])('%s', (text, expected) => expect(readProbability(text)).toEqual(expected));

  test.each([
    ['62', '62 is not a probability, did you mean 62%?'],
    ['1.2', '1.2 is not a probability, did you mean 1.2%?'],
    ['-0.1', '-0.1 is not a probability, expected 0 to 1'],
    ['101%', '101% is not a probability, expected 0% to 100%'],
    ['1e999', '1e999 is not a probability, expected 0 to 1'],
    ['', 'is empty, expected a probability'],
    ['NaN', '`NaN` is not a number, expected a probability such as 0.62, 62% or likely'],
    ['0,62', '0,62: a number is written with a point, 0.62'],
    ['<1%', '`<1%` is a bound, expected the number that is meant'],
    ['60-70%', '`60-70%` is a range, expected one number'],
    ['probaly', 'unknown phrase `probaly`, did you mean `probably`?'],
  ])('refuses %j: %s', (text, message) => {
    expect((readProbability(text) as { fault: string }).fault).toContain(message);
  });

  test('whatever is read lies between 0 and 1, and numbers come back as they are', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (p) => {
        expect(readProbability(String(p))).toEqual({ probability: p === 0 ? 0 : p });
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = readProbability(text);
        expect('fault' in read || (read.probability >= 0 && read.probability <= 1)).toBe(true);
      }),
    );
  });
});
