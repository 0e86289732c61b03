import { type Input, isCertainInput } from '../inputs.ts';
import { type Distribution, distribution, happening, Tables } from './distribution.ts';
import { CHUNK, type FillColumn } from './sampler.ts';

/** From one input's column of draws to the next: more than a chunk, so that they do not share cache lines. */
const STRIDE = CHUNK + 8;

/** The uncertain inputs of a situation, drawn a chunk at a time. */
export interface Drawing {
  /** Where each uncertain input is among all inputs. */
  readonly slots: Int32Array;
  /** Draws a chunk of every uncertain input, unless it is the one drawn last. */
  draw(chunk: number): void;
  /** The value of uncertain input i in draw s of the chunk, s from 0 to CHUNK - 1. */
  value(i: number, s: number): number;
  /** Puts draw s of the chunk into the values of all inputs. */
  take(s: number, values: Float64Array): void;
}

/**
 * Prepares to draw the inputs that are uncertain.
 *
 * @param columns random numbers of `randomInputs`, in the same order
 * @throws RangeError if an uncertain input is not among `randomInputs`
 */
export function drawing(inputs: readonly Input[], columns: FillColumn[], randomInputs: readonly string[]): Drawing {
  const columnOf = new Map(randomInputs.map((path, i) => [path, columns[i]]));
  const tables = new Tables();
  const distributionOf = (input: Input): Distribution | undefined => {
    if (isCertainInput(input)) return undefined;
    const { quantity, bounds, spread, chance } = input;
    return chance === undefined ? distribution(quantity, bounds, spread, tables) : happening(chance);
  };
  const uncertain = inputs.flatMap((input, slot) => {
    const { path } = input;
    const found = distributionOf(input);
    const fill = columnOf.get(path);
    if (found && !fill) throw new RangeError(`no random numbers for \`${path}\``);
    return found && fill ? [{ slot, distribution: found, fill }] : [];
  });
  const drawn = new Float64Array(uncertain.length * STRIDE);
  const slots = Int32Array.from(uncertain, (input) => input.slot);
  let drawnChunk = -1;
  return {
    slots,
    draw(chunk) {
      if (chunk === drawnChunk) return;
      drawnChunk = chunk;
      uncertain.forEach(({ distribution, fill }, i) => {
        fill(chunk, drawn, i * STRIDE);
        distribution.fill(drawn, i * STRIDE, i * STRIDE + CHUNK);
      });
    },
    value: (i, s) => drawn[i * STRIDE + s],
    take(s, values) {
      for (let i = 0; i < slots.length; i++) values[slots[i]] = drawn[i * STRIDE + s];
    },
  };
}
