import { readSituation } from '../../situation/read.ts';
import { checkedOf } from '../routes/checked.ts';
import type { ServerContext } from '../server-context.ts';

/** A longer text takes so long to check that other requests would wait, characters. */
const LONG = 60_000;

/** What `tightrope check --json` prints of a text: a long one is checked on another thread. */
export async function checkText(
  text: string,
  file: string,
  { threads, root }: ServerContext,
): Promise<ReturnType<typeof checkedOf>> {
  if (text.length <= LONG) return checkedOf(readSituation(text, file), file);
  const done = await threads.run({ kind: 'check', root, situation: { text, file }, options: {} });
  return JSON.parse(done.text) as ReturnType<typeof checkedOf>;
}
