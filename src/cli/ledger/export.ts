import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { entryLine } from '../../ledger/claim/jsonl.ts';
import { LEDGER_HEADER } from '../../ledger/claim/ledger-format.ts';
import { UsageError } from '../../numeric/errors.ts';
import { EXIT, ExitError } from '../exit.ts';
import { whyUnwritable } from '../files.ts';
import { interruptible } from '../interrupt.ts';
import { progress } from '../progress.ts';
import { type LedgerFlags, type OpenLedger, withLedger } from './open.ts';

/** `tightrope ledger export`: everything that was written down, a line of JSON an entry. */
export async function exportCommand(flags: LedgerFlags & { output?: string }): Promise<void> {
  const { output = '-' } = flags;
  const { signal, done } = interruptible();
  await withLedger(flags, async (ledger) => {
    if (output === '-') return writeEntries(ledger, process.stdout, 'the standard output', signal);
    // A file is there whole or not at all.
    const draft = `${output}.part`;
    try {
      await writeEntries(ledger, createWriteStream(draft), output, signal);
      await rename(draft, output).catch((error) => {
        throw unwritable(output, error);
      });
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }).finally(done);
  if (output !== '-') console.error(`Wrote ${output}`);
}

/** Writes the entries out. @throws UsageError that names the output, where it is the output that fails, and not the ledger */
async function writeEntries(
  ledger: OpenLedger,
  stream: NodeJS.WritableStream,
  output: string,
  signal: AbortSignal,
): Promise<void> {
  let ofLedger: unknown;
  const texts = (async function* () {
    try {
      yield* entryTexts(ledger, signal);
    } catch (error) {
      ofLedger = error;
      throw error;
    }
  })();
  await pipeline(texts, stream, { end: stream !== process.stdout }).catch((error) => {
    throw ofLedger ?? unwritable(output, error);
  });
}

const unwritable = (output: string, error: NodeJS.ErrnoException): UsageError =>
  new UsageError(`${output}: cannot be written, ${whyUnwritable(error)}`);

/** All entries as JSON Lines, a stretch at a time, after the line that says their format. */
export async function* entryTexts({ db }: OpenLedger, signal?: AbortSignal): AsyncGenerator<string> {
  const { entryPages, headOf } = await import('../../ledger/store/index.ts');
  const { seq } = await headOf(db);
  const bar = progress('exporting');
  yield `${LEDGER_HEADER}\n`;
  try {
    for await (const page of entryPages(db, seq)) {
      if (signal?.aborted) throw new ExitError('stopped: the export is not complete', EXIT.interrupted);
      yield page.map((entry) => `${entryLine(entry)}\n`).join('');
      bar.report(page.at(-1)?.seq ?? 0, seq);
    }
  } finally {
    bar.end();
  }
}
