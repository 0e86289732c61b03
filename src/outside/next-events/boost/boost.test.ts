import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { uniforms } from '../../../numeric/random.ts';
import { binOf, chooseBins, toBins } from './bins.ts';
import { type BinnedQuestions, type BoostOptions, boost } from './boost.ts';
import { forestScore } from './forest.ts';

const options: BoostOptions = {
  trees: 1,
  depth: 1,
  rate: 1,
  ridge: 0,
  leastCurvature: 0,
  questionShare: 1,
  featureShare: 1,
  random: () => 0.5,
};
/** Every number below 1. */
const all = { questionShare: 1, featureShare: 1 };

/** Choices of one feature each row, its bin the value. */
const choices = (binned: number[], start: number[], right: number[]): BinnedQuestions => ({
  features: 1,
  binned: Uint8Array.from(binned),
  start: Int32Array.from(start),
  right: Uint8Array.from(right),
});

describe('boosted trees', () => {
  test('by hand: of two equal candidates the right one has slope 1/2, curvature 1/4, so leaf 2', () => {
    const forest = boost(choices([1, 0], [0, 2], [1, 0]), options);
    expect([...forest.leaf]).toEqual([-2, 2]);
    expect(forestScore(forest, Uint8Array.of(1), 0)).toBe(2);
  });

  test('the rate takes a share of the step, the ridge shortens it', () => {
    const forest = boost(choices([1, 0], [0, 2], [1, 0]), { ...options, rate: 0.5, ridge: 0.25 });
    expect([...forest.leaf]).toEqual([-0.5, 0.5]);
  });

  test('nothing to tell candidates apart: no split, no score', () => {
    const forest = boost(choices([3, 3, 3], [0, 3], [1, 0, 0]), { ...options, depth: 3 });
    expect([...forest.feature]).toEqual(new Array(7).fill(-1));
    expect(forestScore(forest, Uint8Array.of(3), 0)).toBeCloseTo(0, 12);
  });

  test('learn that the candidate to take is high in one feature or low in another, which no one feature tells', () => {
    const random = uniforms(7);
    const binned: number[] = [];
    const right: number[] = [];
    const start = [0];
    for (let q = 0; q < 200; q++) {
      const rows = Array.from({ length: 4 }, () => [Math.floor(random() * 8), Math.floor(random() * 8)]);
      const worth = rows.map(([a, b]) => (a >= 4 === b < 4 ? 100 : 0) + a / 100);
      const best = worth.indexOf(Math.max(...worth));
      rows.forEach((row, k) => {
        binned.push(...row);
        right.push(k === best ? 1 : 0);
      });
      start.push(right.length);
    }
    const data: BinnedQuestions = { ...choices(binned, start, right), features: 2 };
    const forest = boost(data, { ...options, ...all, trees: 60, depth: 3, rate: 0.3, ridge: 1 });
    let hits = 0;
    for (let q = 0; q < 200; q++) {
      const score = [0, 1, 2, 3].map((k) => forestScore(forest, data.binned, 2 * (start[q] + k)));
      if (right[start[q] + score.indexOf(Math.max(...score))] === 1) hits++;
    }
    expect(hits).toBeGreaterThan(180);
  });
});

describe('bins', () => {
  test('keep the order of values, and equal values together', () => {
    const value = fc.float({ noNaN: true, min: -1000, max: 1000 });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 500 }), (list) => {
        const rows = Float32Array.from(list);
        const bins = chooseBins(rows, 1);
        const binned = new Uint8Array(rows.length);
        toBins(bins, rows, rows.length, binned);
        expect(Math.max(...binned)).toBeLessThan(64);
        const order = [...rows.keys()].sort((a, b) => rows[a] - rows[b]);
        for (let k = 1; k < order.length; k++) {
          const [a, b] = [order[k - 1], order[k]];
          expect(binned[a]).toBeLessThanOrEqual(binned[b]);
          if (rows[a] === rows[b]) expect(binned[a]).toBe(binned[b]);
        }
      }),
    );
  });

  test('a common value has one alone', () => {
    const rows = Float32Array.from({ length: 1000 }, (_, i) => (i < 600 ? 0 : i));
    const [edges] = chooseBins(rows, 1);
    expect(binOf(edges, 0)).not.toBe(binOf(edges, -1));
    expect(binOf(edges, 0)).not.toBe(binOf(edges, 600));
  });
});
