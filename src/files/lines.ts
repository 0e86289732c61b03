import { LONGEST_LINE } from '../ledger/claim/jsonl.ts';

/** A stretch of a line that is far too long: it is enough to refuse it by. */
const KEPT = LONGEST_LINE + 1;

/** The lines of a stream of any size, in UTF-8; of a line that is too long only its beginning, so that none fills the memory. */
export async function* linesIn(input: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of input) {
    const lines = (rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))).split('\n');
    rest = (lines.pop() as string).slice(0, KEPT);
    for (const line of lines) yield line.slice(0, KEPT);
  }
  if (rest !== '') yield rest;
}
