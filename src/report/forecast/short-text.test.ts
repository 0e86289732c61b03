import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { forecast } from '../../forecast/index.ts';
import { parseSituation } from '../../situation/read.ts';
import type { Situation } from '../../situation/schema.ts';
import { MOST_LINES, shortText } from './short-text.ts';
import { forecastText } from './text.ts';

const read = (name: string) => parseSituation(readFileSync(`examples/${name}/situation.yaml`, 'utf8'));
const belarus = forecast(read('russia-belarus-2021'), { samples: 512 });
const paris = forecast(read('paris-2015'), { samples: 32, models: ['weighted-mean', 'nash'] });
const linesOf = (text: string) => text.trimEnd().split('\n');

describe('the short forecast', () => {
  test.each([40, 60, 80, 100, 160])('has at most 25 lines of %d columns', (width) => {
    for (const made of [belarus, paris]) {
      const lines = linesOf(shortText(made, undefined, { width, file: 'a.yaml' }));
      expect(lines.length).toBeLessThanOrEqual(MOST_LINES);
      // A command that is longer than the line is not broken: it is to be copied.
      for (const line of lines) {
        if (!line.startsWith('tightrope ')) expect(stringWidth(line)).toBeLessThanOrEqual(width);
      }
    }
  });

  test('answers first, in plain words, and says what to run next', () => {
    const text = shortText(belarus, undefined, { file: 'b.yaml' });
    const flat = text.replace(/\s+/g, ' ');
    expect(flat).toMatch(
      /^Russia absorbs Belarus, by the end of 2021\? Almost certainly not: <0.1%. All 7 models agree. .* Calibrated by 472 resolved cases of all kinds, none known of the kind regime. Spread: \d+% inputs, \d+% models, \d+% learned. /,
    );
    expect(text.indexOf('WHAT PEOPLE ASK')).toBeLessThan(text.indexOf('WHERE THE ISSUES SETTLE'));
    expect(text).toContain('Where the bargain settles if it is struck: no model tells whether or when.');
    expect(text.replace(/\s+/g, ' ')).toContain('It happens only if, among other things, Single currency');
    expect(text).toContain('tightrope why b.yaml --outcome merger');
    expect(text).toMatch(/and \d+ more: --all/);
    expect(text).not.toContain('±');
  });

  test('of any situation has at most 25 lines, whatever names are in it', () => {
    const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 200 });
    const many = fc.nat({ max: 20 });
    fc.assert(
      fc.property(
        name,
        name,
        many,
        many,
        fc.integer({ min: 40, max: 160 }),
        (title, claim, issues, outcomes, width) => {
          const ids = Array.from({ length: issues + 1 }, (_, m) => `i${m}`);
          const odd: Situation = {
            title,
            actors: { a: { name: title, capability: 1 } },
            issues: Object.fromEntries(
              ids.map((id) => [id, { name: claim, stances: { a: { position: 3, salience: 1 } } }]),
            ),
            outcomes: Object.fromEntries(ids.slice(0, outcomes).map((id) => [`o${id}`, { when: `${id} < 5`, claim }])),
          };
          const lines = linesOf(
            shortText(forecast(odd, { samples: 16, models: ['weighted-mean', 'nash'] }), undefined, { width }),
          );
          expect(lines.length).toBeLessThanOrEqual(MOST_LINES);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('where nothing is uncertain, and nothing learned is asked', () => {
  const certain: Situation = {
    title: 'Fee',
    actors: { a: { capability: 1 }, b: { capability: 2 } },
    issues: { fee: { stances: { a: { position: 10, salience: 1 }, b: { position: 70, salience: 0.9 } } } },
    outcomes: { high: { when: 'fee >= 99' }, low: { when: 'fee < 99' } },
  };
  const made = forecast(certain, { calibration: 'none', models: ['weighted-mean', 'weighted-median', 'nash'] });

  test('the spread is that of the models, from the lowest to the highest, and no quantile', () => {
    for (const text of [shortText(made), forecastText(made)]) expect(text).not.toMatch(/\b(5%|95%)/);
    expect(forecastText(made)).toContain('lowest   middle  highest');
    const said = Object.values(made.issues[0].models).map(({ central }) => central);
    expect(forecastText(made)).toMatch(new RegExp(`^fee .* ${Math.max(...said).toFixed(0)}  `, 'm'));
  });

  test('what comes in no model is <0.01%, and what comes in all >99.99%', () => {
    expect(forecastText(made)).toMatch(/^high +<0.01%/m);
    expect(forecastText(made)).toMatch(/^low +>99.99%/m);
  });
});

test('all of it follows the width of the terminal', () => {
  for (const width of [40, 80, 160]) {
    const lines = linesOf(forecastText(belarus, undefined, { width, compare: true }));
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(Math.max(width, 52));
  }
});
