import fc from 'fast-check';
import * as reference from 'simple-statistics';
import { expect, test } from 'vitest';
import { mean } from './mean.ts';
import { probabilityError, standardError, variance } from './statistics.ts';

const sample = fc.float64Array({ minLength: 2, maxLength: 200, min: -1000, max: 1000, noNaN: true });

test('mean and variance agree with an independent library', () => {
  fc.assert(
    fc.property(sample, (values) => {
      expect(mean(values)).toBeCloseTo(reference.mean([...values]), 8);
      expect(Math.sqrt(variance([values]))).toBeCloseTo(reference.standardDeviation([...values]), 8);
    }),
  );
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
