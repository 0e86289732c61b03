import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brier, brierMulti } from './brier.ts';

const probability = fc.double({ min: 0, max: 1, noNaN: true });

test('a certain forecast scores 0 where it was right and 1 where it was wrong', () => {
  expect([brier(1, 1), brier(0, 0), brier(1, 0), brier(0, 1)]).toEqual([0, 0, 1, 1]);
});

test('several answers by hand: 0.5, 0.3, 0.2 and the second came out', () => {
  // 0.25 + 0.49 + 0.04
  expect(brierMulti([0.5, 0.3, 0.2], 1)).toBeCloseTo(0.78, 15);
  expect(brierMulti([1, 0, 0], 2)).toBe(2);
});

test('with two answers it is twice the score of a yes or no', () => {
  fc.assert(
    fc.property(probability, fc.constantFrom(0, 1), (p, outcome) => {
      expect(brierMulti([1 - p, p], outcome)).toBeCloseTo(2 * brier(p, outcome), 14);
    }),
  );
});

test('nobody can expect a better score than by saying what they hold to be true', () => {
  const weights = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });
  const shares = (w: number[]) => w.map((x) => x / w.reduce((a, b) => a + b));
  fc.assert(
    fc.property(weights, weights, (a, b) => {
      const [truth, said] = [shares(a), shares(b)];
      const expected = (forecast: number[]) => truth.reduce((sum, q, k) => sum + q * brierMulti(forecast, k), 0);
      expect(expected(truth)).toBeLessThanOrEqual(expected(said) + 1e-12);
      const yes = (p: number) => truth[0] * brier(p, 1) + (1 - truth[0]) * brier(p, 0);
      expect(yes(truth[0])).toBeLessThanOrEqual(yes(said[0]) + 1e-12);
    }),
  );
});
