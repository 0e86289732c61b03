import fc from 'fast-check';
import jstat from 'jstat';
import { describe, expect, test } from 'vitest';
import { betaCdf, betaQuantile } from './beta.ts';
import { jeffreys } from './jeffreys.ts';

const shape = fc.double({ min: 0.5, max: 500, noNaN: true });
const inside = fc.double({ min: 0.001, max: 0.999, noNaN: true });

describe('the beta distribution', () => {
  test('agrees with an independent library, as far as that one goes', () => {
    fc.assert(
      fc.property(inside, shape, shape, (x, a, b) => {
        expect(Math.abs(betaCdf(x, a, b) - jstat.beta.cdf(x, a, b))).toBeLessThan(1e-6);
      }),
    );
  });

  test('agrees with what can be written down: arcsine law, powers', () => {
    fc.assert(
      fc.property(inside, fc.double({ min: 0.5, max: 50, noNaN: true }), (u, a) => {
        expect(betaQuantile(u, 0.5, 0.5)).toBeCloseTo(Math.sin((Math.PI * u) / 2) ** 2, 12);
        expect(betaQuantile(u, a, 1)).toBeCloseTo(u ** (1 / a), 12);
        expect(betaQuantile(u, 1, a)).toBeCloseTo(1 - (1 - u) ** (1 / a), 12);
      }),
    );
  });

  test('its quantile goes back to the probability, up to 100,000 cases', () => {
    fc.assert(
      fc.property(inside, fc.nat(100_000), fc.nat(100_000), (u, k, rest) => {
        // A number just below 1 is known to 1e-16 and no better: there the distribution is asked from its other end.
        const [a, b, p] = k > rest ? [rest + 0.5, k + 0.5, 1 - u] : [k + 0.5, rest + 0.5, u];
        expect(betaCdf(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 9);
      }),
    );
  });

  test('agrees with a value to 30 digits (mpmath betainc, regularised)', () => {
    expect(betaCdf(0.003578387855294951, 1.7092048486722775, 499.9999999808809)).toBeCloseTo(0.62556493459333, 12);
  });

  test('has its ends at 0 and 1', () => {
    expect([betaCdf(0, 2, 3), betaCdf(1, 2, 3), betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1, 0, 1]);
  });
});

describe('a frequency by Jeffreys', () => {
  test('of 3 in 10: mean 3.5 / 11, ends as an independent library has them', () => {
    const { mean, low, high } = jeffreys(3, 10);
    expect(mean).toBeCloseTo(3.5 / 11, 15);
    expect(low).toBeCloseTo(jstat.beta.inv(0.05, 3.5, 7.5), 8);
    expect(high).toBeCloseTo(jstat.beta.inv(0.95, 3.5, 7.5), 8);
  });

  test('begins at 0 where it never happened and ends at 1 where it always did', () => {
    expect(jeffreys(0, 20).low).toBe(0);
    expect(jeffreys(0, 20).high).toBeCloseTo(jstat.beta.inv(0.95, 0.5, 20.5), 8);
    expect(jeffreys(20, 20).high).toBe(1);
    expect(jeffreys(0, 0)).toEqual({ mean: 0.5, low: 0, high: 1 });
  });

  test('is the mirror image for what did not happen', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), (k, rest) => {
        const [yes, no] = [jeffreys(k, k + rest), jeffreys(rest, k + rest)];
        expect(yes.low).toBeCloseTo(1 - no.high, 12);
        expect(yes.mean).toBeCloseTo(1 - no.mean, 14);
      }),
    );
  });
});
