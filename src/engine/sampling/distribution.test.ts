import fc from 'fast-check';
import jstat from 'jstat';
import { cumulativeStdNormalProbability } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { normalTable, pertTable, quantile } from '../../numeric/quantile-table.ts';
import type { Bounds, Quantity } from '../../situation/quantity.ts';
import { distribution, Tables } from './distribution.ts';

const everywhere: Bounds = { low: -Infinity, high: Infinity };

/** Mean and variance at many equally likely probabilities. */
function moments(quantity: Quantity, bounds = everywhere, spread = 0) {
  const n = 200_000;
  const values = Float64Array.from({ length: n }, (_, k) => (k + 0.5) / n);
  distribution(quantity, bounds, spread, new Tables())?.fill(values, 0, n);
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  return { mean, variance: values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n, values };
}

describe('PERT', () => {
  test.each([
    [0, 60, 90],
    [20, 20, 30],
    [-5, 1, 1],
    [10, 10.5, 1000],
  ])('{low %d, mode %d, high %d} has the mean (a + 4m + b) / 6 and the variance of its beta', (low, mode, high) => {
    const { mean, variance } = moments({ low, mode, high });
    const expected = (low + 4 * mode + high) / 6;
    expect(Math.abs(mean - expected) / (high - low)).toBeLessThan(1e-5);
    expect(Math.abs(variance / (((expected - low) * (high - expected)) / 7) - 1)).toBeLessThan(1e-4);
  });

  test('never leaves its ends, not by the last digit', () => {
    const decimal = fc.integer({ min: 0, max: 1000 }).map((n) => n / 10);
    fc.assert(
      fc.property(decimal, decimal, decimal, (...three) => {
        const [low, mode, high] = three.sort((a, b) => a - b);
        const u = Float64Array.of(0, 2 ** -53, 0.5, 1 - 2 ** -32, 1 - 2 ** -53);
        distribution({ low, mode, high }, everywhere, 0, new Tables())?.fill(u, 0, u.length);
        if (low < high) for (const value of u) expect(value >= low && value <= high).toBe(true);
      }),
    );
  });

  test('its quantiles are those of an independent beta distribution', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
        (mode, u) => {
          const back = jstat.beta.cdf(quantile(pertTable(mode), u), 1 + 4 * mode, 5 - 4 * mode);
          expect(Math.abs(back - u)).toBeLessThan(1e-5);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('the truncated normal', () => {
  const phi = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  const cdf = (z: number) => jstat.normal.cdf(z, 0, 1);

  test.each([
    [50, 10, 0, 100],
    [95, 10, 0, 100],
    [0, 30, 0, 100],
    [50, 500, 0, 100],
    [3, 0.001, 0, 100],
  ])('mean %d, sd %d on %d to %d has the mean and variance of the closed form', (mu, sd, low, high) => {
    const { mean, variance } = moments({ mean: mu, sd }, { low, high });
    const a = Math.max(-38, (low - mu) / sd);
    const b = Math.min(38, (high - mu) / sd);
    const mass = cdf(b) - cdf(a);
    const shift = (phi(a) - phi(b)) / mass;
    const expected = 1 + (a * phi(a) - b * phi(b)) / mass - shift ** 2;
    expect(Math.abs(mean - (mu + sd * shift)) / sd).toBeLessThan(2e-4);
    expect(Math.abs(variance / sd ** 2 - expected)).toBeLessThan(3e-4);
  });

  test('its quantiles are those of an independent normal distribution', () => {
    const table = normalTable(-6, 6);
    fc.assert(
      fc.property(fc.double({ min: 1e-4, max: 1 - 1e-4, noNaN: true }), (u) => {
        expect(Math.abs(cdf(quantile(table, u)) - u)).toBeLessThan(2e-5);
      }),
      { numRuns: 2000 },
    );
    expect(quantile(table, cumulativeStdNormalProbability(1))).toBeCloseTo(1, 3);
  });

  test('never leaves its bounds', () => {
    const { values } = moments({ mean: 99, sd: 20 }, { low: 0, high: 100 });
    expect(Math.max(...values.subarray(-100))).toBeLessThanOrEqual(100 + 1e-9);
    expect(values[0]).toBeGreaterThanOrEqual(0);
  });
});

describe('a panel of experts', () => {
  test('gives each value the same chance: mean and variance of the values themselves', () => {
    const { mean, variance } = moments([20, 30, 70, 80]);
    expect(mean).toBeCloseTo(50, 10);
    expect(variance).toBeCloseTo(650, 8);
  });
});

describe('bare numbers', () => {
  test('are certain, unless the file gives them a spread', () => {
    const tables = new Tables();
    expect(distribution(30, everywhere, 0, tables)).toBeUndefined();
    expect(distribution([7, 7], everywhere, 0, tables)).toBeUndefined();
    expect(distribution({ low: 7, mode: 7, high: 7 }, everywhere, 0, tables)).toBeUndefined();
    expect(distribution({ mean: 7, sd: 0 }, everywhere, 0, tables)).toBeUndefined();
    expect(moments(30, everywhere, 5).variance).toBeCloseTo(25, 1);
  });
});
