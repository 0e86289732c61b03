import { UsageError } from '../../numeric/errors.ts';
import { readSituation } from '../../situation/read.ts';
import type { Situation } from '../../situation/situation.ts';
import { outlineOf } from './outline.ts';
import type { Context, ReadAnswer, Tasks } from './protocol.ts';
import { inPieces, sentChanges } from './value-changes.ts';

/** Sound situations by the number of their text: the last few, so that undo finds them again. */
const situations = new Map<number, Situation>();
const MOST_TEXTS = 8;

export function readTask(
  { revision, text, file, known }: Tasks['read']['input'],
  { part }: Pick<Context<'read'>, 'part'>,
): ReadAnswer {
  const result = readSituation(text, file);
  const before = known === undefined ? undefined : situations.get(known);
  const show = (situation: Situation) => {
    for (const piece of inPieces(sentChanges(before, situation))) part(piece);
  };
  const answer = { revision, known: before && known };
  if (!result.situation) {
    const { faults } = result;
    const { situation, ...outline } = outlineOf(text, file, faults) ?? {};
    if (situation) show(situation);
    return {
      ...answer,
      isSound: false,
      faults,
      warnings: [],
      outline: situation && (outline as ReadAnswer['outline']),
    };
  }
  show(result.situation);
  situations.set(revision, result.situation);
  for (const old of situations.keys()) if (situations.size > MOST_TEXTS) situations.delete(old);
  return { ...answer, isSound: true, faults: [], warnings: result.warnings ?? [] };
}

/** The situation of a text that was read. */
export function situationOf(revision: number): Situation {
  const found = situations.get(revision);
  if (!found) throw new UsageError(`text ${revision} is no longer there, expected one of the last ${MOST_TEXTS}`);
  return found;
}
