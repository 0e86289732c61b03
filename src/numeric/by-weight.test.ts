import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ascendingOrder, linearised, meanByWeight, quantileByWeight, resampledByWeight } from './by-weight.ts';
import { mean } from './mean.ts';
import { sampleQuantile } from './statistics.ts';

const samples = fc
  .array(fc.tuple(fc.double({ min: -100, max: 100, noNaN: true }), fc.double({ min: 0.01, max: 1, noNaN: true })), {
    minLength: 2,
    maxLength: 50,
  })
  .map((pairs) => ({
    values: Float64Array.from(pairs, ([x]) => x),
    weights: Float64Array.from(pairs, ([, w]) => w),
  }));

describe('weighted values', () => {
  test('have the mean that is worked out by hand, and those without weight do not count', () => {
    expect(meanByWeight(Float64Array.of(1, 3, 100), Float64Array.of(1, 3, 0))).toBe(2.5);
  });

  test('are told by others whose plain mean is their weighted one', () => {
    fc.assert(
      fc.property(samples, ({ values, weights }) => {
        expect(mean(linearised(values, weights))).toBeCloseTo(meanByWeight(values, weights), 9);
      }),
    );
  });

  test('that count alike have the quantiles of the sample', () => {
    fc.assert(
      fc.property(samples, fc.double({ min: 0, max: 1, noNaN: true }), ({ values }, p) => {
        const alike = new Float64Array(values.length).fill(0.5);
        const found = quantileByWeight(values, alike, ascendingOrder(values), p);
        expect(found).toBeCloseTo(sampleQuantile(values.slice().sort(), p), 9);
      }),
    );
  });

  test('are drawn again about as often as they count', () => {
    const weights = Float64Array.of(1, 0.5, 0, 0.5, 1, 0.25, 0.75, 0);
    const times = new Float64Array(8);
    for (const place of resampledByWeight(weights)) times[place]++;
    // Half a time more or less: whole times where they are, else one of the two next to it.
    expect([...times]).toEqual([2, 1, 0, 1, 2, 0, 2, 0]);
  });
});
