import { describe, expect, test } from 'vitest';
import { seedsOf, stream, uniforms } from './random.ts';

const block = (name: string, seed: number | undefined, number: number, length = 6) => {
  const u = new Float64Array(length);
  stream(name, seed).fill(number, u);
  return [...u];
};

const FROZEN = {
  block: [0.4549740467919037, 0.40632105024997145],
  seeds: [1571145245, -1110173148],
  uniforms: [0.8823867078172043, 0.8521875127917156],
};

describe('a stream of random numbers', () => {
  test('depends on its name, its seed and the block, each to its last bit', () => {
    const all = [
      block('spatial', 1, 0),
      block('spatial', 1, 1),
      block('spatial', 2, 0),
      block('spatial', 2 ** 32 + 1, 0),
      block('exchange', 1, 0),
      block('spatial', undefined, 0),
    ];
    expect(new Set(all.flat()).size).toBe(6 * all.length);
    expect(block('spatial', 1, 0)).toEqual(all[0]);
  });

  test('makes any block by itself, and fills a part of an array as it fills a whole one', () => {
    const u = new Float64Array(10).fill(-1);
    stream('spatial', 1).fill(3, u, 2, 8);
    expect([...u]).toEqual([-1, -1, ...block('spatial', 1, 3), -1, -1]);
  });

  test('has a stream of its own for every draw', () => {
    const of = (draw: number) => {
      const u = new Float64Array(4);
      stream('spatial', 1).fillOfDraw(draw, 0, u);
      return [...u];
    };
    expect(new Set([...of(0), ...of(1), ...block('spatial', 1, 0, 4)]).size).toBe(12);
    expect(of(1)).toEqual(of(1));
  });

  // A forecast of yesterday is drawn again today: these are the numbers of version 0.1.
  test('stays what it was', () => {
    expect(block('spatial', 1, 0, 2)).toEqual(FROZEN.block);
    expect([...seedsOf('capability', 7, 2)]).toEqual(FROZEN.seeds);
    const next = uniforms(5);
    expect([next(), next()]).toEqual(FROZEN.uniforms);
  });

  test('lies in (0, 1), with the mean and the variance of uniform numbers', () => {
    const u = new Float64Array(100_000);
    stream('any', 9).fill(0, u);
    const mean = u.reduce((sum, x) => sum + x, 0) / u.length;
    expect(u.every((x) => x > 0 && x < 1)).toBe(true);
    expect(mean).toBeCloseTo(0.5, 2);
    expect(u.reduce((sum, x) => sum + (x - mean) ** 2, 0) / u.length).toBeCloseTo(1 / 12, 3);
  });
});
