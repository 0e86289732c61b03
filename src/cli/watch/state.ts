import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { UsageError } from '../../numeric/errors.ts';
import { writeAtomically } from '../files.ts';

const answer = z.object({
  name: z.string(),
  /** A probability, or a place on the scale of an issue. */
  value: z.number(),
  /** The same in words. */
  said: z.string(),
});
export type WatchedAnswer = z.infer<typeof answer>;

const watched = z.object({
  title: z.string(),
  /** The situation as it was forecast. */
  situation: z.record(z.string(), z.unknown()),
  /** Of each file that the situation names, what it was like. */
  beside: z.record(z.string(), z.string()),
  /** The program and the calibration that forecast it. */
  program: z.string(),
  /** The day of the forecast. */
  day: z.string(),
  outcomes: z.record(z.string(), answer),
  issues: z.record(z.string(), answer),
  /** The text that could not be read, by its hash: its faults are told once. */
  faulty: z.string().optional(),
});
export type WatchedFile = z.infer<typeof watched>;

const entry = z.object({
  id: z.string(),
  file: z.string(),
  title: z.string(),
  /** When it was made, as ISO 8601 has it. */
  when: z.string(),
  lines: z.array(z.string()),
});
export type WatchEntry = z.infer<typeof entry>;

const stateSchema = z.object({
  format: z.literal(1),
  /** Names the feed, for as long as there is one. */
  id: z.string(),
  files: z.record(z.string(), watched),
  /** Files that had faults from the first, by the hash of their text. */
  faulty: z.record(z.string(), z.string()),
  entries: z.array(entry),
});
export type State = z.infer<typeof stateSchema>;

/** What the last run left. @throws UsageError where it cannot be read */
export async function readState(file: string): Promise<State> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new UsageError(`${file}: ${error.message}`);
  });
  if (text === undefined) return { format: 1, id: randomUUID(), files: {}, faulty: {}, entries: [] };
  try {
    return stateSchema.parse(JSON.parse(text));
  } catch {
    throw new UsageError(
      `${file}: not what \`tightrope watch\` writes, or of a newer version; remove it, and all is forecast anew`,
    );
  }
}

export const writeState = (file: string, state: State): Promise<void> =>
  writeAtomically(file, `${JSON.stringify(state)}\n`);
