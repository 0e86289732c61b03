import { central, type Quantity } from '../../situation/quantity.ts';
import { threeDigits } from './numbers.ts';
import { betweenInWords } from './stated.ts';

/** A quantity as people read it: `50 (20–100)`, `3`, `0.3 ± 0.1`, `25, 30 and 40 by three experts`. */
export function quantityInWords(quantity: Quantity): string {
  if (typeof quantity === 'number') return threeDigits(quantity);
  const best = threeDigits(central(quantity));
  if (Array.isArray(quantity)) {
    const [low, high] = [Math.min(...quantity), Math.max(...quantity)];
    return low === high
      ? best
      : `${best} (${betweenInWords(threeDigits(low), threeDigits(high))}, ${quantity.length} experts)`;
  }
  if ('mean' in quantity) return `${best} ± ${threeDigits(quantity.sd)}`;
  return `${best} (${betweenInWords(threeDigits(quantity.low), threeDigits(quantity.high))})`;
}
