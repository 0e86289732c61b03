import { inputsOf } from '../engine/inputs.ts';
import type { Situation } from '../situation/schema.ts';
import { judgementsOf } from './judgements.ts';

/** Why something was judged as it was. */
export interface Reason {
  because?: string;
  source?: string;
}

/** The reason and the source of a quantity: its own, or those of the judgement that it is part of. */
export function reasonOf(situation: Situation, path: string): Reason {
  const quantity = inputsOf(situation).find((input) => input.path === path)?.quantity;
  const own: Reason = typeof quantity === 'object' && !Array.isArray(quantity) ? quantity : {};
  const around = judgementsOf(situation)
    .filter(({ because, source }) => because !== undefined || source !== undefined)
    .filter((judgement) => path.startsWith(`${judgement.path}.`) || path === judgement.path)
    .sort((a, b) => b.path.length - a.path.length)[0];
  const because = own.because ?? around?.because;
  const source = own.source ?? around?.source;
  return { ...(because !== undefined && { because }), ...(source !== undefined && { source }) };
}
