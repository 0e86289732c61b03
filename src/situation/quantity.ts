import { mean } from '../numeric/mean.ts';

/** From the least possible value to the largest, with the most likely one between: a triangular distribution. */
export interface RangeQuantity {
  low: number;
  mode: number;
  high: number;
  because?: string;
  source?: string;
}

/** A mean with a standard deviation, 0 or more. */
export interface NormalQuantity {
  mean: number;
  sd: number;
  because?: string;
  source?: string;
}

/** A number as an analyst states it: known, as a range, with an error, or the values that several experts gave. */
export type Quantity = number | RangeQuantity | NormalQuantity | number[];

/** Where a quantity may lie, and what it is called in messages. */
export interface Bounds {
  low: number;
  high: number;
}

/** Numbers larger than this are refused, so that no sum or product leaves the range of doubles. */
export const LARGEST = 1e12;

export const ANYWHERE: Bounds = { low: -LARGEST, high: LARGEST };
export const NOT_NEGATIVE: Bounds = { low: 0, high: LARGEST };
export const SHARE: Bounds = { low: 0, high: 1 };
/** A gain or a loss, as a share of all that an actor cares about. */
export const GAIN: Bounds = { low: -1, high: 1 };

/** The first stated value outside the bounds, in words; undefined if all are inside. */
export function boundsFault(quantity: Quantity, { low, high }: Bounds): string | undefined {
  const wrong = statedValues(quantity).find(({ value }) => !(value >= low && value <= high));
  if (!wrong) {
    const wide = typeof quantity === 'object' && 'sd' in quantity && !(quantity.sd <= LARGEST);
    return wide ? `sd ${quantity.sd}, above ${LARGEST}` : undefined;
  }
  const limits = high < LARGEST ? `outside ${low}-${high}` : wrong.value > high ? `above ${high}` : `below ${low}`;
  return `${Number(wrong.value.toPrecision(12))}, ${limits}`;
}

/** The single best guess: the number, the mode, the mean, or the mean of the experts. */
export function central(quantity: Quantity): number {
  if (typeof quantity === 'number') return quantity;
  if (Array.isArray(quantity)) return mean(quantity);
  return 'mode' in quantity ? quantity.mode : quantity.mean;
}

/** Every value that the quantity states, by name, so that each can be checked against its bounds. */
export function statedValues(quantity: Quantity): { key: string | number | undefined; value: number }[] {
  if (typeof quantity === 'number') return [{ key: undefined, value: quantity }];
  if (Array.isArray(quantity)) return quantity.map((value, key) => ({ key, value }));
  if ('mean' in quantity) return [{ key: 'mean', value: quantity.mean }];
  return (['low', 'mode', 'high'] as const).map((key) => ({ key, value: quantity[key] }));
}

/** The quantity with every stated value mapped, a standard deviation by the same map as a distance from 0. */
export function mapQuantity(quantity: Quantity, map: (value: number) => number): Quantity {
  return rescaled(quantity, map, map);
}

/** The quantity times a factor that is not negative, plus a shift. */
export function rescale(quantity: Quantity, times: number, plus: number): Quantity {
  return rescaled(
    quantity,
    (value) => value * times + plus,
    (sd) => sd * times,
  );
}

function rescaled(quantity: Quantity, value: (v: number) => number, sd: (v: number) => number): Quantity {
  if (typeof quantity === 'number') return value(quantity);
  if (Array.isArray(quantity)) return quantity.map(value);
  if ('mean' in quantity) return { ...quantity, mean: value(quantity.mean), sd: sd(quantity.sd) };
  return { ...quantity, low: value(quantity.low), mode: value(quantity.mode), high: value(quantity.high) };
}

/** The quantity in a few characters: `40..60..90`, `50 ± 10`, `[20, 30, 35]`. */
export function formatQuantity(quantity: Quantity): string {
  if (typeof quantity === 'number') return String(quantity);
  if (Array.isArray(quantity)) return `[${quantity.join(', ')}]`;
  if ('mean' in quantity) return `${quantity.mean} ± ${quantity.sd}`;
  return `${quantity.low}..${quantity.mode}..${quantity.high}`;
}
