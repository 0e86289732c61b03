import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Binning } from './bins.ts';
import { brier } from './brier.ts';
import { murphy } from './murphy.ts';

const forecasts = fc.array(
  fc.tuple(
    fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.1, 0.3, 0.5, 1)),
    fc.constantFrom(0, 1),
  ),
  { minLength: 1, maxLength: 80 },
);
const binnings = fc.oneof(
  fc.constant<Binning>('distinct'),
  fc.integer({ min: 1, max: 20 }).map((equalWidth): Binning => ({ equalWidth })),
  fc.integer({ min: 1, max: 20 }).map((equalCount): Binning => ({ equalCount })),
);
const columns = (pairs: [number, number][]) =>
  [Float64Array.from(pairs, ([p]) => p), Float64Array.from(pairs, ([, o]) => o)] as const;

describe('the parts of a Brier score', () => {
  test('by hand: 0.2 of five, one of them yes; 0.6 of five, four of them yes', () => {
    const p = Float64Array.of(0.2, 0.2, 0.2, 0.2, 0.2, 0.6, 0.6, 0.6, 0.6, 0.6);
    const o = Float64Array.of(1, 0, 0, 0, 0, 1, 1, 1, 1, 0);
    const parts = murphy(p, o);
    // Half of the forecasts 0.2 off, half right; observed 0.2 and 0.8 around 0.5; 0.5 * 0.5.
    expect(parts?.reliability).toBeCloseTo(0.02, 15);
    expect(parts?.resolution).toBeCloseTo(0.09, 15);
    expect(parts?.uncertainty).toBe(0.25);
    expect(parts?.withinVariance).toBeCloseTo(0, 15);
    // (0.64 + 4 * 0.04 + 4 * 0.16 + 0.36) / 10 = 0.18 = 0.02 - 0.09 + 0.25.
    expect(p.reduce((sum, x, i) => sum + brier(x, o[i]) / 10, 0)).toBeCloseTo(0.18, 15);
  });

  test('by hand, within one bin: 0.1 and 0.9, no and yes', () => {
    const parts = murphy(Float64Array.of(0.1, 0.9), Float64Array.of(0, 1), { equalWidth: 1 });
    // Mean forecast and frequency 0.5: no reliability, no resolution; spread 0.16; 2 * (0.4 * 0.5 + 0.4 * 0.5) / 2.
    expect(parts?.reliability).toBe(0);
    expect(parts?.resolution).toBe(0);
    expect(parts?.withinVariance).toBeCloseTo(0.16, 15);
    expect(parts?.withinCovariance).toBeCloseTo(0.4, 15);
  });

  test('add up to it, however the forecasts are binned', () => {
    fc.assert(
      fc.property(forecasts, binnings, (pairs, binning) => {
        const [p, o] = columns(pairs);
        const score = p.reduce((sum, x, i) => sum + brier(x, o[i]), 0) / p.length;
        const parts = murphy(p, o, binning);
        if (!parts) throw new Error('no parts');
        const { reliability, resolution, uncertainty, withinVariance, withinCovariance } = parts;
        const sum = reliability - resolution + uncertainty + withinVariance - withinCovariance;
        expect(Math.abs(sum - score)).toBeLessThan(1e-12);
      }),
    );
  });

  test('within bins are 0 where each probability has its own', () => {
    fc.assert(
      fc.property(forecasts, (pairs) => {
        const parts = murphy(...columns(pairs), 'distinct');
        expect(parts?.withinVariance).toBeCloseTo(0, 14);
        expect(parts?.withinCovariance).toBeCloseTo(0, 14);
      }),
    );
  });

  test('agree with the definition, bin by bin', () => {
    fc.assert(
      fc.property(forecasts, (pairs) => {
        const bins = Array.from({ length: 10 }, (_, k) => pairs.filter(([p]) => Math.min(Math.floor(p * 10), 9) === k));
        const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
        const rate = mean(pairs.map(([, o]) => o));
        const overBins = (part: (f: number, o: number) => number) =>
          bins
            .filter((bin) => bin.length > 0)
            .reduce((sum, bin) => sum + bin.length * part(mean(bin.map(([p]) => p)), mean(bin.map(([, o]) => o))), 0) /
          pairs.length;
        const parts = murphy(...columns(pairs));
        expect(parts?.reliability).toBeCloseTo(
          overBins((f, o) => (f - o) ** 2),
          12,
        );
        expect(parts?.resolution).toBeCloseTo(
          overBins((_, o) => (o - rate) ** 2),
          12,
        );
      }),
    );
  });

  test('of nothing there are none', () => {
    expect(murphy(new Float64Array(0), new Float64Array(0))).toBeUndefined();
  });
});
