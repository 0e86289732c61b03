import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { simplex } from './simplex.reference.ts';

const numbers = (x: Float64Array) => [...x].map((value) => Number(value.toFixed(9)));

describe('the simplex method', () => {
  test('solves the textbook case: doors and windows (Hillier & Lieberman)', () => {
    const a = [
      [1, 0],
      [0, 2],
      [3, 2],
    ];
    expect(numbers(simplex({ a, b: [4, 12, 18], objectives: [[3, 5]] }))).toEqual([2, 6]);
  });

  test('does not go round in circles where many constraints bind at the start (Beale 1955)', () => {
    const a = [
      [1 / 4, -60, -1 / 25, 9],
      [1 / 2, -90, -1 / 50, 3],
      [0, 0, 1, 0],
    ];
    const x = simplex({ a, b: [0, 0, 1], objectives: [[3 / 4, -150, 1 / 50, -6]] });
    expect((3 / 4) * x[0] - 150 * x[1] + x[2] / 50 - 6 * x[3]).toBeCloseTo(1 / 20, 9);
  });

  test('of the best takes the best by the second objective', () => {
    // Every x + y = 1 is best; of these the largest y.
    expect(
      numbers(
        simplex({
          a: [[1, 1]],
          b: [1],
          objectives: [
            [1, 1],
            [0, 1],
          ],
        }),
      ),
    ).toEqual([0, 1]);
    expect(
      numbers(
        simplex({
          a: [[1, 1]],
          b: [1],
          objectives: [
            [1, 1],
            [1, 0],
          ],
        }),
      ),
    ).toEqual([1, 0]);
  });

  test('says when there is no bound', () => {
    expect(() => simplex({ a: [[-1]], b: [1], objectives: [[1]] })).toThrow('an objective has no bound');
  });

  test('keeps to the constraints and is beaten by no point that does', () => {
    const cell = fc.integer({ min: -9, max: 9 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell, fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 6 }),
        fc.tuple(cell, cell, cell),
        fc.array(
          fc.tuple(
            fc.double({ min: 0, max: 5, noNaN: true }),
            fc.double({ min: 0, max: 5, noNaN: true }),
            fc.double({ min: 0, max: 5, noNaN: true }),
          ),
          { maxLength: 30 },
        ),
        (constraints, goal, points) => {
          // A box keeps it bounded.
          const box = [
            [1, 0, 0, 5],
            [0, 1, 0, 5],
            [0, 0, 1, 5],
          ];
          const all = [...constraints, ...box];
          const value = (x: ArrayLike<number>, w: readonly number[]) => w[0] * x[0] + w[1] * x[1] + w[2] * x[2];
          const keeps = (x: ArrayLike<number>, slack: number) => all.every((c) => value(x, c) <= c[3] + slack);
          const x = simplex({ a: all.map((c) => c.slice(0, 3)), b: all.map((c) => c[3]), objectives: [[...goal]] });
          expect(keeps(x, 1e-6)).toBe(true);
          for (const point of points)
            if (keeps(point, 0)) expect(value(point, goal)).toBeLessThan(value(x, goal) + 1e-6);
        },
      ),
    );
  });
});
