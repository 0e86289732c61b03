import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atomsOf, crpsOfAtoms, medianOfAtoms } from './atoms.ts';

test('equal values become one, and values without weight none', () => {
  const atoms = atomsOf([3, 1, 3, 2], [1, 2, 1, 0]);
  expect([[...atoms.value], [...atoms.probability]]).toEqual([
    [1, 3],
    [0.5, 0.5],
  ]);
});

test('the median is the middle where two values would do', () => {
  expect(medianOfAtoms(atomsOf([1, 3], [1, 1]))).toBe(2);
  expect(medianOfAtoms(atomsOf([1, 3], [1, 1.1]))).toBe(3);
  expect(medianOfAtoms(atomsOf([7], [0.1]))).toBe(7);
});

test('the score of one number is its absolute error', () => {
  expect(crpsOfAtoms(atomsOf([40], [3]), 55)).toBe(15);
});

test('a hand-computed score', () => {
  // F is 1/4 on [0, 10), 1 from 10 on; the outcome is 4: 4 * (1/4)^2 + 6 * (3/4)^2.
  expect(crpsOfAtoms(atomsOf([10, 0], [3, 1]), 4)).toBeCloseTo(4 / 16 + (6 * 9) / 16, 12);
});

test('is the area between the distribution function and what happened, squared', () => {
  const number = fc.integer({ min: 0, max: 20 });
  const pairs = fc.array(fc.tuple(number, fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(pairs, number, (pairs, y) => {
      const atoms = atomsOf(
        pairs.map(([value]) => value),
        pairs.map(([, weight]) => weight),
      );
      const total = pairs.reduce((sum, [, weight]) => sum + weight, 0);
      let area = 0;
      for (let x = 0; x < 20; x++) {
        const f = pairs.reduce((sum, [value, weight]) => sum + (value <= x ? weight / total : 0), 0);
        area += (f - (y <= x ? 1 : 0)) ** 2;
      }
      expect(crpsOfAtoms(atoms, y)).toBeCloseTo(area, 9);
    }),
  );
});
