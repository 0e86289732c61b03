import { expect, test } from 'vitest';
import { outcomeNumber } from './closing.ts';

test.each([
  ['yes-no', true, 1],
  ['yes-no', false, 0],
  ['yes-no', 1, undefined],
  ['yes-no', 'true', undefined],
  ['one-of', 'blue', 1],
  ['one-of', 'green', undefined],
  ['one-of', true, undefined],
  ['number', 3.5, 3.5],
  ['number', '3.5', undefined],
  ['number', Number.NaN, undefined],
  ['date', '2021-12-31', Date.parse('2021-12-31')],
  ['date', 'never', Infinity],
  ['date', 'some day', undefined],
  ['date', 5, undefined],
] as const)('the outcome of a claim of %s that is %j is %j in the scores', (kind, outcome, expected) => {
  expect(outcomeNumber(outcome, { kind, options: ['red', 'blue'] })).toBe(expected);
});
