import { LONGEST_LINE } from '../ledger/claim/jsonl.ts';

/** A stretch of a line that is far too long: it is enough to refuse it by. */
const KEPT = LONGEST_LINE + 1;

/** The lines of a stream of any size, in UTF-8; of a line that is too long only its beginning, so that none fills the memory. */
export async function* linesIn(input: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
  for await (const stretch of stretchesIn(input)) yield* stretch;
}

/** The same, in stretches: to wait for each of a million lines takes longer than to read them. */
export async function* stretchesIn(input: AsyncIterable<Buffer | string>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of input) {
    const lines = (rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))).split('\n');
    rest = (lines.pop() as string).slice(0, KEPT);
    for (let i = 0; i < lines.length; i++) if (lines[i].length > KEPT) lines[i] = lines[i].slice(0, KEPT);
    if (lines.length > 0) yield lines;
  }
  if (rest !== '') yield [rest];
}
