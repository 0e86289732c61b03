import fc from 'fast-check';
import jstat from 'jstat';
import { expect, test } from 'vitest';
import { poissonBinomialQuantiles } from './poisson-binomial.ts';

/** The distribution over all 2^n ways that n events can go. */
function everyWay(p: number[]): number[] {
  const mass = new Array<number>(p.length + 1).fill(0);
  for (let way = 0; way < 2 ** p.length; way++) {
    const happened = p.map((_, i) => (way >> i) & 1);
    mass[happened.reduce((a, b) => a + b, 0)] += p.reduce((prod, x, i) => prod * (happened[i] ? x : 1 - x), 1);
  }
  return mass;
}

test('is what going through every way gives', () => {
  const events = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(events, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (p, level) => {
      const [count] = poissonBinomialQuantiles(Float64Array.from(p), [level]);
      const upTo = (k: number) =>
        everyWay(p)
          .slice(0, k + 1)
          .reduce((a, b) => a + b, 0);
      expect(upTo(count)).toBeGreaterThanOrEqual(level - 1e-9);
      expect(upTo(count - 1)).toBeLessThan(level + 1e-9);
    }),
  );
});

test('of equal probabilities is the binomial distribution: 5% and 95% of 1,000 events of 3%', () => {
  // Binomial tail by the beta distribution: P(X <= k) = 1 - I_p(k + 1, n - k).
  const upTo = (k: number) => 1 - jstat.beta.cdf(0.03, k + 1, 1000 - k);
  const [low, high] = poissonBinomialQuantiles(new Float64Array(1000).fill(0.03), [0.05, 0.95]);
  for (const [count, level] of [
    [low, 0.05],
    [high, 0.95],
  ]) {
    expect(upTo(count)).toBeGreaterThanOrEqual(level);
    expect(upTo(count - 1)).toBeLessThan(level);
  }
});

test('what is certain has no spread', () => {
  expect(poissonBinomialQuantiles(Float64Array.of(1, 0, 1, 1), [0.05, 0.95])).toEqual([3, 3]);
  expect(poissonBinomialQuantiles(new Float64Array(3000), [0.05, 0.95])).toEqual([0, 0]);
  expect(poissonBinomialQuantiles(new Float64Array(3000).fill(1), [0.05, 0.95])).toEqual([3000, 3000]);
});

test('of many events is close to the normal distribution', () => {
  const n = 20_000;
  const p = Float64Array.from({ length: n }, (_, i) => i / n);
  const mean = p.reduce((a, b) => a + b);
  const sd = Math.sqrt(p.reduce((sum, x) => sum + x * (1 - x), 0));
  const [low, high] = poissonBinomialQuantiles(p, [0.05, 0.95]);
  expect(Math.abs(low - (mean - 1.6449 * sd))).toBeLessThan(1);
  expect(Math.abs(high - (mean + 1.6449 * sd))).toBeLessThan(1);
});
