import { central, type Quantity, type RangeQuantity } from '../../../situation/quantity.ts';

/** What of a quantity a handle moves. */
export type HandlePart = 'mark' | 'low' | 'high';

interface Ends {
  low: number;
  high: number;
}

/**
 * A quantity whose best guess is moved, its range with it, or one end of its range. It stays on the scale, and its best guess between
 * its ends.
 */
export function moved(quantity: Quantity, part: HandlePart, to: number, { low, high }: Ends): Quantity {
  const onScale = (value: number) => tidy(Math.min(high, Math.max(low, value)));
  const at = onScale(to);
  if (isRange(quantity)) {
    if (part === 'low')
      return { ...quantity, low: at, mode: Math.max(at, quantity.mode), high: Math.max(at, quantity.high) };
    if (part === 'high')
      return { ...quantity, low: Math.min(at, quantity.low), mode: Math.min(at, quantity.mode), high: at };
    const by = at - quantity.mode;
    return { ...quantity, low: onScale(quantity.low + by), mode: at, high: onScale(quantity.high + by) };
  }
  if (typeof quantity === 'number') return at;
  if (Array.isArray(quantity)) return quantity.map((value) => onScale(value + at - central(quantity)));
  return { ...quantity, mean: at };
}

/** The ends of what a quantity states: a range, a mean give or take two standard deviations, or what experts say. */
export function endsOfQuantity(quantity: Quantity, { low, high }: Ends): Ends {
  const onScale = (value: number) => Math.min(high, Math.max(low, value));
  if (typeof quantity === 'number') return { low: quantity, high: quantity };
  if (Array.isArray(quantity)) return { low: Math.min(...quantity), high: Math.max(...quantity) };
  if ('mean' in quantity)
    return { low: onScale(quantity.mean - 2 * quantity.sd), high: onScale(quantity.mean + 2 * quantity.sd) };
  return { low: quantity.low, high: quantity.high };
}

export const isRange = (quantity: Quantity): quantity is RangeQuantity =>
  typeof quantity === 'object' && !Array.isArray(quantity) && 'mode' in quantity;

/** Without the dust of binary fractions. */
const tidy = (value: number) => Number(value.toPrecision(10));
