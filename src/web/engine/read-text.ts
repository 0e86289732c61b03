import type { Situation } from '../../situation/situation.ts';
import { ask } from './client.ts';
import type { ReadText, Tasks } from './protocol.ts';
import { type SentChange, withChanges } from './value-changes.ts';

/**
 * Has a text read by the engine. Of a large situation only what was changed is sent, and all else stays the same objects.
 *
 * @param known the last text without a fault
 * @returns undefined if a newer text was to be read meanwhile
 */
export async function readText(
  input: Omit<Tasks['read']['input'], 'known'>,
  known: { revision: number; situation: Situation } | undefined,
): Promise<ReadText | undefined> {
  const changes: SentChange[] = [];
  const asked = ask('read', { ...input, known: known?.revision }, { onPart: (part) => changes.push(...part) });
  const answer = await asked.answer;
  if (!answer) return undefined;
  const { revision, isSound, faults, warnings, outline } = answer;
  const before = answer.known === undefined ? undefined : known?.situation;
  const situation = withChanges(before, changes) as Situation;
  if (isSound) return { revision, situation, faults, warnings };
  return { revision, faults, warnings, outline: outline && { situation, ...outline } };
}
