import { fillPseudoRandom, seedWords } from './random.ts';

const BLOCK = 4096;

/** Uniform numbers in (0, 1), one a call, the same for the same seed (an integer from 0 to 2^53 - 1). */
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
