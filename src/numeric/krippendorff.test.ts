import fc from 'fast-check';
import { expect, test } from 'vitest';
import { krippendorff } from './krippendorff.ts';

/** Four observers and twelve units; 0 where an observer did not judge. Krippendorff 2011, section D. */
const PUBLISHED = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
  [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
];
const units = PUBLISHED[0].map((_, u) => PUBLISHED.map((row) => row[u]).filter((value) => value > 0));

test('alpha of the published example is 0.849', () => {
  const { alpha, interval, units: of } = krippendorff(units);
  expect(alpha).toBeCloseTo(0.849, 3);
  const [low, high] = interval as [number, number];
  expect(low).toBeLessThan(0.849);
  expect(high).toBeGreaterThan(0.849);
  const weight = ({ index }: { index: number }) => units[index].length;
  const all = of.reduce((sum, unit) => sum + weight(unit), 0);
  expect(of.reduce((sum, unit) => sum + weight(unit) * unit.agreement, 0) / all).toBeCloseTo(0.849, 3);
});

test('the same from all is 1; one value everywhere, or nobody beside another, says nothing', () => {
  expect(
    krippendorff([
      [1, 1],
      [4, 4, 4],
    ]).alpha,
  ).toBe(1);
  expect(
    krippendorff([
      [2, 2],
      [2, 2],
    ]).alpha,
  ).toBeUndefined();
  expect(krippendorff([[1], [2]]).alpha).toBeUndefined();
  expect(krippendorff([]).alpha).toBeUndefined();
});

test('alpha is the same in any unit of measure and any order of the observers, and at most 1', () => {
  const values = fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 2, maxLength: 5 }), {
    minLength: 2,
    maxLength: 8,
  });
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 9 }), fc.integer({ min: -50, max: 50 }), (given, times, plus) => {
      const { alpha } = krippendorff(given);
      const other = krippendorff(given.map((of) => of.map((value) => times * value + plus).reverse())).alpha;
      if (alpha === undefined) expect(other).toBeUndefined();
      else {
        expect(other).toBeCloseTo(alpha, 9);
        expect(alpha).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 40 },
  );
});
