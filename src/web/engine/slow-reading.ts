import type { Quantity } from '../../situation/quantity.ts';
import { anyQuantity } from '../../situation/quantity-schema.ts';
import type { Situation } from '../../situation/situation.ts';

// Stands in for `situation/quick/quick.ts` in the page, which starts once and has the schema anyway: its forms would be 4 kB to load.

/** Leaves every situation to the schema. */
const leftToSchema = (_value: unknown): Situation | undefined => undefined;

const quantityBySchema = (value: unknown): Quantity | undefined => anyQuantity().safeParse(value).data;

export { leftToSchema as quickSituation, quantityBySchema as quantityIn };
