import { createReadStream } from 'node:fs';
import { LONGEST_LINE } from '../../ledger/claim/jsonl.ts';
import type { NewEntry } from '../../ledger/store/index.ts';
import { UsageError } from '../../numeric/errors.ts';
import type { Fault } from '../../situation/fault.ts';
import { whyUnreadable } from '../files.ts';

/** An entry of a file with its line, or what is wrong there. */
export type FileEntry = { entry: NewEntry; line: number } | { fault: Fault };

/** A stretch of a line that is far too long: it is enough to refuse it by. */
const KEPT = LONGEST_LINE + 1;

/** The lines of a file of any size, or of the standard input for `-`; of one that is too long only its beginning. */
export async function* linesOf(file: string): AsyncGenerator<string> {
  const input = file === '-' ? process.stdin : createReadStream(file);
  try {
    yield* splitLines(input);
  } catch (error) {
    throw new UsageError(await whyUnreadable(file, error as NodeJS.ErrnoException));
  }
}

async function* splitLines(input: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of input) {
    const lines = (rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))).split('\n');
    rest = (lines.pop() as string).slice(0, KEPT);
    for (const line of lines) yield line.slice(0, KEPT);
  }
  if (rest !== '') yield rest;
}
