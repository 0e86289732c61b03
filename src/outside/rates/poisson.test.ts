import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gammaQuantile } from '../../numeric/gamma.ts';
import { poissonAtLeastOne, poissonHazard, poissonRate } from './poisson.ts';

describe('a constant rate', () => {
  test('of no event in 100 days is 0.005 a day, up to 0.0192, and half that in 200', () => {
    const { mean, low, high } = poissonRate(0, 100, 'each');
    expect([mean, low]).toEqual([0.005, 0]);
    expect(high).toBeCloseTo(3.841 / 200, 5);
    expect(poissonRate(0, 200, 'each').high).toBeCloseTo(high / 2, 12);
  });

  test('gives the mean probability over its posterior, which is a closed form', () => {
    // The integral of 1 - exp(-rate h) over the gamma density, by the midpoint rule on its quantiles.
    const rate = poissonRate(4, 120, 'each');
    const n = 4000;
    let sum = 0;
    for (let i = 0; i < n; i++) sum += 1 - Math.exp((-gammaQuantile((i + 0.5) / n, 4.5) / 120) * 30);
    const { probability, low, high } = poissonAtLeastOne(rate, 30);
    expect(probability).toBeCloseTo(1 - (1 + 30 / 120) ** -4.5, 12);
    expect(probability).toBeCloseTo(sum / n, 4);
    expect(low).toBeLessThan(probability);
    expect(high).toBeGreaterThan(probability);
  });

  test('of days with events gives for one day (k + 1/2) / (T + 1), as Jeffreys has it', () => {
    expect(poissonAtLeastOne(poissonRate(7, 20, 'once'), 1).probability).toBeCloseTo(7.5 / 21, 12);
    // Two days without one: 13.5 / 21, then 14.5 / 22.
    expect(poissonAtLeastOne(poissonRate(7, 20, 'once'), 2).probability).toBeCloseTo(1 - (13.5 / 21) * (14.5 / 22), 12);
  });

  test('is nearly the same from events and from days with events, where these are rare', () => {
    const [each, once] = (['each', 'once'] as const).map((ties) => poissonAtLeastOne(poissonRate(3, 2000, ties), 30));
    expect(each.probability).toBeCloseTo(once.probability, 3);
    expect(each.low).toBeCloseTo(once.low, 3);
    expect(each.high).toBeCloseTo(once.high, 3);
  });

  test('gives probabilities that grow with the days ahead and with the events seen, between 0 and 1', () => {
    const days = fc.integer({ min: 1, max: 20 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), days, fc.constantFrom('each', 'once'), (k, h, ties) => {
        const rate = (events: number) => poissonRate(events, 60, ties);
        const { probability, low, high } = poissonAtLeastOne(rate(k), h);
        expect(low >= 0 && low <= high && probability <= high && high <= 1).toBe(true);
        // Where it is all but certain, rare small rates may draw the mean below the interval.
        expect(low <= probability || low > 0.99).toBe(true);
        expect(poissonHazard(k, 60, ties, h + 1)).toBeGreaterThan(poissonHazard(k, 60, ties, h));
        expect(poissonHazard(k + 1, 60, ties, h)).toBeGreaterThan(poissonHazard(k, 60, ties, h));
      }),
    );
  });
});
