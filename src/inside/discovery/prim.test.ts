import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHUNK, sampler } from '../../engine/sampling/sampler.ts';
import { binomialTail } from '../../numeric/binomial-tail.ts';
import { boxAndLooser, boxOf, scatter } from './box.ts';
import { bestBox, quasiP } from './box-choice.ts';
import { peel } from './prim.ts';
import { supportOf } from './support.ts';

/** Columns of numbers uniform on 0-1. */
function uniform(inputs: number, n: number, seed = 1): Float64Array[] {
  const names = Array.from({ length: inputs }, (_, i) => `x${i}`);
  return sampler('pseudo-random', names, seed).map((fill) => {
    const column = new Float64Array(Math.ceil(n / CHUNK) * CHUNK);
    for (let chunk = 0; chunk * CHUNK < n; chunk++) fill(chunk, column, chunk * CHUNK);
    return column.slice(0, n);
  });
}

/** The outcome happens exactly where x2 > 0.7 and x5 < 0.4: 12% of all. */
const x = uniform(10, 4000);
const y = Float64Array.from(x[0], (_, s) => (x[2][s] > 0.7 && x[5][s] < 0.4 ? 1 : 0));

describe('peeling', () => {
  test('loses mass and gains density with every step', () => {
    const column = fc.array(fc.constantFrom(0, 0.25, 0.5, 1, 2), { minLength: 60, maxLength: 60 });
    const shares = fc.array(fc.constantFrom(0, 1 / 7, 1), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 4 }), shares, (columns, values) => {
        const samples = scatter(
          columns.map((c) => Float64Array.from(c)),
          Float64Array.from(values),
        );
        const boxes = peel(samples);
        boxes.forEach((box, k) => {
          for (const share of [box.mass, box.density, box.coverage]) {
            expect(share).toBeGreaterThan(0);
            expect(share).toBeLessThanOrEqual(1 + 1e-12);
          }
          if (k > 0) {
            expect(box.mass).toBeLessThan(boxes[k - 1].mass);
            expect(box.density).toBeGreaterThan(boxes[k - 1].density);
          }
          // Equal values stay together: the limits alone give the same samples.
          const { mass, density, coverage } = boxOf(samples, box.limits);
          expect(mass).toBeCloseTo(box.mass, 12);
          expect(density).toBeCloseTo(box.density, 12);
          expect(coverage).toBeCloseTo(box.coverage, 12);
        });
      }),
    );
  });

  test('by hand: the first slice is the end where nothing happens', () => {
    const column = Float64Array.from({ length: 100 }, (_, s) => s);
    const [, first] = peel(
      scatter(
        [column],
        Float64Array.from(column, (v) => (v >= 50 ? 1 : 0)),
      ),
    );
    expect(first).toEqual({
      limits: [{ input: 0, low: 5, high: Infinity }],
      mass: 0.95,
      density: 50 / 95,
      coverage: 1,
    });
  });

  test('has nothing to peel where it never happens, and no need to where it always does', () => {
    expect(peel(scatter(x, new Float64Array(4000)))).toEqual([]);
    expect(peel(scatter(x, new Float64Array(4000).fill(1)))).toHaveLength(1);
  });

  test('leaves constant columns alone', () => {
    const [first] = peel(scatter([new Float64Array(4000).fill(3)], y));
    expect(peel(scatter([new Float64Array(4000).fill(3)], y))).toEqual([first]);
  });
});

