import * as z from 'zod';
import { decode } from '../../files/decode.ts';
import { LARGEST_BYTES } from '../../situation/yaml-source.ts';
import type { Situations } from '../folder/situations.ts';
import type { Task, TaskKind } from '../jobs/task.ts';
import type { ServerContext } from '../server-context.ts';

/** A situation in a request: a file of the folder, or a text that is not saved. */
export const situationAsked = z.strictObject({
  file: z.string().max(400).optional().describe('its name in the folder'),
  text: z
    .string()
    .max(LARGEST_BYTES)
    .optional()
    .describe('its text, where it is not saved; `file` is then what messages call it'),
});

/** Bodies with a text in them may be as long as a situation, written as JSON. */
export const MOST_WITH_TEXT = 2 * LARGEST_BYTES;

/** The text of the situation that is asked about. @throws Refusal if there is no such file */
async function textOf(
  { file = 'situation.yaml', text }: z.output<typeof situationAsked>,
  situations: Situations,
): Promise<{ file: string; text: string }> {
  if (text !== undefined) return { file, text };
  const { bytes } = await situations.read(file);
  return { file, text: decode(bytes, file) };
}

/** What a request asks of a situation. */
export interface AskedOf {
  situation: z.output<typeof situationAsked>;
  options?: object | undefined;
  ledger?: boolean | undefined;
  /** The name of the run that has it. */
  run?: string | undefined;
}

/** The work that a request asks for. @throws Refusal if there is no such file */
export async function taskOf(
  kind: TaskKind,
  { situation, options = {}, ledger, run }: AskedOf,
  { root, situations, runs }: ServerContext,
): Promise<Task> {
  return {
    ...{ kind, root, situation: await textOf(situation, situations), options: { ...options } },
    ...(ledger !== undefined && { ledger }),
    ...(run !== undefined && { run: await runs.find(run) }),
  };
}
