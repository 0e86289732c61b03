import { ContentCounts } from '../ledger/claim/judge.ts';
import { lineReader } from '../ledger/claim/read-jsonl.ts';
import { SEALED_END } from '../ledger/claim/read-ledger.ts';
import type { Elsewhere } from '../ledger/store/elsewhere.ts';
import type { NewEntry } from '../ledger/store/index.ts';
import { takeInRead } from '../ledger/store/take-in-read.ts';
import type { Fault } from '../situation/fault.ts';

/** Lines that are read and written in one go; other requests are answered in between. */
const BATCH = 500;
/** Faults that are told; the others are counted. */
const MOST_FAULTS = 100;

/** What became of the lines of a ledger. */
export interface TakenLines {
  claims: number;
  forecasts: number;
  resolutions: number;
  /** Entries that were there already. */
  known: number;
  refused: number;
  faults: Fault[];
}

/** Takes over a ledger in JSON Lines as `tightrope ledger import` does: what cannot be read is left out, with its line. Stopped, it keeps what is in. */
export async function importLines(
  handle: Elsewhere,
  bytes: Uint8Array,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (done: number, planned: number) => void } = {},
): Promise<TakenLines> {
  const taken: TakenLines = { claims: 0, forecasts: 0, resolutions: 0, known: 0, refused: 0, faults: [] };
  const fault = (line: number, message: string) => {
    taken.refused++;
    if (taken.faults.length < MOST_FAULTS)
      taken.faults.push({ file: 'body', place: { line, column: 1 }, message, severity: 'error' });
  };
  const told = new ContentCounts();
  const read = lineReader();
  let batch: { entry: NewEntry; line: number }[] = [];
  const flush = async () => {
    if (batch.length === 0) return;
    const { added, known, refused } = await takeInRead(
      handle,
      batch.map(({ entry }) => entry),
      { told },
    );
    for (const [i, message] of refused) fault(batch[i].line, message);
    taken.known += known;
    for (const kind of ['claim', 'forecast', 'resolution'] as const) taken[`${kind}s`] += added[kind];
    batch = [];
  };
  const lines = new TextDecoder().decode(bytes).split('\n');
  for (const [k, text] of lines.entries()) {
    const found = read(text);
    if (found === undefined) continue;
    if (found.entry) batch.push({ entry: found.entry, line: found.line });
    else fault(found.line, found.fault as string);
    if (found.end) {
      if (!found.format) fault(found.line, SEALED_END);
      break;
    }
    if (batch.length < BATCH) continue;
    await flush();
    onProgress?.(k + 1, lines.length);
    if (signal?.aborted) return taken;
  }
  await flush();
  onProgress?.(lines.length, lines.length);
  return taken;
}
