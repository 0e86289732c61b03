import { central, type Quantity, SHARE } from '../situation/quantity.ts';
import { distribution, Tables } from './sampling/distribution.ts';

/** Steps of probability over which a truncated normal is averaged. */
const STEPS = 1024;

/**
 * The probability of something that happens or does not. Where the probability itself is uncertain, it is the mean: 20% or
 * 60%, equally likely, count as 40%.
 *
 * @param quantity 0-1
 */
export function probabilityOf(quantity: Quantity): number {
  if (typeof quantity === 'number') return quantity;
  if (!Array.isArray(quantity) && 'mode' in quantity) return (quantity.low + 4 * quantity.mode + quantity.high) / 6;
  const drawn = distribution(quantity, SHARE, 0, new Tables());
  if (!drawn || Array.isArray(quantity)) return central(quantity);
  const u = Float64Array.from({ length: STEPS }, (_, k) => (k + 0.5) / STEPS);
  drawn.fill(u, 0, STEPS);
  return u.reduce((sum, value) => sum + value, 0) / STEPS;
}
