import type { Quantity } from '../../situation/quantity.ts';
import { anyQuantity } from '../../situation/quantity-schema.ts';
import type { Situation } from '../../situation/situation.ts';

// In place of `situation/quick/quick.ts` in the page, which starts once and needs the schema anyway: its forms would be 5 kB to load.

/** Leaves every situation to the schema. */
export const quickSituation = (_value: unknown): Situation | undefined => undefined;

/** A quantity; undefined where the value is none. */
export const quantityIn = (value: unknown): Quantity | undefined => anyQuantity().safeParse(value).data;
