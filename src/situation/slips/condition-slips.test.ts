import { expect, test } from 'vitest';
import { changed, faultsOf, type Slip } from './slips.test-cases.ts';

const slips: Slip[] = [
  [
    'the name of an issue in quotes',
    () => changed('when: fee > 60', 'when: "Transit fee" >= 60, claim: "Fee: dear"'),
    's:15:17: `Transit fee` is the name of an issue, conditions use its id: `fee`',
  ],
  [
    'an issue by its name',
    () => changed('fee > 60', 'Transit fee > 60'),
    's:15:17: `Transit fee` is the name of an issue, conditions use its id: `fee`',
  ],
  [
    'AND in capitals',
    () => changed('fee > 60', '"fee > 60 AND fee < 80"'),
    's:15:27: found `AND`, write `and` in small letters',
  ],
  ['≥', () => changed('fee > 60', 'fee ≥ 60'), 's:15:21: unexpected `≥` in a condition, write `>=`'],
  ['&&', () => changed('fee > 60', '"fee > 60 && fee < 70"'), 's:15:27: unexpected `&&` in a condition, write `and`'],
  [
    '= for ==',
    () => changed('fee > 60', 'fee = 60'),
    's:15:21: unexpected `=` in a condition, write `==` for equality',
  ],
  ['a decimal comma', () => changed('fee > 60', '"fee > 60,5"'), 's:15:26: found `60,5`, write a decimal point: 60.5'],
  [
    'a percentage',
    () => changed('fee > 60', '"fee > 60%"'),
    's:15:26: unexpected `%` in a condition, write the number alone, on the scale of the issue',
  ],
  [
    'a number for a condition',
    () => changed('fee > 60', '60'),
    's:15:17: when: found 60, expected a condition such as price >= 50',
  ],
  [
    'a condition without its issue',
    () => changed('when: fee > 60', 'when: > 60'),
    's:15:17: a text cannot begin with `>` here, put it in double quotes',
  ],
  [
    'a comparison in words',
    () => changed('fee > 60', 'fee is above 60'),
    's:15:21: found `is`, write a comparison such as `currency >= 80`',
  ],
  [
    'typographic quotes around a condition',
    () => changed('when: fee > 60', 'when: “fee > 60”'),
    's:15:17: unexpected `“` in a condition, write straight quotes around the whole condition, or none',
  ],
];

test.each(slips)('in a condition, %s is one fault, which says what to write', (_, text, fault) =>
  expect(faultsOf(text())).toEqual([fault]),
);
