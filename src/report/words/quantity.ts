import { central, type Quantity } from '../../situation/quantity.ts';

const shown = (value: number) => String(Number(value.toPrecision(3))).replace(/^-/, '−');

/** A quantity as people read it: `50 (20–100)`, `3`, `0.3 ± 0.1`, `25, 30 and 40 by three experts`. */
export function quantityInWords(quantity: Quantity): string {
  if (typeof quantity === 'number') return shown(quantity);
  const best = shown(central(quantity));
  if (Array.isArray(quantity)) {
    const [low, high] = [Math.min(...quantity), Math.max(...quantity)];
    return low === high ? best : `${best} (${shown(low)}–${shown(high)}, ${quantity.length} experts)`;
  }
  if ('mean' in quantity) return `${best} ± ${shown(quantity.sd)}`;
  return `${best} (${shown(quantity.low)}–${shown(quantity.high)})`;
}
