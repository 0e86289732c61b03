import { parseDocument } from 'yaml';
import { UsageError } from '../../numeric/errors.ts';
import { editText } from '../../situation/edit/edit-text.ts';
import { placesIn } from '../../situation/edit/places.ts';
import { readSituation } from '../../situation/read.ts';
import type { Situation } from '../../situation/situation.ts';
import { outlineOf } from './outline.ts';
import type { ReadText, Tasks } from './protocol.ts';

/** Sound situations by the number of their text: the last few, so that undo finds them again. */
const situations = new Map<number, Situation>();
const MOST_TEXTS = 8;

export function readTask({ revision, text, file }: Tasks['read']['input']): ReadText {
  const result = readSituation(text, file);
  if (!result.situation) {
    const { faults } = result;
    return { revision, faults, warnings: [], outline: outlineOf(text, file, faults) };
  }
  situations.set(revision, result.situation);
  for (const old of situations.keys()) if (situations.size > MOST_TEXTS) situations.delete(old);
  return { revision, situation: result.situation, faults: [], warnings: result.warnings ?? [] };
}

/** The situation of a text that was read. */
export function situationOf(revision: number): Situation {
  const found = situations.get(revision);
  if (!found) throw new UsageError(`text ${revision} is no longer there, expected one of the last ${MOST_TEXTS}`);
  return found;
}

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
