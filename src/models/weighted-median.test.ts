import fc from 'fast-check';
import { medianSorted } from 'simple-statistics';
import { expect, test } from 'vitest';
import { weightedMedian } from './weighted-median.ts';

test.each([
  ['one has more than half', [10, 50, 90], [1, 5, 1], { low: 50, high: 50 }],
  ['the pivot is in the middle', [90, 10, 50], [2, 2, 1], { low: 50, high: 50 }],
  ['exactly half on each side: both ends', [10, 50, 90], [2, 1, 1], { low: 10, high: 50 }],
  ['a tie of tenths, which binary numbers cannot sum', [1, 2, 3, 4], [0.1, 0.2, 0.1, 0.2], { low: 2, high: 3 }],
  ['a tie across actors without weight', [1, 2, 3], [1, 0, 1], { low: 1, high: 3 }],
  ['all in one place', [7, 7], [1, 1], { low: 7, high: 7 }],
  ['a single actor', [7], [3], { low: 7, high: 7 }],
  ['nobody has weight', [7, 8], [0, 0], { low: NaN, high: NaN }],
])('%s', (_, positions, weights, expected) => {
  expect(weightedMedian(positions, weights)).toEqual(expected);
});

test('the car emissions of 1985 have their published median, 7 years', async () => {
  const positions = [4, 7, 4, 4, 10, 10, 10, 7, 4, 7];
  const capability = [0.08, 0.08, 0.03, 0.16, 0.16, 0.16, 0.16, 0.05, 0.05, 0.08];
  const salience = [0.8, 0.4, 0.2, 0.8, 0.6, 0.6, 0.9, 0.1, 1, 0.7];
  const weights = capability.map((c, i) => c * salience[i]);
  expect(weightedMedian(positions, weights)).toEqual({ low: 7, high: 7 });
});

test('half of the weight is half whatever the last digits of its sum, from below and from above', () => {
  // In doubles the first two weigh 0.4999999999999999 of all, and then 0.5000000000000001.
  expect(weightedMedian([1, 2, 3, 4], [0.1, 0.5, 0.2, 0.4])).toEqual({ low: 2, high: 3 });
  expect(weightedMedian([1, 2, 3, 4], [0.1, 0.2, 0.2, 0.1])).toEqual({ low: 2, high: 3 });
});

test('with equal weights it is the median of the positions', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1 }), (positions) => {
      const { low, high } = weightedMedian(
        positions,
        positions.map(() => 1),
      );
      expect((low + high) / 2).toBe(medianSorted(positions.toSorted((a, b) => a - b)));
    }),
  );
});

test('no position beats it in a vote of the weights (Black)', () => {
  const actor = fc.record({ x: fc.integer({ min: 0, max: 20 }), w: fc.integer({ min: 0, max: 9 }) });
  fc.assert(
    fc.property(fc.array(actor, { minLength: 1 }), fc.integer({ min: 0, max: 20 }), (actors, rival) => {
      fc.pre(actors.some(({ w }) => w > 0));
      const { low } = weightedMedian(
        actors.map(({ x }) => x),
        actors.map(({ w }) => w),
      );
      const margin = actors.reduce((sum, { x, w }) => sum + w * Math.sign(Math.abs(x - low) - Math.abs(x - rival)), 0);
      expect(margin).toBeLessThanOrEqual(0);
    }),
  );
});
