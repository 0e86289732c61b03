import * as z from 'zod';
import { once } from '../numeric/once.ts';
import { ANYWHERE, LARGEST } from './quantity.ts';
import { anyQuantity } from './quantity-schema.ts';

/** From a path such as `actors.west.capability` to its new value: see `Change`. */
export const changeSchema = once(() =>
  z.record(
    z.string().max(500),
    z
      .union([
        z.strictObject({ times: z.number().min(0).max(LARGEST).describe('what the value is multiplied by') }),
        z.strictObject({
          plus: z.number().min(ANYWHERE.low).max(ANYWHERE.high).describe('what is added to the value'),
        }),
        anyQuantity(),
        z.boolean(),
        z.strictObject({ asks: z.string().min(1).max(10_000).describe('the condition on which the actor signs now') }),
      ])
      .meta({ title: 'a quantity, {times: n}, {plus: n}, true/false for a veto, or {asks: condition}' }),
  ),
);
