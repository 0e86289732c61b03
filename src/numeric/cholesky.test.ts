import fc from 'fast-check';
import { expect, test } from 'vitest';
import { solveCholesky } from './cholesky.ts';

test('solves a system by hand', () => {
  // 4x + 2y = 8, 2x + 5y = 12; the upper triangle is not read.
  const b = Float64Array.of(8, 12);
  expect(solveCholesky(Float64Array.of(4, NaN, 2, 5), b)).toBe(true);
  expect([...b]).toEqual([1, 2]);
});

test('says of a matrix that is not positive definite that it is not', () => {
  expect(solveCholesky(Float64Array.of(1, 2, 2, 1), Float64Array.of(1, 1))).toBe(false);
  expect(solveCholesky(Float64Array.of(NaN), Float64Array.of(1))).toBe(false);
});

test('undoes a product', () => {
  const number = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(number, { minLength: 9, maxLength: 9 }),
      fc.array(number, { minLength: 3, maxLength: 3 }),
      (m, x) => {
        // M M' + I is positive definite.
        const at = (i: number, j: number) =>
          [0, 1, 2].reduce((sum, k) => sum + m[3 * i + k] * m[3 * j + k], i === j ? 1 : 0);
        const a = Float64Array.from({ length: 9 }, (_, k) => at(Math.floor(k / 3), k % 3));
        const b = Float64Array.from(x, (_, i) => x.reduce((sum, one, j) => sum + at(i, j) * one, 0));
        expect(solveCholesky(a, b)).toBe(true);
        b.forEach((one, i) => void expect(one).toBeCloseTo(x[i], 8));
      },
    ),
  );
});
