import { type Input, inputsOf, isCertainInput } from '../../engine/inputs.ts';
import { applyChange } from '../../situation/change.ts';
import { type Bounds, central, mapQuantity, type Quantity } from '../../situation/quantity.ts';
import type { Situation } from '../../situation/schema.ts';

/** A normal quantity is said to reach so many standard deviations from its mean: 19 draws of 20. */
const NORMAL_RANGE = 2;

/**
 * The situation with the range of every uncertain input stretched about its best guess, as far as its bounds let it. An
 * event, such as the use of a veto, has no range and keeps its probability.
 */
export function widen(situation: Situation, factor: number): Situation {
  const wide = structuredClone(situation);
  for (const input of inputsOf(situation)) {
    if (isCertainInput(input) || input.chance !== undefined) continue;
    const quantity = stretched(input, factor);
    const [root, index] = input.path.split('.');
    if (root === 'links' && wide.links) {
      wide.links = wide.links.map((link, i) => (i === Number(index) ? { ...link, at: quantity } : link));
    } else {
      // The flexibility of each actor is an input, but the file states one for all of an agreement.
      const path = input.kind === 'flexibility' ? input.path.slice(0, input.path.lastIndexOf('.')) : input.path;
      const wrong = applyChange(wide, path, quantity);
      if (wrong) throw new Error(wrong);
    }
  }
  return wide;
}

/** The quantity with everything it states so many times as far from the best guess, clipped to its bounds. */
function stretched({ quantity, bounds, spread }: Input, factor: number): Quantity {
  if (typeof quantity === 'number') return { mean: quantity, sd: factor * spread };
  if (typeof quantity === 'object' && 'mean' in quantity) return { ...quantity, sd: factor * quantity.sd };
  const middle = central(quantity);
  return mapQuantity(quantity, (value) => clip(middle + factor * (value - middle), bounds));
}

/** From where to where a quantity is stated to lie. */
export function statedRange({ quantity, bounds, spread, chance }: Input): Bounds {
  if (chance !== undefined) return bounds;
  if (Array.isArray(quantity)) return { low: Math.min(...quantity), high: Math.max(...quantity) };
  if (typeof quantity === 'object' && 'mode' in quantity) return { low: quantity.low, high: quantity.high };
  const mean = central(quantity);
  const reach = NORMAL_RANGE * (typeof quantity === 'number' ? spread : quantity.sd);
  return { low: clip(mean - reach, bounds), high: clip(mean + reach, bounds) };
}

const clip = (value: number, { low, high }: Bounds) => Math.min(high, Math.max(low, value));
