import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shapeOf } from './shape.ts';

test('by hand: definition 7 of Hyndman & Fan, and an end value in the end interval', () => {
  const { quantiles, histogram } = shapeOf([Float64Array.of(0, 9.9), Float64Array.of(10, 100)], 0, 100, [0, 0.4, 1]);
  expect(quantiles[0]).toBe(0);
  expect(quantiles[1]).toBeCloseTo(9.92, 12);
  expect(quantiles[2]).toBe(100);
  expect([histogram[0], histogram[2], histogram[24]]).toEqual([0.25, 0.5, 0.25]);
  expect(shapeOf([Float64Array.of(5)], 0, 10, [0.05]).quantiles).toEqual([5]);
});

test('the quantiles are those of the sorted values', () => {
  const value = fc.oneof(fc.double({ min: -3, max: 12, noNaN: true }), fc.constantFrom(-3, 0, 5, 12));
  const column = fc.array(value, { minLength: 1, maxLength: 300 }).map((list) => Float64Array.from(list));
  const probability = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(column, { minLength: 1, maxLength: 4 }), probability, (columns, p) => {
      const sorted = Float64Array.from(columns.flatMap((c) => [...c])).sort();
      const at = (sorted.length - 1) * p;
      const below = sorted[Math.floor(at)];
      const above = sorted[Math.min(Math.floor(at) + 1, sorted.length - 1)];
      const { quantiles, histogram } = shapeOf(columns, -3, 12, [p, 0.5]);
      expect(quantiles[0]).toBeCloseTo(below + (at - Math.floor(at)) * (above - below), 12);
      expect(histogram.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    }),
  );
});
