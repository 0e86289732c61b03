import { type Quantity, statedValues } from './quantity.ts';
import type { Stance } from './schema.ts';

/** The probability that an actor uses its veto: `true` is 1, none and `false` are 0. */
export const vetoChance = (veto: Stance['veto']): Quantity => (typeof veto === 'boolean' ? Number(veto) : (veto ?? 0));

/** Whether what has this probability can happen at all. */
export function isPossible(chance: Quantity): boolean {
  const uncertain = typeof chance === 'object' && 'sd' in chance && chance.sd > 0;
  return uncertain || statedValues(chance).some(({ value }) => value > 0);
}
