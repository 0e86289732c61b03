import { quantileSorted } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { fillPseudoRandom } from '../../numeric/random.ts';
import { bootstrapDraws, bootstrapIntervals, columnsFor } from './bootstrap.ts';

/** One column of values and one of ones, and their quotient. */
function meanInterval(values: ArrayLike<number>, draws = bootstrapDraws(1, 1000)) {
  const columns = columnsFor(2);
  const cells = new Float64Array(values.length * columns);
  for (let k = 0; k < values.length; k++) cells.set([1, values[k]], k * columns);
  return bootstrapIntervals(cells, columns, (s, out) => out.set([s[1] / s[0]]), 1, draws)[0];
}

const uniform = (n: number, a = 1) => {
  const u = new Float64Array(n);
  fillPseudoRandom(a, 2, 3, u, 0, n);
  return u;
};

describe('a bootstrap interval', () => {
  test('of two values is known: the mean of two draws is 0, 1/2 or 1', () => {
    expect(meanInterval([0, 1])).toEqual([0, 1]);
  });

  test('of a mean goes 1.645 standard errors to either side', () => {
    const values = uniform(400);
    const mean = values.reduce((a, b) => a + b) / 400;
    const error = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0)) / 400;
    const [low, high] = meanInterval(values, bootstrapDraws(1, 4000)) ?? [NaN, NaN];
    expect(Math.abs((mean - low) / error - 1.645)).toBeLessThan(0.12);
    expect(Math.abs((high - mean) / error - 1.645)).toBeLessThan(0.12);
  });

  test('agrees with a plain one that draws from other random numbers', () => {
    const values = uniform(30).map((v) => v * v);
    const rounds = 4000;
    const u = uniform(30 * rounds, 9);
    const means = Array.from({ length: rounds }, (_, r) => {
      let sum = 0;
      for (let k = 0; k < 30; k++) sum += values[Math.floor(u[r * 30 + k] * 30)];
      return sum / 30;
    }).sort((a, b) => a - b);
    const [low, high] = meanInterval(values, bootstrapDraws(1, rounds)) ?? [NaN, NaN];
    // The standard error of the mean is 0.066; 4,000 resamples find the ends to 0.003.
    expect(Math.abs(low - quantileSorted(means, 0.05))).toBeLessThan(0.012);
    expect(Math.abs(high - quantileSorted(means, 0.95))).toBeLessThan(0.012);
  });

  test('is the same for the same seed, and another for another', () => {
    const values = uniform(50);
    const at = (seed: number) => meanInterval(values, bootstrapDraws(seed, 300));
    expect(at(5)).toEqual(at(5));
    expect(at(5)).not.toEqual(at(6));
  });

  test('needs two units, and a statistic that is mostly defined', () => {
    expect(meanInterval([0.3])).toBeUndefined();
    // One yes in ten: a third of the resamples hold none, and skill is undefined in them.
    const cells = new Float64Array(10 * columnsFor(1));
    cells[0] = 1;
    const [rarely] = bootstrapIntervals(
      cells,
      columnsFor(1),
      ([yes], out) => out.set([yes > 0 ? yes : NaN]),
      1,
      bootstrapDraws(1, 1000),
    );
    expect(rarely).toBeUndefined();
  });
});
