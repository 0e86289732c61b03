import { seedsOf, stream } from '../../numeric/random.ts';
import { reversedDirections, reversedSobol, SOBOL_DIMENSIONS, scramble } from './sobol.ts';

export type SamplerName = 'sobol' | 'pseudo-random';

/** Samples are made in chunks of this many. A chunk depends only on its index, so every thread makes the same bits. */
export const CHUNK = 64;

/**
 * A Sobol sample is this many independently scrambled copies of one shorter sequence, taken in turn:
 * the spread between the copies is the Monte Carlo error.
 */
export const REPLICATES = 16;

/** Fills a column with the probabilities, each in (0, 1), of one input in one chunk of samples. */
export type FillColumn = (chunk: number, u: Float64Array, from: number) => void;

/**
 * The random numbers of every input. An input's numbers depend on its name, the seed and the sample
 * alone, so that scenarios are compared on common random numbers and workers can share the samples.
 *
 * @param names the inputs; where they are more than the Sobol dimensions, the later ones are pseudo-random
 * @param seed an integer from 0 to 2^53 - 1
 */
export function sampler(name: SamplerName, names: readonly string[], seed: number): FillColumn[] {
  return names.map((input, dimension) =>
    name === 'sobol' && dimension < SOBOL_DIMENSIONS
      ? sobolColumn(input, dimension, seed)
      : pseudoRandomColumn(input, seed),
  );
}

function pseudoRandomColumn(input: string, seed: number): FillColumn {
  const random = stream(input, seed);
  return (chunk, u, from) => random.fill(chunk, u, from, from + CHUNK);
}

function sobolColumn(input: string, dimension: number, seed: number): FillColumn {
  const points = CHUNK / REPLICATES;
  // Made when they are first needed: draws that are kept need none.
  let made: { directions: Int32Array; seeds: Int32Array } | undefined;
  return (chunk, u, from) => {
    made ??= { directions: reversedDirections(dimension), seeds: seedsOf(input, seed, REPLICATES) };
    const { directions, seeds } = made;
    for (let point = 0; point < points; point++) {
      const x = reversedSobol(directions, chunk * points + point);
      const at = from + point * REPLICATES;
      for (let r = 0; r < REPLICATES; r++) u[at + r] = scramble(x, seeds[r]);
    }
  };
}
