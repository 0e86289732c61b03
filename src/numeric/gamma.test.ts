import fc from 'fast-check';
import jstat from 'jstat';
import { describe, expect, test } from 'vitest';
import { gammaCdf, gammaQuantile } from './gamma.ts';

const { gamma } = jstat as unknown as {
  gamma: { cdf(x: number, shape: number, scale: number): number; inv(p: number, shape: number, scale: number): number };
};
const shapes = fc.double({ min: 0.5, max: 500, noNaN: true });
const levels = fc.double({ min: 0.001, max: 0.999, noNaN: true });

describe('the gamma distribution', () => {
  test('is that of an independent library', () => {
    fc.assert(
      fc.property(shapes, fc.double({ min: 0.01, max: 3, noNaN: true }), (shape, times) => {
        expect(gammaCdf(times * shape, shape)).toBeCloseTo(gamma.cdf(times * shape, shape, 1), 9);
      }),
    );
  });

  test('has the quantiles of an independent library', () => {
    fc.assert(
      fc.property(shapes, levels, (shape, level) => {
        expect(gammaQuantile(level, shape) / gamma.inv(level, shape, 1)).toBeCloseTo(1, 6);
      }),
    );
  });

  // NIST/SEMATECH e-Handbook, table 1.3.6.7.4: upper critical values of chi squared.
  test.each([
    [0.95, 1, 3.841],
    [0.95, 3, 7.815],
    [0.05, 3, 0.352],
    [0.95, 10, 18.307],
    [0.99, 30, 50.892],
    [0.05, 100, 77.929],
    [0.999, 100, 149.449],
  ])('has as its quantiles half those of chi squared: at %d, %d degrees, %d', (level, degrees, chiSquared) => {
    expect(2 * gammaQuantile(level, degrees / 2)).toBeCloseTo(chiSquared, 3);
  });

  test('with shape 1 is the exponential distribution, to the last digits', () => {
    for (const level of [1e-12, 1e-3, 0.2, 0.5, 0.9, 0.999])
      expect(gammaQuantile(level, 1) / -Math.log1p(-level)).toBeCloseTo(1, 12);
  });

  test('has quantiles that undo it, from very small shapes to very large ones and far into both tails', () => {
    const anyShape = fc.double({ min: -2, max: 5, noNaN: true }).map((digits) => 10 ** digits);
    const anyLevel = fc.oneof(
      levels,
      fc.double({ min: -12, max: -3, noNaN: true }).map((digits) => 10 ** digits),
    );
    fc.assert(
      fc.property(anyShape, anyLevel, fc.boolean(), (shape, tail, upper) => {
        const level = upper ? 1 - tail : tail;
        const x = gammaQuantile(level, shape);
        if (x < 1e-300) return;
        expect(Math.abs(gammaCdf(x, shape) - level) / Math.min(level, 1)).toBeLessThan(1e-9);
      }),
      { numRuns: 400 },
    );
  });

  test('begins at 0 and has no end', () => {
    expect([gammaQuantile(0, 3), gammaQuantile(1, 3)]).toEqual([0, Infinity]);
  });
});
