import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { CHUNK, REPLICATES, type SamplerName, sampler } from './sampler.ts';
import { reversedDirections, reversedSobol } from './sobol.ts';

/** Columns of n probabilities for inputs called 0, 1, 2 ... */
function columns(name: SamplerName, dimensions: number, n: number, seed = 1): Float64Array[] {
  const names = Array.from({ length: dimensions }, (_, i) => String(i));
  return sampler(name, names, seed).map((fill) => {
    const u = new Float64Array(Math.ceil(n / CHUNK) * CHUNK);
    for (let chunk = 0; chunk * CHUNK < n; chunk++) fill(chunk, u, chunk * CHUNK);
    return u.subarray(0, n);
  });
}

describe('Sobol points', () => {
  test('are the published ones before they are scrambled (Joe & Kuo)', () => {
    // The first eight points of the first three dimensions, as the authors print them, in Gray code order.
    const published = [
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625],
      [0.875, 0.875, 0.125],
      [0.625, 0.125, 0.875],
      [0.125, 0.625, 0.375],
    ];
    const directions = [0, 1, 2].map(reversedDirections);
    const value = (reversed: number) =>
      [0, 1, 2].reduce((sum, bit) => sum + ((reversed >>> bit) & 1) * 2 ** -(bit + 1), 0);
    published.forEach((point, i) => {
      expect(directions.map((v) => value(reversedSobol(v, i ^ (i >> 1))))).toEqual(point);
    });
  });

  test('have the direction numbers of the file new-joe-kuo-6 in all 1024 dimensions', () => {
    // Two lines of the file, and the hash of all numbers as they were read from it in plain text.
    const first = (dimension: number, count: number) =>
      [...reversedDirections(dimension).subarray(0, count)].map((bits, i) => {
        let m = 0;
        for (let bit = 0; bit <= i; bit++) m = 2 * m + ((bits >>> bit) & 1);
        return m;
      });
    expect(first(7, 5)).toEqual([1, 1, 5, 5, 17]);
    expect(first(1023, 13)).toEqual([1, 1, 5, 11, 11, 33, 37, 29, 263, 1019, 657, 1453, 7807]);
    const hash = createHash('sha256');
    for (let d = 0; d < 1024; d++) hash.update(reversedDirections(d));
    expect(hash.digest('hex')).toBe('6e6f5545b8ff911566a7275df96fec29710d5ce6d626c6940992adfa8431ad22');
  });

  test('in all 1024 dimensions each replicate has one point in every interval of length 1/n', () => {
    const n = 64;
    for (const u of columns('sobol', 1024, n * REPLICATES)) {
      for (const replicate of [0, 7, 15]) {
        const cells = new Set(Array.from({ length: n }, (_, j) => Math.floor(u[j * REPLICATES + replicate] * n)));
        expect(cells.size).toBe(n);
      }
    }
  });

  test('beyond the shipped dimensions inputs are drawn pseudo-randomly', () => {
    const many = columns('sobol', 1100, 4096);
    const last = many[1099];
    expect(last.reduce((sum, x) => sum + x, 0) / last.length).toBeCloseTo(0.5, 1);
    expect(new Set(last).size).toBeGreaterThan(4090);
  });
});

describe.each<SamplerName>(['sobol', 'pseudo-random'])('%s numbers', (name) => {
  test('are uniform: mean 1/2, variance 1/12, no correlation between inputs', () => {
    const n = 65_536;
    const [a, b] = columns(name, 2, n);
    const mean = (u: Float64Array) => u.reduce((sum, x) => sum + x, 0) / n;
    expect(mean(a)).toBeCloseTo(0.5, 2);
    expect(mean(a.map((x) => (x - 0.5) ** 2))).toBeCloseTo(1 / 12, 2);
    expect(mean(a.map((x, i) => (x - 0.5) * (b[i] - 0.5)))).toBeCloseTo(0, 2);
    expect(Math.min(...a)).toBeGreaterThan(0);
    expect(Math.max(...a)).toBeLessThan(1);
  });

  test('depend on the seed and on nothing else', () => {
    expect(columns(name, 3, 256, 7)).toEqual(columns(name, 3, 256, 7));
    expect(columns(name, 3, 256, 7)).not.toEqual(columns(name, 3, 256, 8));
    expect(columns(name, 3, 256, 7)).not.toEqual(columns(name, 3, 256, 7 + 2 ** 40));
  });
});

test('the error of Sobol points falls faster than that of pseudo-random ones on a smooth case', () => {
  // Mean over 6 dimensions of prod (1 + (x - 1/2) / 2) is 1; root mean square error over 20 seeds.
  const error = (name: SamplerName, n: number) => {
    let squares = 0;
    for (let seed = 0; seed < 20; seed++) {
      const u = columns(name, 6, n, seed);
      let sum = 0;
      for (let s = 0; s < n; s++) sum += u.reduce((product, column) => product * (1 + (column[s] - 0.5) / 2), 1);
      squares += (sum / n - 1) ** 2;
    }
    return Math.sqrt(squares / 20);
  };
  const order = (name: SamplerName) => Math.log(error(name, 512) / error(name, 16_384)) / Math.log(16_384 / 512);
  expect(order('pseudo-random')).toBeLessThan(0.7);
  expect(order('sobol')).toBeGreaterThan(0.9);
  expect(error('sobol', 16_384)).toBeLessThan(error('pseudo-random', 16_384) / 20);
});
