import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundedSimplex } from './bounded-simplex.ts';
import { simplex } from './simplex.reference.ts';

/** Solves max goals, A x <= b, 0 <= x <= most: rows b - A x >= 0. */
function solve(a: number[][], b: number[], goals: number[][], most = Infinity): number[] {
  const columns = goals[0].length;
  const lp = boundedSimplex(a.length, columns);
  lp.begin(a.length, columns);
  lp.lower.fill(0);
  lp.upper.fill(Infinity);
  lp.upper.fill(most, 0, columns);
  lp.at.fill(0);
  a.forEach((row, r) => {
    row.forEach((value, c) => {
      lp.table[r * lp.stride + c] = -value;
    });
    lp.at[columns + r] = b[r];
  });
  for (const goal of goals) lp.maximise(Float64Array.from([...goal, ...b.map(() => 0)]));
  return [...lp.at.slice(0, columns)];
}

describe('the simplex method for bounded variables', () => {
  test('solves the textbook case: doors and windows (Hillier & Lieberman)', () => {
    const [x, y] = solve(
      [
        [1, 0],
        [0, 2],
        [3, 2],
      ],
      [4, 12, 18],
      [[3, 5]],
    );
    expect(x).toBeCloseTo(2, 12);
    expect(y).toBeCloseTo(6, 12);
  });

  test('does not go round in circles where many constraints bind at the start (Beale 1955)', () => {
    const a = [
      [1 / 4, -60, -1 / 25, 9],
      [1 / 2, -90, -1 / 50, 3],
      [0, 0, 1, 0],
    ];
    const x = solve(a, [0, 0, 1], [[3 / 4, -150, 1 / 50, -6]]);
    expect((3 / 4) * x[0] - 150 * x[1] + x[2] / 50 - 6 * x[3]).toBeCloseTo(1 / 20, 9);
  });

  test('says when there is no bound', () => {
    expect(() => solve([[-1]], [1], [[1]])).toThrow('a goal has no bound');
  });

  test('lets a free variable move both ways', () => {
    // x - y >= 0 and y <= 3, both free: the largest -x is where y goes down to its bound.
    const lp = boundedSimplex(1, 2);
    lp.begin(1, 2);
    lp.table.set([1, -1]);
    lp.lower.set([-Infinity, -5, 0]);
    lp.upper.set([Infinity, 3, Infinity]);
    lp.at.set([1, 1, 0]);
    lp.maximise(Float64Array.of(-1, 0, 0));
    expect([...lp.at]).toEqual([-5, -5, 0]);
  });

  test('finds what the simplex method on a full table finds, goal after goal', () => {
    const cell = fc.integer({ min: -9, max: 9 });
    const row = fc.tuple(cell, cell, cell, cell);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(row, fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 6 }),
        row,
        row,
        (rows, first, second) => {
          const a = rows.map(([coefficients]) => coefficients);
          const b = rows.map(([, most]) => most);
          const box = [0, 1, 2, 3].map((k) => [0, 1, 2, 3].map((c) => (c === k ? 1 : 0)));
          const x = solve(a, b, [first, second], 5);
          const plain = simplex({ a: [...a, ...box], b: [...b, 5, 5, 5, 5], objectives: [first, second] });
          const value = (goal: number[], at: ArrayLike<number>) => goal.reduce((sum, w, c) => sum + w * at[c], 0);
          expect(value(first, x)).toBeCloseTo(value(first, plain), 6);
          expect(value(second, x)).toBeCloseTo(value(second, plain), 5);
          a.forEach((coefficients, r) => {
            expect(value(coefficients, x)).toBeLessThan(b[r] + 1e-9);
          });
          for (const o of x) expect(o >= 0 && o <= 5).toBe(true);
        },
      ),
    );
  });
});
