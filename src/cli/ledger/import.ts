import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { NewEntry } from '../../ledger/store/index.ts';
import { countOf } from '../../numeric/count-of.ts';
import { UsageError } from '../../numeric/errors.ts';
import { count } from '../../report/words/numbers.ts';
import { type Fault, formatFault } from '../../situation/fault.ts';
import { EXIT } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import { progress } from '../progress.ts';
import { type FileEntry, stretchesOf } from './lines.ts';
import { type LedgerFlags, type OpenLedger, withLedger } from './open.ts';
import { type QuestionFlags, questionEntries } from './questions.ts';

export interface ImportClaimsFlags extends LedgerFlags, QuestionFlags {
  json?: boolean;
}

/** Entries written down in one go: Ctrl-C keeps those before. */
const BATCH = 4000;
/** A file of so many bytes is written down in a moment: a thread of its own would take longer to start. */
const SMALL = 250_000;
/** Faults shown; the others are counted. */
const MOST_SHOWN = 100;

/** `tightrope ledger import`: a ledger in JSON Lines, or claims from a table or an export of a question site. */
export async function importClaimsCommand(file: string, flags: ImportClaimsFlags): Promise<void> {
  const entries = await entriesOf(file, flags);
  const { signal, done } = interruptible();
  const about = file === '-' ? undefined : await stat(file).catch(() => undefined);
  const isSmall = about?.isFile() === true && about.size <= SMALL;
  const tally = await withLedger(flags, (ledger) => importEntries(ledger, entries, file, signal), {
    create: true,
    onThread: !isSmall,
  }).finally(done);

  for (const fault of [...tally.shown, ...tally.warnings.slice(0, MOST_SHOWN)]) console.error(formatFault(fault));
  if (tally.faults > tally.shown.length) console.error(`and ${count(tally.faults - tally.shown.length)} more`);
  for (const { line, differs } of tally.told.slice(0, MOST_SHOWN)) {
    const message = `the ledger has this claim with another ${differs.join(', ')}, and keeps it so`;
    console.error(formatFault({ ...faultAt(file, line, message), severity: 'warning' }));
  }
  if (tally.told.length > MOST_SHOWN) console.error(`and ${count(tally.told.length - MOST_SHOWN)} more`);
  if (tally.ahead > 0) {
    const what = tally.ahead === 1 ? '1 entry was' : `${count(tally.ahead)} entries were`;
    console.error(
      `${what} recorded at a time that is still to come: the clock of the other ledger was ahead, or this one is behind`,
    );
  }
  const { claims, forecasts, resolutions, known, faults } = tally;
  if (flags.json)
    process.stdout.write(`${JSON.stringify({ claims, forecasts, resolutions, known, refused: faults })}\n`);
  else {
    const parts = [
      `${countOf(claims, 'claim')}, ${countOf(forecasts, 'forecast')} and ${countOf(resolutions, 'resolution')} added`,
      known > 0 && `${count(known)} ${known === 1 ? 'was' : 'were'} there already`,
      faults > 0 && `${count(faults)} could not be read`,
    ];
    process.stdout.write(`${parts.filter(Boolean).join('; ')}.\n`);
  }
  if (signal.aborted) {
    console.error('stopped: what was added so far is kept; the same command goes on from there');
    process.exitCode = EXIT.interrupted;
  } else if (faults > 0) process.exitCode = EXIT.faults;
}

