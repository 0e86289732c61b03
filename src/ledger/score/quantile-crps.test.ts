import fc from 'fast-check';
import jstat from 'jstat';
import { describe, expect, test } from 'vitest';
import { type Quantiles, quantileCrps } from './quantile-crps.ts';

/** Quantiles at rising levels with rising values. */
const forecast = fc
  .array(fc.tuple(fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.double({ min: -50, max: 50, noNaN: true })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((pairs): Quantiles => {
    const levels = [...new Set(pairs.map(([level]) => level))].sort((a, b) => a - b);
    const values = pairs.map(([, value]) => value).sort((a, b) => a - b);
    return levels.map((level, k) => [level, values[k]]);
  });
const outcome = fc.double({ min: -80, max: 80, noNaN: true });

/** The distribution function as the docstring says it, one value at a time. */
function cdf(quantiles: Quantiles, x: number): number {
  if (x < quantiles[0][1]) return 0;
  if (x >= quantiles[quantiles.length - 1][1]) return 1;
  const k = quantiles.findLastIndex(([, value]) => value <= x);
  const [[f0, x0], [f1, x1]] = [quantiles[k], quantiles[k + 1]];
  return f0 + ((f1 - f0) * (x - x0)) / (x1 - x0);
}

/** The integral by the rule of midpoints. */
function integral(quantiles: Quantiles, y: number, limit = 100): number {
  const steps = 40_000;
  const width = (limit + 100) / steps;
  let sum = 0;
  for (let k = 0; k < steps; k++) {
    const x = -100 + (k + 0.5) * width;
    sum += (cdf(quantiles, x) - (x >= y ? 1 : 0)) ** 2 * width;
  }
  return sum;
}

describe('the CRPS of quantiles', () => {
  test('of one quantile is the absolute error', () => {
    expect(quantileCrps([[0.3, 5]], 8)).toBe(3);
    expect(quantileCrps([[0.5, 5]], 1)).toBe(4);
  });

  test('by hand: 25% at 0, 75% at 4', () => {
    const quantiles: Quantiles = [
      [0.25, 0],
      [0.75, 4],
    ];
    // At 2: F^2 from 0 to 2 with F from 1/4 to 1/2: 2 (1/16 + 1/8 + 1/4) / 3 = 7/24; the other half is the same.
    expect(quantileCrps(quantiles, 2)).toBeCloseTo(7 / 12, 15);
    // At -1: 1 up to 0, then (1 - F)^2 with 1 - F from 3/4 to 1/4: 4 (9/16 + 3/16 + 1/16) / 3 = 13/12.
    expect(quantileCrps(quantiles, -1)).toBeCloseTo(1 + 13 / 12, 15);
    expect(quantileCrps(quantiles, 7)).toBeCloseTo(3 + 13 / 12, 15);
  });

  test('is the integral of (F - step)^2', () => {
    fc.assert(
      fc.property(forecast, outcome, (quantiles, y) => {
        expect(Math.abs(quantileCrps(quantiles, y) - integral(quantiles, y))).toBeLessThan(0.01);
      }),
      { numRuns: 40 },
    );
  });

  test('of many quantiles of a normal distribution is that of the normal (Gneiting & Raftery 2007, equation 5)', () => {
    const [mean, sd] = [10, 3];
    const quantiles = Array.from({ length: 9999 }, (_, k) => {
      const level = (k + 1) / 10_000;
      return [level, jstat.normal.inv(level, mean, sd)] as const;
    });
    for (const y of [4, 10, 12.5, 25]) {
      const z = (y - mean) / sd;
      const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
      const closed = sd * (z * (2 * jstat.normal.cdf(z, 0, 1) - 1) + 2 * density - 1 / Math.sqrt(Math.PI));
      // What lies beyond the outermost quantiles sits on them.
      expect(quantileCrps(quantiles, y)).toBeCloseTo(closed, 3);
    }
  });

  test('goes with the unit and not with where zero is', () => {
    fc.assert(
      fc.property(forecast, outcome, fc.double({ min: 0.1, max: 1000, noNaN: true }), (quantiles, y, unit) => {
        const base = quantileCrps(quantiles, y);
        const other = quantiles.map(([level, value]) => [level, value * unit + 7] as const);
        expect(Math.abs(quantileCrps(other, y * unit + 7) / unit - base)).toBeLessThan(1e-9);
      }),
    );
  });

  test('is best, on average over what may happen, for the true distribution', () => {
    // True: evenly from 0 to 1, stated finely enough; others: moved, too narrow, too wide.
    const levels = Array.from({ length: 99 }, (_, k) => (k + 1) / 100);
    const expected = (value: (level: number) => number) => {
      const quantiles = levels.map((level) => [level, value(level)] as const);
      return levels.reduce((sum, y) => sum + quantileCrps(quantiles, y) / levels.length, 0);
    };
    const truth = expected((u) => u);
    fc.assert(
      fc.property(
        fc.double({ min: -0.5, max: 0.5, noNaN: true }),
        fc.double({ min: 0.2, max: 3, noNaN: true }),
        (moved, wide) => {
          expect(expected((u) => 0.5 + moved + (u - 0.5) * wide)).toBeGreaterThan(truth - 1e-4);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('with a limit', () => {
  const quantiles: Quantiles = [
    [0.2, 0],
    [0.6, 10],
  ];

  test('by hand: 20% by day 0, 60% by day 10, the limit at day 5', () => {
    // Never: F^2 from 0 to 5 with F from 0.2 to 0.4: 5 (0.04 + 0.08 + 0.16) / 3.
    expect(quantileCrps(quantiles, Infinity, 5)).toBeCloseTo(1.4 / 3, 15);
    // On day 0: (1 - F)^2 with 1 - F from 0.8 to 0.6: 5 (0.64 + 0.48 + 0.36) / 3.
    expect(quantileCrps(quantiles, 0, 5)).toBeCloseTo(7.4 / 3, 15);
  });

  test('what is said of the time beyond it does not count', () => {
    // The same straight line up to the limit, and past it something else.
    const further: Quantiles = [
      [0.2, 0],
      [0.4, 5],
      [0.9, 6],
    ];
    for (const y of [-3, 0, 2, 5, 8, Infinity]) {
      expect(quantileCrps(further, y, 5)).toBeCloseTo(quantileCrps(quantiles, y, 5), 14);
    }
  });

  test('an outcome beyond it is one that never came', () => {
    fc.assert(
      fc.property(forecast, outcome, outcome, (stated, y, limit) => {
        const cut = y >= limit ? Infinity : y;
        expect(quantileCrps(stated, cut, limit)).toBe(quantileCrps(stated, y, limit));
        expect(Math.abs(quantileCrps(stated, y, limit) - integral(stated, y, limit))).toBeLessThan(0.01);
      }),
      { numRuns: 40 },
    );
  });

  test('who says "not by then" scores 0 where it never came', () => {
    expect(quantileCrps([[0.01, 6]], Infinity, 5)).toBe(0);
  });

  test('and without one, what never came has no score', () => {
    expect(quantileCrps(quantiles, Infinity)).toBe(Infinity);
  });
});
