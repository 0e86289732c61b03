import { JOE_KUO, OF_DEGREE } from './joe-kuo.ts';

const BITS = 32;

/** Dimensions for which direction numbers are shipped. */
export const SOBOL_DIMENSIONS = 1024;

interface Polynomial {
  /** The inner coefficients. */
  a: number;
  /** The first direction numbers, as many as the degree. */
  m: number[];
}

let polynomials: Polynomial[] | undefined;

/**
 * The direction numbers of one dimension with their bits in reverse, so that the scrambling, which
 * works from the lowest bit up, sees the most significant digit first.
 *
 * @param dimension from 0 to SOBOL_DIMENSIONS - 1
 * @see Joe & Kuo 2003, ACM TOMS 29, algorithm 659
 */
export function reversedDirections(dimension: number): Int32Array {
  const v = new Int32Array(BITS);
  if (dimension === 0) for (let i = 0; i < BITS; i++) v[i] = 1 << (31 - i);
  else {
    polynomials ??= readPolynomials();
    const { a, m } = polynomials[dimension - 1];
    const s = m.length;
    for (let i = 0; i < s; i++) v[i] = m[i] << (31 - i);
    for (let i = s; i < BITS; i++) {
      v[i] = v[i - s] ^ (v[i - s] >>> s);
      for (let k = 1; k < s; k++) if ((a >> (s - 1 - k)) & 1) v[i] ^= v[i - k];
    }
  }
  return v.map(reverseBits);
}

function readPolynomials(): Polynomial[] {
  const bytes = atob(JOE_KUO);
  let at = 0;
  const read = (bits: number) => {
    let value = 0;
    for (const end = at + bits; at < end; at++) value = 2 * value + ((bytes.charCodeAt(at >> 3) >> (7 - (at & 7))) & 1);
    return value;
  };
  return OF_DEGREE.flatMap((count, below) =>
    Array.from({ length: count }, () => ({
      a: read(below),
      m: Array.from({ length: below + 1 }, (_, i) => 2 * read(i) + 1),
    })),
  );
}

/** Point number `index` of a dimension, bits reversed. */
export function reversedSobol(directions: Int32Array, index: number): number {
  let x = 0;
  for (let bit = 0, rest = index; rest > 0; bit++, rest >>>= 1) if (rest & 1) x ^= directions[bit];
  return x;
}

/**
 * Owen's nested uniform scrambling by hashing, on reversed bits: every digit is flipped or not
 * depending on the seed and all digits more significant than it.
 *
 * @returns the scrambled point in (0, 1)
 * @see Owen 1995; Laine & Karras 2011; constants of Vegdahl 2021
 */
export function scramble(reversed: number, seed: number): number {
  let x = reversed;
  x ^= Math.imul(x, 0x3d20adea);
  x = (x + seed) | 0;
  x = Math.imul(x, (seed >>> 16) | 1);
  x ^= Math.imul(x, 0x05526c56);
  x ^= Math.imul(x, 0x53a22864);
  return ((reverseBits(x) >>> 0) + 0.5) / 2 ** BITS;
}

function reverseBits(x: number): number {
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return (x >>> 16) | (x << 16);
}
