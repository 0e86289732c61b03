import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logScore } from './log-score.ts';

test('is 0 of a certainty, -ln 2 of fifty-fifty, and minus infinity of what was called impossible', () => {
  expect(logScore(1)).toBe(0);
  expect(logScore(0.5)).toBeCloseTo(-Math.LN2, 15);
  expect(logScore(0)).toBe(-Infinity);
});

test('nobody can expect a better score than by saying what they hold to be true', () => {
  const inside = fc.double({ min: 0.001, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(inside, inside, (truth, said) => {
      const expected = (p: number) => truth * logScore(p) + (1 - truth) * logScore(1 - p);
      expect(expected(truth)).toBeGreaterThanOrEqual(expected(said) - 1e-12);
    }),
  );
});
