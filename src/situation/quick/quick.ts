import type { Quantity } from '../quantity.ts';
import type { Situation } from '../situation.ts';
import written from './forms.json' with { type: 'json' };
import { readForm, WRONG, type WrittenForm } from './read-form.ts';

// Making the schema takes longer than all the rest of reading a file. Most files have no fault and need only this.
const { named, forms } = written as unknown as {
  named: Record<'situation' | 'quantity', number>;
  forms: WrittenForm[];
};

/** A situation as its schema gives it; undefined where anything is wrong. */
export function quickSituation(value: unknown): Situation | undefined {
  const read = readForm(value, forms[named.situation], forms);
  return read === WRONG ? undefined : (read as Situation);
}

/** A quantity; undefined where the value is none. */
export function quantityIn(value: unknown): Quantity | undefined {
  const read = readForm(value, forms[named.quantity], forms);
  return read === WRONG ? undefined : (read as Quantity);
}
