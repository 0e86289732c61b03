import { expect, test } from 'vitest';
import { asTyped, typed } from './judgement-text.ts';

test.each([
  ['0.3', 0.3],
  [' 30% ', 0.3],
  ['10-40%', { low: 0.1, high: 0.4 }],
  ['10% to 40%', { low: 0.1, high: 0.4 }],
  ['0.1 to 0.2 to 0.5', { low: 0.1, mode: 0.2, high: 0.5 }],
  ['10–20–50%', { low: 0.1, mode: 0.2, high: 0.5 }],
  ['almost certain', 'almost certain'],
  ['CC', 'CC'],
  ['--', '--'],
  ['N/A', 'n/a'],
])('%j is read as it is meant', (text, value) => {
  expect(typed(text)).toEqual({ value });
});

test.each(['', 'liekly', '30', '0.4 to 0.1', '1 to 2 to 3 to 4%', '-0.5', 'NaN', '1e-2'])(
  '%j says what is expected',
  (text) => {
    expect(typed(text)).toEqual({ fault: expect.stringContaining('expected') });
  },
);

test('a word of the section is known, and what is written can be typed again', () => {
  expect(typed('a toss-up', { 'a toss-up': 0.5 })).toEqual({ value: 'a toss-up' });
  for (const value of [0.3, 'likely', { low: 0.1, high: 0.4 }, { low: 0.1, mode: 0.2, high: 0.5 }])
    expect(typed(asTyped(value))).toEqual({ value });
});
