import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { entryLine } from '../../ledger/claim/jsonl.ts';
import type { Ledger } from '../../ledger/store/index.ts';
import { EXIT, Stop } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import { progress } from '../progress.ts';
import { type LedgerFlags, withLedger } from './open.ts';

/** `tightrope ledger export`: everything that was written down, a line of JSON an entry. */
export async function exportCommand(flags: LedgerFlags & { output?: string }): Promise<void> {
  const { output = '-' } = flags;
  const { signal, done } = interruptible();
  await withLedger(flags, async (ledger) => {
    if (output === '-') return writeEntries(ledger, process.stdout, signal);
    // A file is there whole or not at all.
    const draft = `${output}.part`;
    const stream = createWriteStream(draft);
    try {
      await writeEntries(ledger, stream, signal);
      stream.end();
      await finished(stream);
      await rename(draft, output);
    } catch (error) {
      stream.destroy();
      await rm(draft, { force: true });
      throw error;
    }
  }).finally(done);
  if (output !== '-') console.error(`Wrote ${output}`);
}

async function writeEntries({ db }: Ledger, stream: Writable, signal: AbortSignal): Promise<void> {
  const { entryPages, headOf } = await import('../../ledger/store/index.ts');
  const { seq } = await headOf(db);
  const bar = progress('exporting');
  try {
    for await (const page of entryPages(db, seq)) {
      if (signal.aborted) throw new Stop('stopped: the export is not complete', EXIT.interrupted);
      if (!stream.write(page.map((entry) => `${entryLine(entry)}\n`).join(''))) await once(stream, 'drain');
      bar.report(page.at(-1)?.seq ?? 0, seq);
    }
  } finally {
    bar.end();
  }
}
