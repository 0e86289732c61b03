import { z } from 'zod';

/** Where a quantity may lie, and what it is called in messages. */
export interface Bounds {
  low: number;
  high: number;
}

const reason = {
  because: z.string().max(5000).optional().describe('why this judgement'),
  source: z.string().max(2000).optional().describe('where it comes from'),
};

/**
 * A quantity as an analyst states it: a number, a {low, mode, high} range, a {mean, sd}, or a
 * list of the values that several experts gave.
 *
 * @param bounds where every stated value must lie
 */
export function quantityWithin({ low, high }: Bounds) {
  const bounded = () => {
    const atLeast = Number.isFinite(low) ? z.number().min(low) : z.number();
    return Number.isFinite(high) ? atLeast.max(high) : atLeast;
  };
  const range = z
    .strictObject({ low: bounded(), mode: bounded(), high: bounded(), ...reason })
    .refine((r) => r.low <= r.mode && r.mode <= r.high, {
      error: (issue) => {
        const r = issue.input as { low: number; mode: number; high: number };
        return `low ${r.low}, mode ${r.mode}, high ${r.high} are out of order, expected low <= mode <= high`;
      },
    });
  const normal = z.strictObject({ mean: bounded(), sd: z.number().min(0), ...reason });
  const panel = z.array(bounded()).min(1).max(100);
  return z
    .union([bounded(), range, normal, panel])
    .meta({ title: 'a number, {low, mode, high}, {mean, sd} or a list of expert values' });
}

/** Any quantity, wherever it may lie. */
export const anyQuantity = quantityWithin({ low: -Infinity, high: Infinity });

export type Quantity = z.infer<typeof anyQuantity>;

/** The single best guess: the number, the mode, the mean, or the mean of the experts. */
export function central(quantity: Quantity): number {
  if (typeof quantity === 'number') return quantity;
  if (Array.isArray(quantity)) return quantity.reduce((sum, value) => sum + value, 0) / quantity.length;
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
