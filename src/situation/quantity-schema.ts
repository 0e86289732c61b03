import * as z from 'zod';
import { once } from '../numeric/once.ts';
import { ANYWHERE, type Bounds, LARGEST } from './quantity.ts';
import { RULES } from './quick/rules.ts';

const reason = once(() => ({
  because: z.string().max(5000).exactOptional().describe('why this judgement'),
  source: z.string().max(2000).exactOptional().describe('where it comes from'),
}));

/**
 * A quantity as an analyst states it: a number, a {low, mode, high} range, a {mean, sd}, or a
 * list of the values that several experts gave.
 *
 * @param bounds where every stated value must lie
 */
export function quantityWithin({ low, high }: Bounds) {
  const bounded = z.number().min(low).max(high);
  const range = z.strictObject({ low: bounded, mode: bounded, high: bounded, ...reason() }).refine(RULES.inOrder, {
    error: (issue) => {
      const r = issue.input as { low: number; mode: number; high: number };
      return `low ${r.low}, mode ${r.mode}, high ${r.high} are out of order, expected low <= mode <= high`;
    },
  });
  const normal = z.strictObject({ mean: bounded, sd: z.number().min(0).max(LARGEST), ...reason() });
  const panel = z.array(bounded).min(1).max(100);
  return z
    .union([bounded, range, normal, panel])
    .meta({ title: 'a number, {low, mode, high}, {mean, sd} or a list of expert values' });
}

/** Any quantity, wherever it may lie. */
export const anyQuantity = once(() => quantityWithin(ANYWHERE));
