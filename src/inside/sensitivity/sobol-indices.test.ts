import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHUNK, sampler } from '../../engine/sampling/sampler.ts';
import { sobolIndices } from './sobol-indices.ts';

type Answer = (x: number[]) => number;

/** Indices of a function of independent inputs, each uniform on 0-1, from n samples. */
function indicesOf(f: Answer, inputs: number, n: number, groups = Array.from({ length: inputs }, (_, i) => [i])) {
  const names = Array.from({ length: 2 * inputs }, (_, i) => `x${i}`);
  const columns = sampler('sobol', names, 1).map((fill) => {
    const column = new Float64Array(n);
    for (let chunk = 0; chunk * CHUNK < n; chunk++) fill(chunk, column, chunk * CHUNK);
    return column;
  });
  const at = (s: number, fromB: (i: number) => boolean) =>
    f(Array.from({ length: inputs }, (_, i) => columns[fromB(i) ? inputs + i : i][s]));
  const all = (fromB: (i: number) => boolean) => Float64Array.from({ length: n }, (_, s) => at(s, fromB));
  return sobolIndices(
    all(() => false),
    all(() => true),
    groups.map((group) => all((i) => group.includes(i))),
  );
}

const values = (list: { first: { value: number }; total: { value: number } }[], of: 'first' | 'total') =>
  list.map((index) => index[of].value);

function expectNear(found: number[], expected: number[], tolerance: number) {
  found.forEach((value, i) => {
    expect(Math.abs(value - expected[i])).toBeLessThan(tolerance);
  });
}

/** Ishigami & Homma 1990 with a = 7, b = 0.1, inputs uniform on -pi to pi. */
const ishigami: Answer = (u) => {
  const [x, y, z] = u.map((v) => Math.PI * (2 * v - 1));
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
};

/** Sobol's G function (Saltelli & Sobol 1995). */
const g =
  (a: number[]): Answer =>
  (x) =>
    x.reduce((product, v, i) => (product * (Math.abs(4 * v - 2) + a[i])) / (1 + a[i]), 1);

describe('Sobol indices', () => {
  test('of Ishigami, as worked out analytically', () => {
    const { variance, indices } = indicesOf(ishigami, 3, 16384);
    expect(variance).toBeCloseTo(13.8446, 1);
    expectNear(values(indices, 'first'), [0.3139, 0.4424, 0], 0.01);
    expectNear(values(indices, 'total'), [0.5576, 0.4424, 0.2437], 0.01);
  });

  test('of Sobol G with a = 0, 1, 4.5, 9, 99, 99, 99, 99, as worked out analytically', () => {
    const a = [0, 1, 4.5, 9, 99, 99, 99, 99];
    const own = a.map((v) => 1 / 3 / (1 + v) ** 2);
    const product = own.reduce((all, v) => all * (1 + v), 1);
    const { indices } = indicesOf(g(a), 8, 16384);
    expectNear(
      values(indices, 'first'),
      own.map((v) => v / (product - 1)),
      0.01,
    );
    expectNear(
      values(indices, 'total'),
      own.map((v) => (v * product) / (1 + v) / (product - 1)),
      0.01,
    );
  });

  test('of a sum are the squared weights, first order as total, and those of groups add up', () => {
    const weights = [5, 4, 3, 2, 1, 0];
    const sum: Answer = (x) => x.reduce((total, v, i) => total + weights[i] * v, 0);
    const { indices } = indicesOf(sum, 6, 4096, [[0], [1], [2], [3], [4], [5], [0, 1, 2], [3, 4, 5]]);
    const expected = [25, 16, 9, 4, 1, 0, 50, 5].map((square) => square / 55);
    expectNear(values(indices, 'first'), expected, 0.01);
    expectNear(values(indices, 'total'), expected, 0.01);
  });

  test('have intervals that mostly hold the truth', () => {
    const truth = [0.3139, 0.4424, 0];
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    let held = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const columns = sampler('pseudo-random', names, seed).map((fill) => {
        const column = new Float64Array(512);
        for (let chunk = 0; chunk < 8; chunk++) fill(chunk, column, chunk * CHUNK);
        return column;
      });
      const f = (pick: number[]) => columns[0].map((_, s) => ishigami(pick.map((c) => columns[c][s])));
      const { indices } = sobolIndices(f([0, 1, 2]), f([3, 4, 5]), [f([3, 1, 2]), f([0, 4, 2]), f([0, 1, 5])], {
        seed,
      });
      indices.forEach(({ first: { low, high } }, i) => {
        if (low <= truth[i] && truth[i] <= high) held++;
      });
    }
    // 90% of 120, give or take three standard errors.
    expect(held).toBeGreaterThan(96);
    expect(held).toBeLessThan(119);
  });

  test('are 0 where the answer is constant, and never NaN', () => {
    const zero = { value: 0, low: 0, high: 0 };
    const flat = new Float64Array(64).fill(0.1 + 0.2);
    expect(sobolIndices(flat, flat, [flat])).toEqual({ variance: 0, indices: [{ first: zero, total: zero }] });
    const value = fc.constantFrom(0, 1, 0.1, 1e-9, 1e12);
    const column = fc.array(value, { minLength: 8, maxLength: 8 }).map((list) => Float64Array.from(list));
    fc.assert(
      fc.property(column, column, column, (a, b, mixed) => {
        const { variance, indices } = sobolIndices(a, b, [mixed]);
        const { first, total } = indices[0];
        for (const { value, low, high } of [first, total, { value: variance, low: 0, high: 0 }]) {
          expect([value, low, high].every(Number.isFinite)).toBe(true);
        }
        expect(total.low).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('do not change with the unit of the answer or where its zero is', () => {
    const plain = indicesOf(ishigami, 3, 512).indices;
    const other = indicesOf((x) => 1000 + 4 * ishigami(x), 3, 512).indices;
    expectNear(values(other, 'first'), values(plain, 'first'), 1e-9);
    expectNear(values(other, 'total'), values(plain, 'total'), 1e-9);
  });
});
