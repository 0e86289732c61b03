import { createReadStream } from 'node:fs';
import { stretchesIn } from '../../files/lines.ts';
import type { NewEntry } from '../../ledger/store/index.ts';
import { UsageError } from '../../numeric/errors.ts';
import type { Fault } from '../../situation/fault.ts';
import { whyUnreadable } from '../files.ts';

/** Bytes. */
const READ_AT_ONCE = 1 << 16;

/** An entry of a file with its line, or what is wrong there. */
export type FileEntry = { entry: NewEntry; line: number } | { fault: Fault };

/** The lines of a file of any size, or of the standard input for `-`; of one that is too long only its beginning. */
export async function* linesOf(file: string): AsyncGenerator<string> {
  for await (const stretch of stretchesOf(file)) yield* stretch;
}

/** The same, in stretches. */
export async function* stretchesOf(file: string): AsyncGenerator<string[]> {
  const input = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: READ_AT_ONCE });
  try {
    yield* stretchesIn(input);
  } catch (error) {
    throw new UsageError(await whyUnreadable(file, error as NodeJS.ErrnoException));
  }
}
