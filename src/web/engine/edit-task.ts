import { parseDocument } from 'yaml';
import { editText } from '../../situation/edit/edit-text.ts';
import { placesIn } from '../../situation/edit/places.ts';
import type { Tasks } from './protocol.ts';

export const editTask = ({ text, edits }: Tasks['edit']['input']): Tasks['edit']['output'] => editText(text, edits);

export function placesTask({ text, offsets, paths }: Tasks['places']['input']): Tasks['places']['output'] {
  const places = placesIn(text);
  return { paths: offsets.map(places.pathAt), stretches: paths.map(places.stretchOf) };
}

export function valueTask({ text }: Tasks['value']['input']): Tasks['value']['output'] {
  const document = parseDocument(text, { stringKeys: true, logLevel: 'silent' });
  const [error] = document.errors;
  // The first line of a message is the sentence; below it the parser draws the place.
  if (error) return { fault: error.message.split('\n')[0] };
  return { value: document.toJS({ maxAliasCount: 0 }) };
}
