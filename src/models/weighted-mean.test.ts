import { expect, test } from 'vitest';
import { weightedMean } from './weighted-mean.ts';

test('by hand: (3 x 10 + 1 x 50) / 4 = 20', () => {
  expect(weightedMean(Float64Array.of(10, 50), Float64Array.of(3, 1))).toBe(20);
});

test('nobody with any weight: no mean', () => {
  expect(weightedMean(Float64Array.of(10, 50), Float64Array.of(0, 0))).toBeNaN();
});
