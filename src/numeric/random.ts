/** Two independent 32-bit hashes of a text, so that streams named by text do not collide. */
export function hashText(text: string): [number, number] {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 0x01000193);
    b = Math.imul(b ^ c, 0x5bd1e995);
    b ^= b >>> 15;
  }
  return [mix(a), mix(b)];
}

/** A bijection of 32 bits that spreads every bit over all (the finaliser of MurmurHash3). */
export function mix(x: number): number {
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** The two 32-bit words of a seed, an integer from 0 to 2^53 - 1. */
export function seedWords(seed: number): [number, number] {
  return [seed >>> 0, Math.floor(seed / 2 ** 32)];
}

/**
 * Fills u[from .. to - 1] with numbers in (0, 1) from the sfc32 generator (Doty-Humphrey, PractRand).
 *
 * @param a, b, c the state: equal states give equal numbers, any difference unrelated ones
 */
export function fillPseudoRandom(a: number, b: number, c: number, u: Float64Array, from: number, to: number): void {
  let counter = 1;
  for (let k = from - 12; k < to; k++) {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    if (k >= from) u[k] = ((t >>> 0) + 0.5) / 2 ** 32;
  }
}
