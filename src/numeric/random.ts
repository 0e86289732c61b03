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

/** A bijection of 32 bits that spreads every bit over all (the finaliser of MurmurHash3, Appleby 2011). */
function mix(x: number): number {
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** The two 32-bit words of a seed, an integer from 0 to 2^53 - 1. */
function seedWords(seed: number): [number, number] {
  return [seed >>> 0, Math.floor(seed / 2 ** 32)];
}

/** Random numbers in blocks: any block is made by itself, so that threads may share the work and still make the same bits. */
export interface Stream {
  /** Fills u[from .. to - 1] (all of u by default) with the numbers in (0, 1) of block `block`. */
  fill(block: number, u: Float64Array, from?: number, to?: number): void;
  /** The same, from a stream that belongs to one draw. */
  fillOfDraw(draw: number, block: number, u: Float64Array): void;
}

/**
 * The stream of random numbers with this name and seed. Streams with different names or seeds are independent.
 *
 * @param seed an integer from 0 to 2^53 - 1; without one the stream depends on its name alone
 * @example stream('spatial', 1).fill(0, new Float64Array(8))
 */
export function stream(name: string, seed?: number): Stream {
  const [a, b] = hashText(name);
  const [low, high] = seedWords(seed ?? 0);
  const first = seed === undefined ? a : mix(a ^ low);
  const second = seed === undefined ? b : mix(b ^ high);
  return {
    fill: (block, u, from = 0, to = u.length) => fillPseudoRandom(first, second, mix(block), u, from, to),
    fillOfDraw: (draw, block, u) => fillPseudoRandom(first, mix(second ^ draw), mix(block), u, 0, u.length),
  };
}

/** Independent 32-bit seeds, `count` of them, of what has this name, for methods that do their own scrambling. */
export function seedsOf(name: string, seed: number, count: number): Int32Array {
  const [a] = hashText(name);
  const [low, high] = seedWords(seed);
  const base = mix(mix(a ^ low) + high);
  return Int32Array.from({ length: count }, (_, k) => mix(base + Math.imul(k + 1, 0x9e3779b9)));
}

const BLOCK = 4096;

/** Random numbers in (0, 1), one a call; the same sequence for the same seed, an integer from 0 to 2^53 - 1. */
export function uniforms(seed: number): () => number {
  const [a, b] = seedWords(seed);
  const block = new Float64Array(BLOCK);
  let blocks = 0;
  let next = BLOCK;
  return () => {
    if (next === BLOCK) {
      fillPseudoRandom(a, b, blocks++, block, 0, BLOCK);
      next = 0;
    }
    return block[next++];
  };
}

/**
 * Fills u[from .. to - 1] with numbers in (0, 1) from the generator sfc32 (Doty-Humphrey 2014, PractRand).
 *
 * @param a, b, c the state: equal states give equal numbers, different states unrelated ones
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
