import { describe, expect, test } from 'vitest';
import { readSituation } from '../read.ts';
import { changed, faultsOf, sound, withPosition, withSalience } from './slips.test-cases.ts';

test('without a slip there is no fault', () => expect(faultsOf(sound)).toEqual([]));

describe('several slips', () => {
  test('of one kind are as many faults, each at its place', () => {
    const row = (id: string) => `      ${id}: { position: 10, salience: 0.9, because: it pays, and soon }\n`;
    const actors = ['a', 'b', 'c', 'd', 'e', 'f'];
    const text = sound
      .replace('  south:', `${actors.map((id) => `  ${id}: { capability: 1 }\n`).join('')}  south:`)
      .replace('outcomes:', `${actors.map(row).join('')}outcomes:`);
    expect(faultsOf(text)).toEqual(
      actors.map(
        (_, i) =>
          `s:${20 + i}:50: \`because\`: a comma ends its text inside braces, put the text in double quotes: "it pays, ..."`,
      ),
    );
  });

  test('of many kinds are all told in one run', () => {
    const text = withSalience('80%')
      .replace('because: it pays', 'because: budget: counts')
      .replace('fee > 60', 'fee ≥ 60')
      .replace('2021-12-31', '31/12/2021');
    expect(faultsOf(text).map((fault) => fault.split(':').slice(1, 3).join(':'))).toEqual([
      '12:40',
      '13:66',
      '15:21',
      '15:31',
    ]);
  });
});

describe('what is right stays right', () => {
  test.each([
    ['a list of experts', withPosition('[20, 30]')],
    ['the same without spaces', withPosition('[20,30,35]')],
    ['a text with everything in double quotes', changed('because: it pays', `because: "it's “near”: yes, # and no"`)],
    ['a name that is a word of the format', sound.replaceAll('south', 'scale')],
    ['typographic quotes inside a text', changed('because: it pays', 'because: it “pays”')],
    ['a non-breaking space inside a text', changed('title: Two and', 'title: Two\u00a0and')],
    ['JSON', JSON.stringify(readSituation(sound).situation)],
  ])('%s', (_, text) => expect(faultsOf(text)).toEqual([]));
});
