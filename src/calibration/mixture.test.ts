import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Mixture, mixtureCrps, probabilityBelow, probabilityUpTo, quantileOf } from './mixture.ts';

const weights = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
const mixtures = fc
  .record({
    mu: fc.double({ min: -50, max: 150, noNaN: true }),
    sigma: fc.double({ min: 0.1, max: 80, noNaN: true }),
    weights,
    points: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 6 }),
  })
  .map(({ mu, sigma, weights: [a, b], points }): Mixture => {
    const rest = (1 - a) * (1 - b);
    const sorted = Float64Array.from(points).sort();
    return {
      normal: { mu, sigma, low: 0, high: 100 },
      normalWeight: a,
      uniformWeight: (1 - a) * b,
      points: sorted,
      pointWeights: sorted.map(() => rest / sorted.length),
    };
  });

/** The score by the plain definition: the integral of (F - 1 where y is not above)^2, on a fine grid. */
function integrated(mixture: Mixture, y: number): number {
  const steps = 20_000;
  let sum = 0;
  for (let k = 0; k < steps; k++) {
    const x = ((k + 0.5) * 100) / steps;
    const f = probabilityUpTo(mixture, x) - (x >= y ? 1 : 0);
    sum += (f * f * 100) / steps;
  }
  return sum;
}

describe('a mixture of a normal, a uniform and points', () => {
  test('scores as the integral of its definition does', () => {
    fc.assert(
      fc.property(mixtures, fc.integer({ min: 0, max: 100 }), (mixture, y) => {
        expect(mixtureCrps(mixture, y)).toBeCloseTo(integrated(mixture, y), 1);
      }),
      { numRuns: 30 },
    );
  });

  test('has a quantile that its probabilities lead back to, on the scale', () => {
    fc.assert(
      fc.property(mixtures, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (mixture, u) => {
        const x = quantileOf(mixture, u);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(100);
        expect(probabilityUpTo(mixture, x)).toBeGreaterThanOrEqual(u - 1e-9);
        expect(probabilityBelow(mixture, x)).toBeLessThanOrEqual(u + 1e-9);
      }),
    );
  });

  test('has probabilities that rise from 0 to 1', () => {
    fc.assert(
      fc.property(
        mixtures,
        fc.double({ min: -10, max: 110, noNaN: true }),
        fc.double({ min: -10, max: 110, noNaN: true }),
        (mixture, a, b) => {
          const [low, high] = [probabilityUpTo(mixture, Math.min(a, b)), probabilityUpTo(mixture, Math.max(a, b))];
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(high);
          expect(high).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test('a normal in the middle of its scale scores as the formula for a whole normal says', () => {
    // Gneiting & Raftery 2007, equation 21 for a normal: sigma (z (2 Phi(z) - 1) + 2 phi(z) - 1 / sqrt(pi)); z = 1.
    const normal: Mixture = {
      normal: { mu: 50, sigma: 2, low: 0, high: 100 },
      normalWeight: 1,
      uniformWeight: 0,
      points: new Float64Array(0),
      pointWeights: new Float64Array(0),
    };
    expect(mixtureCrps(normal, 52)).toBeCloseTo(
      2 * (0.6826894921370859 + 2 * 0.24197072451914337 - 0.5641895835477563),
      10,
    );
    expect(quantileOf(normal, 0.975)).toBeCloseTo(50 + 2 * 1.959963984540054, 9);
  });
});
