import fc from 'fast-check';
import * as reference from 'simple-statistics';
import { expect, test } from 'vitest';
import {
  histogram,
  mean,
  mergeSorted,
  probabilityError,
  quantileSorted,
  standardDeviation,
  standardError,
} from './statistics.ts';

const sample = fc.float64Array({ minLength: 2, maxLength: 200, min: -1000, max: 1000, noNaN: true });

test('mean and standard deviation agree with an independent library', () => {
  fc.assert(
    fc.property(sample, (values) => {
      expect(mean(values)).toBeCloseTo(reference.mean([...values]), 8);
      expect(standardDeviation(values)).toBeCloseTo(reference.standardDeviation([...values]), 8);
    }),
  );
});

test('quantiles interpolate (Hyndman & Fan, definition 7)', () => {
  expect(quantileSorted(Float64Array.of(1, 2, 3, 4), 0.4)).toBeCloseTo(2.2, 12);
  expect(quantileSorted(Float64Array.of(1, 2, 3, 4), 1)).toBe(4);
  expect(quantileSorted(Float64Array.of(5), 0.05)).toBe(5);
});

test('the standard error of independent draws is s over the root of n', () => {
  expect(standardError(Float64Array.of(1, 2, 3, 4), 1)).toBeCloseTo(Math.sqrt(5 / 3 / 4), 12);
});

test('the standard error over replicates is the spread of their means', () => {
  // Replicates 0 and 1 in turn: means 2 and 5; their standard error is |5 - 2| / 2.
  expect(standardError(Float64Array.of(1, 4, 2, 5, 3, 6), 2)).toBeCloseTo(1.5, 12);
});

test('a probability of 0 or 1 in n draws still has an error', () => {
  const never = new Float64Array(100);
  expect(probabilityError(never, 1)).toBeCloseTo(Math.sqrt(((0.5 / 101) * (1 - 0.5 / 101)) / 100), 12);
  expect(probabilityError(never.fill(1), 16)).toBeGreaterThan(0);
});

test('a histogram has shares that add up to 1, with the ends in the end intervals', () => {
  expect(histogram(Float64Array.of(0, 9.9, 10, 100), 0, 100, 10)).toEqual([0.5, 0.25, 0, 0, 0, 0, 0, 0, 0, 0.25]);
});

test('sorted columns merge to what sorting all of them gives', () => {
  fc.assert(
    fc.property(fc.array(sample, { minLength: 1, maxLength: 5 }), (columns) => {
      const merged = mergeSorted(columns.map((column) => column.toSorted()));
      expect(merged).toEqual(Float64Array.from(columns.flatMap((column) => [...column])).sort());
    }),
  );
});
