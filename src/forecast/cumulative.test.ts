import fc from 'fast-check';
import { expect, test } from 'vitest';
import { between, cumulative, nearestStep, SCALE_STEPS, stepAt } from './cumulative.ts';

test('the share between two ends of steps is the share of the values between them, those on an end included', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -50, max: 50, noNaN: true }),
      fc.double({ min: 0.5, max: 100, noNaN: true }),
      fc.array(
        fc.oneof(
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.integer({ min: 0, max: 8 }).map((k) => k / 8),
        ),
        {
          minLength: 1,
        },
      ),
      fc.tuple(fc.integer({ min: 0, max: SCALE_STEPS }), fc.integer({ min: 0, max: SCALE_STEPS })),
      (low, length, shares, steps) => {
        const scale = { low, high: low + length };
        const values = Float64Array.from(shares, (share) => Math.min(scale.high, low + share * length));
        const [from, to] = steps.toSorted((a, b) => a - b);
        const [a, b] = [stepAt(from, scale), stepAt(to, scale)];
        const plain = values.filter((value) => value >= a && value <= b).length / values.length;
        const split = [values.subarray(0, 1), values.subarray(1)];
        expect(between(cumulative(split, scale), from, to)).toBeCloseTo(plain, 12);
      },
    ),
  );
});

test('the nearest step of a value on a scale', () => {
  expect(nearestStep(60, { low: 0, high: 100 })).toBe(120);
  expect(stepAt(120, { low: 0, high: 100 })).toBe(60);
  expect(nearestStep(-3, { low: 0, high: 100 })).toBe(0);
});
