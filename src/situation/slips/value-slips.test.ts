import { expect, test } from 'vitest';
import { changed, faultsOf, type Slip, withPosition, withSalience } from './slips.test-cases.ts';

const slips: Slip[] = [
  [
    'a percentage of another scale',
    () =>
      withPosition('50%')
        .replace('{ 0: free, 50: half, 100: full price }', '[0.5, 7]')
        .replace('statusQuo: 60', 'statusQuo: 1')
        .replace('position: 10', 'position: 1')
        .replace('fee > 60', 'fee > 6'),
    's:12:26: position: found `50%`, a percentage of the scale from 0.5 to 7, write 3.75',
  ],
  [
    'a decimal comma after thousands',
    () => changed('capability: 80', 'capability: 1.000,5'),
    's:4:46: `capability`: found `1.000,5`, a decimal comma, did you mean 1000.5?',
  ],
  [
    'a decimal comma inside braces',
    () => withSalience('0,9'),
    's:12:40: `salience`: found `0,9`, a decimal comma, did you mean 0.9?',
  ],
  [
    'decimal commas in a list',
    () => withPosition('[20,5, 30,5]'),
    's:12:27: found numbers with a decimal comma, did you mean [20.5, 30.5]?',
  ],
  [
    'a decimal comma on its own line',
    () => changed('statusQuo: 60', 'statusQuo: 60,5'),
    's:10:16: statusQuo: found `60,5`, with a decimal comma, write 60.5',
  ],
  [
    'a range by min and max',
    () => withPosition('{ min: 60, max: 100 }'),
    's:12:26: position: a range has the keys low, mode and high, or mean and sd: write { low: 60, mode: 80, high: 100 }',
  ],
  [
    'a range by other names',
    () => withPosition('{ min: 60, likely: 70, max: 100 }'),
    's:12:26: position: a range has the keys low, mode and high, or mean and sd: write { low: 60, mode: 70, high: 100 }',
  ],
  [
    'a range without its mode',
    () => withPosition('{ low: 60, high: 100 }'),
    's:12:26: position: a range has a mode, its likeliest value: write { low: 60, mode: 80, high: 100 }',
  ],
  [
    'a spread by another name',
    () => withPosition('{ mean: 60, std: 10 }'),
    's:12:26: position: a range has the keys low, mode and high, or mean and sd: write { mean: 60, sd: 10 }',
  ],
  ['a percentage of salience', () => withSalience('80%'), 's:12:40: salience: found `80%`, a percentage, write 0.8'],
  [
    'a percentage on a scale that may be in percent itself',
    () =>
      withPosition('12%')
        .replace('{ 0: free, 50: half, 100: full price }', '[3, 12]')
        .replace('statusQuo: 60', 'statusQuo: 4')
        .replace('position: 10', 'position: 5')
        .replace('fee > 60', 'fee > 6'),
    's:12:26: position: found `12%`, write 12 if the scale is in percent, 4.08 as a share of it',
  ],
  ['a percentage of the scale', () => withPosition('80%'), 's:12:26: position: found `80%`, a percentage, write 80'],
  ['a number in quotes', () => withSalience('"0.9"'), 's:12:40: salience: found `0.9` in quotes, write 0.9'],
  [
    'a range with a dash',
    () => withPosition('60-100'),
    's:12:26: position: found `60-100`, write { low: 60, mode: 80, high: 100 }',
  ],
  [
    'a range in words',
    () => withPosition('60 to 100'),
    's:12:26: position: found `60 to 100`, write { low: 60, mode: 80, high: 100 }',
  ],
  [
    'a range with dots',
    () => withPosition('60..100'),
    's:12:26: position: found `60..100`, write { low: 60, mode: 80, high: 100 }',
  ],
  [
    'about a number',
    () => withPosition('~60'),
    's:12:26: position: found `~60`, write 60, or { low: ..., mode: 60, high: ... } with how far it may be off',
  ],
  [
    'a separator of thousands',
    () => changed('capability: 80', 'capability: 1,000'),
    's:4:46: `capability`: found `1,000`, a comma in a number, did you mean 1000 or 1.000?',
  ],
  [
    'a word for a number',
    () => withSalience('high'),
    's:12:40: salience: found the word `high`, expected a number from 0 (does not care) to 1 (nothing matters more)',
  ],
  ['yes for true', () => changed('veto: true', 'veto: yes'), 's:13:51: veto: found `yes`, write true'],
  [
    'a label for its value',
    () => withPosition('full price'),
    's:12:26: position: found `full price`, a label of the scale, write its value: 100',
  ],
  ['a spread with ±', () => withPosition('50 ± 10'), 's:12:26: position: found `50 ± 10`, write { mean: 50, sd: 10 }'],
  [
    'several values by slashes',
    () => withPosition('20/30/35'),
    's:12:26: position: found `20/30/35`, several values, write [20, 30, 35]',
  ],
  ['a unit', () => withPosition('60 EUR'), 's:12:26: position: found `60 EUR`, a number with its unit, write 60'],
  [
    'a bound',
    () => withPosition('≥60'),
    's:12:26: position: found `≥60`, a bound, expected a range { low: ..., mode: ..., high: ... }',
  ],
  [
    'a date with its day first',
    () => changed('2021-12-31', '31/12/2021'),
    's:15:31: by: found `31/12/2021`, write 2021-12-31',
  ],
  [
    'a date that can be read in two ways',
    () => changed('2021-05-11', '05/11/2021'),
    's:2:7: asOf: found `05/11/2021`, write 2021-11-05 or 2021-05-11',
  ],
  [
    'a year for a day',
    () => changed('2021-05-11', '2021'),
    's:2:7: asOf: found 2021, write a day of it, such as 2021-12-31',
  ],
  ['a date in words', () => changed('2021-05-11', '11 May 2021'), 's:2:7: asOf: found `11 May 2021`, write 2021-05-11'],
  [
    'a month for a day',
    () => changed('2021-05-11', '2021-05'),
    's:2:7: asOf: found `2021-05`, write a day of it, such as 2021-05-31',
  ],
  [
    'a day that does not exist',
    () => changed('2021-05-11', '2021-02-30'),
    's:2:7: asOf: found the text `2021-02-30`, expected a date such as 2021-12-31',
  ],
  [
    'typographic quotes around a number',
    () => withPosition('“60”'),
    's:12:26: position: found `“60”` in typographic quotes, write 60',
  ],
  [
    'full-width digits',
    () => withPosition('６０'),
    's:12:26: position: found `６０`, whose digits are not plain ones, write 60',
  ],
  [
    'a number for a text',
    () => changed('title: Two and a pipeline', 'title: 2026'),
    's:1:8: title: found 2026, expected a text: write "2026" in double quotes',
  ],
  [
    'a placeholder',
    () => withPosition('todo'),
    's:12:26: position of north on fee is still to be filled in, expected a number on the scale of the issue, { low: ..., mode: ..., high: ... } or a list',
  ],
  [
    'nothing for a number',
    () => withPosition(''),
    's:12:26: position of north on fee is still to be filled in, expected a number on the scale of the issue, { low: ..., mode: ..., high: ... } or a list',
  ],
  [
    'a question mark for a number',
    () => withPosition('?'),
    's:12:26: position of north on fee is still to be filled in, expected a number on the scale of the issue, { low: ..., mode: ..., high: ... } or a list',
  ],
  [
    'a scale as a range',
    () => changed('{ 0: free, 50: half, 100: full price }', '0-100'),
    's:9:12: scale: found `0-100`, write its two ends: [0, 100]',
  ],
  [
    'a scale of three values',
    () => changed('{ 0: free, 50: half, 100: full price }', '[0, 50, 100]'),
    's:9:12: scale: found 3 values, write its two ends [0, 100], or a label for each: { 0: nothing, 100: all }',
  ],
  [
    'a tilde for nothing',
    () => withPosition('~'),
    's:12:26: position of north on fee is still to be filled in, expected a number on the scale of the issue, { low: ..., mode: ..., high: ... } or a list',
  ],
  ['a salience of 100', () => withSalience('50'), 's:12:40: salience 50 is outside 0-1, if it is of 100 write 0.5'],
  ['true in quotes', () => changed('veto: true', 'veto: "true"'), 's:13:51: veto: found `true`, write true'],
  [
    'a word for true or false',
    () => changed('veto: true', 'veto: maybe'),
    's:13:51: veto: found the text `maybe`, expected true, false, or the probability that the veto would be used, 0-1',
  ],
];

test.each(slips)('in a value, %s is one fault, which says what to write', (_, text, fault) =>
  expect(faultsOf(text())).toEqual([fault]),
);