/** A ledger is recognised by its name, or, on the standard input, by its first line; anything else is a table or an export. */
async function entriesOf(file: string, flags: ImportClaimsFlags): Promise<AsyncIterable<FileEntry[]>> {
  const { format } = flags;
  if (format !== undefined && format !== 'jsonl') return questionEntries(file, flags);
  if (format === 'jsonl' || ['.jsonl', '.ndjson'].includes(extname(file))) {
    onlyOfTables(file, flags);
    return ledgerEntries(file, stretchesOf(file));
  }
  if (file !== '-') return questionEntries(file, flags);
  const lines = stretchesOf(file);
  const first = await lines.next();
  const all = (async function* () {
    if (!first.done) yield first.value;
    yield* lines;
  })();
  if (!first.done && /^\ufeff?\{.*"entry":/.test(first.value[0])) {
    onlyOfTables(file, flags);
    return ledgerEntries(file, all);
  }
  return questionEntries(file, flags, all);
}

/** @throws UsageError if a flag is given that says how to read a table: a ledger is written in one way */
function onlyOfTables(file: string, flags: ImportClaimsFlags): void {
  const given = (['columns', 'set', 'mapping', 'beside', 'zone', 'dates', 'decimal', 'phrases'] as const)
    .filter((name) => flags[name] !== undefined)
    .map((name) => `--${name}`);
  if (given.length > 0) throw new UsageError(`${file}: ${given.join(', ')} cannot be used with a ledger in JSON Lines`);
}

async function* ledgerEntries(file: string, stretches: AsyncIterable<readonly string[]>): AsyncGenerator<FileEntry[]> {
  const [{ lineReader }, { SEALED_END }] = await Promise.all([
    import('../../ledger/claim/read-jsonl.ts'),
    import('../../ledger/claim/read-ledger.ts'),
  ]);
  const read = lineReader();
  for await (const lines of stretches) {
    const found: FileEntry[] = [];
    for (const text of lines) {
      const line = read(text);
      if (line === undefined) continue;
      if (line.entry) found.push({ entry: line.entry, line: line.line });
      else found.push({ fault: faultAt(file, line.line, line.fault as string) });
      if (line.end) {
        yield line.format ? found : [...found, { fault: faultAt(file, line.line, SEALED_END) }];
        return;
      }
    }
    yield found;
  }
}

const faultAt = (file: string, line: number, message: string): Fault => ({
  ...{ file, message, severity: 'error' },
  place: { line, column: 1 },
});

interface Tally {
  claims: number;
  forecasts: number;
  resolutions: number;
  known: number;
  /** Entries that were recorded at a time that is still to come. */
  ahead: number;
  faults: number;
  shown: Fault[];
  warnings: Fault[];
  /** Claims that the file tells otherwise than the ledger, which keeps what it has. */
  told: { line: number; differs: string[] }[];
}

async function importEntries(
  { db }: OpenLedger,
  entries: AsyncIterable<readonly FileEntry[]>,
  file: string,
  signal: AbortSignal,
): Promise<Tally> {
  const [{ takeInRead }, { ContentCounts }, { otherwise }] = await Promise.all([
    import('../../ledger/store/take-in-read.ts'),
    import('../../ledger/claim/judge.ts'),
    import('../../ledger/claim/read-ledger.ts'),
  ]);
  const told = new ContentCounts();
  /** Lines of the claims of this file. */
  const firstAt = new Map<string, number>();
  const tally: Tally = {
    claims: 0,
    forecasts: 0,
    resolutions: 0,
    known: 0,
    ahead: 0,
    faults: 0,
    shown: [],
    warnings: [],
    told: [],
  };
  const fault = (found: Fault) => {
    tally.faults++;
    if (tally.shown.length < MOST_SHOWN) tally.shown.push(found);
  };
  const bar = progress('importing');
  let batch: { entry: NewEntry; line: number }[] = [];
  let read = 0;
  /** The batch before, which is written while the next one is read. */
  let written: Promise<void> = Promise.resolve();
  const flush = async () => {
    await written;
    written = write(batch);
    // It is awaited before the next one is written; a fault of it is thrown there.
    written.catch(() => undefined);
    batch = [];
    bar.report(read, undefined);
  };
  const write = async (batch: readonly { entry: NewEntry; line: number }[]) => {
    const taken = await takeInRead(
      db,
      batch.map(({ entry }) => entry),
      { told },
    );
    for (const [i, message] of taken.refused) fault(faultAt(file, batch[i].line, message));
    tally.known += taken.known;
    tally.ahead += taken.ahead;
    for (const kind of ['claim', 'forecast', 'resolution'] as const) tally[`${kind}s`] += taken.added[kind];
    const differing = new Map(taken.differing);
    batch.forEach(({ entry, line }, i) => {
      if (entry.entry !== 'claim') return;
      const earlier = firstAt.get(entry.id);
      const differs = differing.get(i);
      if (earlier === undefined) firstAt.set(entry.id, line);
      if (differs === undefined) return;
      if (earlier === undefined) tally.told.push({ line, differs });
      else fault(faultAt(file, line, otherwise(entry.id, earlier, differs)));
    });
  };
  try {
    for await (const stretch of entries) {
      if (signal.aborted) break;
      read += stretch.length;
      for (const found of stretch) {
        if ('fault' in found && found.fault.severity === 'warning') tally.warnings.push(found.fault);
        else if ('fault' in found) fault(found.fault);
        else batch.push(found);
      }
      if (batch.length >= BATCH) await flush();
    }
    if (!signal.aborted) await flush();
    await written;
  } finally {
    bar.end();
  }
  return tally;
}
