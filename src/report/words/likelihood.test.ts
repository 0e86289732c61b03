import { expect, test } from 'vitest';
import { likelihood } from './likelihood.ts';
import { chance } from './numbers.ts';

test.each([
  [0, 'Almost certainly not'],
  [0.044, 'Almost certainly not'],
  [0.05, 'Very unlikely'],
  [0.2, 'Unlikely'],
  [0.444, 'Unlikely'],
  [0.446, 'An even bet'],
  [0.546, 'Likely'],
  [0.8, 'Very likely'],
  [0.949, 'Almost certainly'],
  [1, 'Almost certainly'],
])('%s is %j', (p, words) => {
  expect(likelihood(p)).toBe(words);
});

test('one number as it is shown has one word', () => {
  const words = new Map<string, string>();
  for (let i = 0; i <= 10_000; i++) {
    const shown = chance(i / 10_000);
    words.set(shown, words.get(shown) ?? likelihood(i / 10_000));
    expect([shown, likelihood(i / 10_000)]).toEqual([shown, words.get(shown)]);
  }
});
