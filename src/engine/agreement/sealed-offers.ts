import { bestGuessOf, type Input } from '../inputs.ts';
import { distribution, Tables } from '../sampling/distribution.ts';

/**
 * By input: its quartiles, and its value twice where it is certain. They are what others believe of an actor who knows its own
 * value.
 */
export interface Quartiles {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** The quartiles of all that an actor may know of itself alone; of other inputs the best guess. */
export function quartilesOf(inputs: readonly Input[]): Quartiles {
  const lower = Float64Array.from(inputs, bestGuessOf);
  const upper = lower.slice();
  const tables = new Tables();
  const both = new Float64Array(2);
  inputs.forEach(({ kind, quantity, bounds, spread, chance }, slot) => {
    if (chance !== undefined || !PRIVATE.has(kind)) return;
    const found = distribution(quantity, bounds, spread, tables);
    if (!found) return;
    both[0] = 0.25;
    both[1] = 0.75;
    found.fill(both, 0, 2);
    lower[slot] = both[0];
    upper[slot] = both[1];
  });
  return { lower, upper };
}

const PRIVATE: ReadonlySet<Input['kind']> = new Set(['position', 'limit', 'without', 'flexibility']);

/**
 * What an actor claims who is taken to refuse more, the larger a value is: two thirds of its own value and one third of the upper
 * quartile of what others believe of it, but never less than its own. With values spread evenly over one range this is the linear
 * equilibrium of sealed offers (Chatterjee & Samuelson 1983): a seller of cost c asks 2c/3 + 1/4.
 *
 * It never falls as the value or the quartile rises. So an input that becomes softer in every draw is claimed to be softer in every
 * draw.
 */
export const claimedAbove = (value: number, upper: number): number => Math.max(value, value + (upper - value) / 3);

/** The same where it refuses more, the smaller the value is: a buyer to whom it is worth v offers 2v/3 + 1/12. */
export const claimedBelow = (value: number, lower: number): number => Math.min(value, value + (lower - value) / 3);
