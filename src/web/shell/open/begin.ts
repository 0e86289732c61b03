import { newSituation } from '../../state/workspace.ts';
import type { ViewName } from '../address-of.ts';
import { addressOf } from '../address-of.ts';
import { closeDialog } from './opening.ts';

/** Makes a situation of a text, beside all that are there, and opens it in a view. @returns whether that was possible */
export async function begin(file: string, text: string, view: ViewName = 'situation'): Promise<boolean> {
  const id = await newSituation(file, text);
  if (id === undefined) return false;
  location.hash = addressOf(view, id);
  closeDialog();
  return true;
}
