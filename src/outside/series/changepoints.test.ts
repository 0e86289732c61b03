import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changepoints, modelOf, standardPenalty, type Within } from './changepoints.ts';
import { dispersion, varianceOfNeighbours } from './dispersion.ts';
import { type Cost, pelt } from './pelt.ts';
import { penaltyPath } from './penalty-path.ts';
import { COAL, NILE } from './textbook.test-series.ts';

/** Least penalised cost over every segmentation there is. */
function exhaustive(n: number, cost: Cost, penalty: number, minimumLength: number): number {
  let best = cost(0, n);
  for (let set = 1; set < 2 ** (n - 1); set++) {
    const ends = [0, ...Array.from({ length: n - 1 }, (_, i) => i + 1).filter((i) => set & (1 << (i - 1))), n];
    if (ends.some((end, i) => i > 0 && end - ends[i - 1] < minimumLength)) continue;
    let sum = penalty * (ends.length - 2);
    for (let i = 1; i < ends.length; i++) sum += cost(ends[i - 1], ends[i]);
    best = Math.min(best, sum);
  }
  return best;
}

const startsOf = ({ segments }: { segments: { from: number }[] }) => segments.slice(1).map(({ from }) => from);

describe('PELT', () => {
  const series = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 11 });
  const within = fc.constantFrom<Within>('counts', 'poisson', 'mean');
  const exposures = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 11, maxLength: 11 });

  test('finds the optimum of all segmentations, for any series, cost, penalty and least length', () => {
    const penalty = fc.double({ min: 0, max: 12, noNaN: true });
    fc.assert(
      fc.property(
        series,
        exposures,
        within,
        penalty,
        fc.integer({ min: 1, max: 4 }),
        (values, days, kind, price, least) => {
          const weights = days.slice(0, values.length);
          const { cost, slack } = modelOf(values, { within: kind, weights });
          const found = pelt(values.length, cost, { penalty: price, minimumLength: least, slack });
          const lengths = [0, ...found.changes, values.length].map((end, i, ends) => end - (ends[i - 1] ?? -least));
          expect(Math.min(...lengths)).toBeGreaterThanOrEqual(Math.min(least, values.length));
          const total = found.cost + price * found.changes.length;
          expect(total).toBeCloseTo(exhaustive(values.length, cost, price, least), 9);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('by hand: 0 0 0 3 3 3 costs 36 ln(1 / 1.5) in one segment of Poisson counts, and 18 ln(1 / 3) in two', () => {
    const values = [0, 0, 0, 3, 3, 3];
    const plain: Cost = (from, to) => {
      const sum = values.slice(from, to).reduce((all, one) => all + one, 0);
      return sum > 0 ? -2 * sum * Math.log(sum / (to - from)) : 0;
    };
    // -2 * 9 ln 1.5 = -7.30 and -2 * 9 ln 3 = -19.78: a change pays up to a penalty of 12.48.
    expect(plain(0, 6)).toBeCloseTo(-7.298, 3);
    expect(pelt(6, plain, { penalty: 12.47 })).toEqual({ changes: [3], cost: plain(3, 6) });
    expect(pelt(6, plain, { penalty: 12.48 }).changes).toEqual([]);
  });

  test('of nothing finds nothing', () => {
    expect(pelt(0, () => 1, { penalty: 1 })).toEqual({ changes: [], cost: 0 });
    expect(pelt(3, () => 1, { penalty: 1, minimumLength: 2 })).toEqual({ changes: [], cost: 1 });
  });
});

describe('changes of level', () => {
  test('coal mining disasters became rarer after 1891 (Carlin, Gelfand & Smith 1992)', () => {
    for (const kind of ['poisson', 'counts'] as const) {
      const found = changepoints(COAL, { within: kind });
      expect(startsOf(found).map((i) => 1851 + i - 1)).toEqual([1891]);
      expect(found.segments.map(({ level }) => level)).toEqual([127 / 41, 64 / 71]);
    }
  });

  test('the Nile carried less after 1898 (Cobb 1978): 1,098 and 850 hundred million cubic metres a year', () => {
    const found = changepoints(NILE, { within: 'mean' });
    expect(startsOf(found).map((i) => 1871 + i - 1)).toEqual([1898]);
    expect(found.segments.map(({ level }) => Math.round(level))).toEqual([1098, 850]);
  });

  test('are found by rate, so that a longer period is no change', () => {
    const weights = [28, 31, 30, 31, 280, 310, 300, 310];
    const found = changepoints(
      weights.map((days) => 2 * days),
      { within: 'counts', weights },
    );
    expect(found.segments).toEqual([{ from: 0, to: 8, level: 2 }]);
  });

  test('a burst is no change to counts with dispersion, and many to Poisson ones', () => {
    // Every other week is empty, the others hold nine: the variance is far above the mean, and nothing changes.
    const values = Array.from({ length: 52 }, (_, i) => (i % 4 < 2 ? 0 : 9));
    expect(startsOf(changepoints(values, { within: 'poisson' })).length).toBeGreaterThan(10);
    const found = changepoints(values, { within: 'counts' });
    expect(startsOf(found)).toEqual([]);
    expect(found.dispersion).toBeGreaterThan(4);
  });

  test('where there is no value do not come from it', () => {
    const values = [1, 1.1, Number.NaN, 0.9, 1, Number.NaN, 6, 6.1, 5.9, 6];
    const weights = values.map((value) => (Number.isNaN(value) ? 0 : 20));
    const found = changepoints(values, { within: 'mean', weights });
    expect(startsOf(found).length).toBe(1);
    expect(found.segments.map(({ level }) => level.toFixed(2))).toEqual(['1.00', '6.00']);
  });

  test('of one value, and of values that never differ, are none', () => {
    for (const kind of ['counts', 'mean'] as const) {
      expect(startsOf(changepoints([3], { within: kind }))).toEqual([]);
      expect(startsOf(changepoints(new Array(50).fill(0), { within: kind }))).toEqual([]);
    }
  });

  test('say what they cannot use', () => {
    expect(() => changepoints([], { within: 'counts' })).toThrow('a series without values');
    expect(() => changepoints([1, -1], { within: 'counts' })).toThrow('period 2 has the value -1, expected a count');
    expect(() => changepoints([1, 1], { within: 'counts', weights: [1, 0] })).toThrow('period 2 has the weight 0');
    expect(() => changepoints([1, Number.NaN], { within: 'mean' })).toThrow('period 2 has the value NaN');
    expect(() => changepoints([1], { within: 'mean', weights: [] })).toThrow('0 weights for 1 values');
    expect(() => changepoints([1], { within: 'mean', minimumLength: 0 })).toThrow('at least 0 periods');
  });
});

describe('the path over penalties', () => {
  test('of the disasters: the change of 1891 holds from 0.9 of the standard penalty on', () => {
    const path = penaltyPath(COAL, { within: 'counts' });
    const standard = standardPenalty(COAL.length);
    const last = path[path.length - 1];
    expect(last.changes).toEqual([41]);
    expect(last.from / standard).toBeLessThan(0.95);
    expect(last.to / standard).toBeCloseTo(3, 12);
  });

  test('names for each penalty the segmentation that PELT finds', () => {
    const series = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(series, fc.double({ min: 0.51, max: 2.99, noNaN: true }), (values, share) => {
        const path = penaltyPath(values, { within: 'poisson' });
        for (let i = 1; i < path.length; i++) {
          expect(path[i].from).toBe(path[i - 1].to);
          expect(path[i].changes.length).toBeLessThan(path[i - 1].changes.length);
        }
        const penalty = share * standardPenalty(values.length);
        const there = path.find(({ from, to }) => penalty >= from && penalty <= to);
        const found = startsOf(changepoints(values, { within: 'poisson', penalty }));
        const { cost } = modelOf(values, { within: 'poisson' });
        const price = (changes: readonly number[]) =>
          [0, ...changes].reduce(
            (sum, from, i) => sum + cost(from, changes[i] ?? values.length),
            penalty * changes.length,
          );
        expect(price(there?.changes ?? [])).toBeCloseTo(price(found), 8);
      }),
    );
  });
});

describe('variance from neighbours', () => {
  test('of Poisson counts is their mean, by hand: 2 4 2 4 has (4 + 4 + 4) / (6 + 6 + 6), taken as 1', () => {
    expect(dispersion([2, 4, 2, 4])).toBe(1);
    expect(dispersion([0, 6, 0, 6])).toBeCloseTo((36 * 3) / (6 * 3), 12);
  });

  test('hardly sees a change of level', () => {
    const steps = [...new Array(50).fill([3, 5]).flat(), ...new Array(50).fill([30, 34]).flat()];
    expect(dispersion(steps)).toBeLessThan(2);
  });

  test('of means weighs them by how many they are of', () => {
    // (y_i - y_j)^2 has the expectation s2 (1 / v + 1 / w).
    expect(varianceOfNeighbours([0, 3, 0], [2, 2, 2])).toBeCloseTo(9, 12);
    expect(varianceOfNeighbours([0, Number.NaN, 3], [1, 0, 1])).toBeCloseTo(4.5, 12);
    expect(varianceOfNeighbours([5])).toBe(0);
  });
});
