import * as z from 'zod';
import { decode } from '../../files/decode.ts';
import { LARGEST_BYTES } from '../../situation/yaml-source.ts';
import type { Situations } from '../folder/situations.ts';

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
export async function textOf(
  { file = 'situation.yaml', text }: z.output<typeof situationAsked>,
  situations: Situations,
): Promise<{ file: string; text: string }> {
  if (text !== undefined) return { file, text };
  const { bytes } = await situations.read(file);
  return { file, text: decode(bytes, file) };
}
