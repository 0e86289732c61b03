import { mapQuantity, type Quantity } from '../quantity.ts';

const NUMBER = '[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?';
const PLAIN = new RegExp(`^${NUMBER}$`);
const RANGE = new RegExp(`^(${NUMBER})\\s*\\.\\.\\s*(${NUMBER})\\s*\\.\\.\\s*(${NUMBER})$`);
const NORMAL = new RegExp(`^(${NUMBER})\\s*(?:±|\\+-|\\+/-)\\s*(${NUMBER})$`);

/** Reads a cell as a quantity: `60`, `40..60..90`, `50 ± 10` or `20; 30; 35`; undefined if it is none. */
export function parseQuantity(cell: unknown): Quantity | undefined {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined;
  if (typeof cell !== 'string') return undefined;
  const text = cell.trim();
  if (PLAIN.test(text)) return finite(Number(text));
  const range = RANGE.exec(text);
  if (range) {
    const [low, mode, high] = range.slice(1).map(Number);
    return low <= mode && mode <= high && Number.isFinite(high - low) ? { low, mode, high } : undefined;
  }
  const normal = NORMAL.exec(text);
  if (normal) {
    const [mean, sd] = normal.slice(1).map(Number);
    return sd >= 0 && Number.isFinite(mean + sd) ? { mean, sd } : undefined;
  }
  const parts = text.split(';').map((part) => part.trim());
  if (parts.length > 1 && parts.length <= 100 && parts.every((part) => PLAIN.test(part))) {
    const values = parts.map(Number);
    return values.every(Number.isFinite) ? values : undefined;
  }
  return undefined;
}

const finite = (value: number) => (Number.isFinite(value) ? value : undefined);

/** A quantity on 0 to `full` as a share; rounded, so that 49.53 of 100 is 0.4953 and not 0.49530000000000002. */
export function asShare(quantity: Quantity, full: number): Quantity {
  return full === 1 ? quantity : mapQuantity(quantity, (value) => Number((value / full).toPrecision(12)));
}
