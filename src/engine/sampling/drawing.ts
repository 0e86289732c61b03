import { UsageError } from '../../numeric/errors.ts';
import { quoteName } from '../../numeric/nearest-name.ts';
import { type Input, isCertainInput } from '../inputs.ts';
import type { KeptSolutions } from '../kept-solutions.ts';
import { distribution, happening, type InputDistribution, Tables } from './distribution.ts';
import { CHUNK, type SamplerName, sampler } from './sampler.ts';

/** From one input's column of draws to the next: more than a chunk, so that they do not share cache lines. */
const STRIDE = CHUNK + 8;

/** The uncertain inputs of a situation, drawn a chunk at a time. */
export interface Drawing {
  /** Where each uncertain input is among all inputs. */
  readonly slots: Int32Array;
  /** Writes draw s of every uncertain input: to its slot among all inputs by default. */
  take(s: number, values: Float64Array, to?: Int32Array): void;
}

/** Where random numbers come from. */
export interface RandomNumbers {
  sampler: SamplerName;
  seed: number;
  /** What seeds each column of them. */
  names: readonly string[];
}

/**
 * Draws that are kept from one situation to the next, as a slider moves: an input that is drawn alike, from the same
 * distribution by the same random numbers, is not drawn again, and an issue on which nothing moved is not solved again by models
 * that take issues one by one. What the next situation does not have is dropped.
 */
export interface KeptDraws {
  /** Chunks of drawn values by all that they depend on. */
  columns: Map<string, Map<number, Float64Array>>;
  solutions: KeptSolutions;
  /** How many values are kept at most; draws beyond are made anew. */
  readonly most: number;
}

/** An empty store of draws. @param most values to keep, of 8 bytes each */
export const keptDraws = (most = 2 ** 23): KeptDraws => ({
  columns: new Map(),
  solutions: { shared: '', entries: new Map() },
  most,
});

/**
 * Prepares to draw the inputs that are uncertain.
 *
 * @param randomInputs the path of the input that each column of random numbers is for
 * @throws UsageError if an uncertain input is not among them
 */
export function drawing(
  inputs: readonly Input[],
  { sampler: name, seed, names }: RandomNumbers,
  randomInputs: readonly string[],
  kept?: KeptDraws,
): Drawing {
  const columnOf = new Map(randomInputs.map((path, i) => [path, i]));
  const fills = sampler(name, names, seed);
  const tables = new Tables();
  const distributionOf = ({ quantity, bounds, spread, chance }: Input): InputDistribution | undefined =>
    chance === undefined ? distribution(quantity, bounds, spread, tables) : happening(chance);
  const uncertain = inputs.flatMap((input, slot) => {
    const found = isCertainInput(input) ? undefined : distributionOf(input);
    if (!found) return [];
    const column = columnOf.get(input.path);
    if (column === undefined)
      throw new UsageError(
        `no random numbers for ${quoteName(input.path)}, expected it among the design's \`randomInputs\``,
      );
    const { quantity, bounds: { low, high }, spread, chance } = input; // biome-ignore format: one line
    const key = kept && JSON.stringify([names[column], column, name, seed, quantity, low, high, spread, chance]);
    return [
      { slot, distribution: found, fill: fills[column], chunks: kept?.columns.get(key as string) ?? new Map(), key },
    ];
  });
  let room = 0;
  if (kept) {
    kept.columns = new Map(uncertain.map(({ key, chunks }) => [key as string, chunks]));
    room = uncertain.reduce((left, { chunks }) => left - chunks.size * CHUNK, kept.most);
  }
  const drawn = new Float64Array(uncertain.length * STRIDE);
  const slots = Int32Array.from(uncertain, (input) => input.slot);
  let drawnChunk = -1;
  const draw = (chunk: number) => {
    drawnChunk = chunk;
    uncertain.forEach(({ distribution, fill, chunks }, i) => {
      const known: Float64Array | undefined = kept && chunks.get(chunk);
      if (known) {
        drawn.set(known, i * STRIDE);
        return;
      }
      fill(chunk, drawn, i * STRIDE);
      distribution.fill(drawn, i * STRIDE, i * STRIDE + CHUNK);
      if (room < CHUNK) return;
      chunks.set(chunk, drawn.slice(i * STRIDE, i * STRIDE + CHUNK));
      room -= CHUNK;
    });
  };
  return {
    slots,
    take(s, values, to = slots) {
      const chunk = Math.floor(s / CHUNK);
      if (chunk !== drawnChunk) draw(chunk);
      const within = s - chunk * CHUNK;
      for (let i = 0; i < slots.length; i++) values[to[i]] = drawn[i * STRIDE + within];
    },
  };
}