describe('the chosen box', () => {
  test('is the known one, with its numbers counted by hand', () => {
    const samples = scatter(x, y);
    const box = bestBox(samples);
    expect(box?.limits.map(({ input }) => input).sort()).toEqual([2, 5]);
    const [a, b] = [2, 5].map((input) => box?.limits.find((limit) => limit.input === input));
    expect(a?.low).toBeGreaterThan(0.66);
    expect(a?.low).toBeLessThan(0.76);
    expect(a?.high).toBe(Infinity);
    expect(b?.high).toBeGreaterThan(0.34);
    expect(b?.high).toBeLessThan(0.44);
    const inside = Array.from(y.keys()).filter((s) => x[2][s] >= (a?.low as number) && x[5][s] <= (b?.high as number));
    const hits = inside.filter((s) => y[s] === 1).length;
    expect(box?.mass).toBeCloseTo(inside.length / 4000, 12);
    expect(box?.density).toBeCloseTo(hits / inside.length, 12);
    expect(box?.coverage).toBeCloseTo(hits / y.filter((v) => v === 1).length, 12);
    expect(Math.min(box?.density as number, box?.coverage as number)).toBeGreaterThan(0.85);
    expect(supportOf(samples, box as NonNullable<typeof box>)).toEqual([1, 1]);
  });

  test('does not depend on the order of the inputs', () => {
    const order = [5, 9, 0, 2, 1, 8, 3, 7, 6, 4];
    const shuffled = bestBox(
      scatter(
        order.map((i) => x[i]),
        y,
      ),
    );
    const named = shuffled?.limits.map((limit) => ({ ...limit, input: order[limit.input] }));
    const sorted = (limits: { input: number }[] | undefined) => limits?.toSorted((p, q) => p.input - q.input);
    expect(sorted(named)).toEqual(sorted(bestBox(scatter(x, y))?.limits));
  });

  test('has no further limit that only chance makes better', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const columns = uniform(11, 2000, seed);
      // Half of the futures in which x3 is high, and one in twenty of the others.
      const happens = columns[3].map((u, s) => (columns[10][s] < (u > 0.6 ? 0.5 : 0.05) ? 1 : 0));
      const box = bestBox(scatter(columns.slice(0, 10), happens));
      expect(box?.limits.map(({ input }) => input)).toEqual([3]);
    }
  });

  test('is none where the outcome is chance', () => {
    let found = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const noise = uniform(11, 1000, seed);
      const chance = noise[10].map((u) => (u < 0.1 ? 1 : 0));
      if (bestBox(scatter(noise.slice(0, 10), chance))) found++;
    }
    expect(found).toBeLessThan(10);
  });

  test('has at most three limits where more matter', () => {
    const five = x[0].map((_, s) => ([0, 1, 2, 3, 4].every((i) => x[i][s] > 0.3) ? 1 : 0));
    const box = bestBox(scatter(x, five));
    expect(box?.limits).toHaveLength(3);
    expect(box?.limits.every(({ input, low }) => input < 5 && low > 0.1)).toBe(true);
  });

  test('is none where it never or always happens', () => {
    expect(bestBox(scatter(x, new Float64Array(4000)))).toBeUndefined();
    expect(bestBox(scatter(x, new Float64Array(4000).fill(1)))).toBeUndefined();
    expect(bestBox(scatter([], new Float64Array(5).fill(0.5)))).toBeUndefined();
  });
});

describe('limits', () => {
  const limits = [
    { input: 2, low: 0.7, high: Infinity },
    { input: 5, low: -Infinity, high: 0.4 },
    { input: 7, low: 0.1, high: Infinity },
  ];

  test('are left out one by one in a single pass', () => {
    const samples = scatter(x, y);
    const { box, looser } = boxAndLooser(samples, limits);
    expect(box).toEqual(boxOf(samples, limits));
    looser.forEach((rest, l) => {
      expect(rest).toEqual(
        boxOf(
          samples,
          limits.filter((_, other) => other !== l),
        ),
      );
    });
  });

  test('earn their place if chance does not explain them', () => {
    const { box, looser } = boxAndLooser(scatter(x, y), limits);
    expect(quasiP(box, looser[0])).toBeLessThan(1e-6);
    expect(quasiP(box, looser[1])).toBeLessThan(1e-6);
    expect(quasiP(box, looser[2])).toBeGreaterThan(0.05);
  });

  test('are judged the same where one of seven models sees every event', () => {
    const seventh = y.map((v) => v / 7);
    const [whole, part] = [y, seventh].map((values) => boxAndLooser(scatter(x, values), limits.slice(0, 2)));
    expect(quasiP(part.box, part.looser[0])).toBeCloseTo(quasiP(whole.box, whole.looser[0]), 9);
  });
});

describe('the binomial tail', () => {
  test.each([
    [8, 10, 0.5, 56 / 1024],
    [1, 10, 0.5, 1023 / 1024],
    [0, 10, 0.5, 1],
    [11, 10, 0.5, 0],
    [3, 3, 0.2, 0.008],
    [5, 5, 1, 1],
    [1, 5, 0, 0],
  ])('of at least %i of %i at %f', (hits, n, p, expected) => {
    expect(binomialTail(hits, n, p)).toBeCloseTo(expected, 12);
  });
});
