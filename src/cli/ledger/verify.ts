import { countOf } from '../../numeric/count-of.ts';
import { UsageError } from '../../numeric/errors.ts';
import { count } from '../../report/words/numbers.ts';
import { EXIT } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import { progress } from '../progress.ts';
import { type LedgerFlags, withLedger } from './open.ts';

/** `tightrope ledger verify`: whether every entry is what it was when it was written down. */
export async function verifyCommand(flags: LedgerFlags & { noted?: string; json?: boolean }): Promise<void> {
  const noted = flags.noted === undefined ? undefined : headIn(flags.noted);
  const { signal, done } = interruptible('stopped before all entries were checked');
  const bar = progress('verifying');
  const found = await withLedger(flags, async ({ db }) => {
    const { verify } = await import('../../ledger/store/index.ts');
    return verify(db, { noted, signal, onProgress: bar.report });
  }).finally(() => {
    bar.end();
    done();
  });
  const { head, broken, more, clockWentBack } = found;
  if (broken.length > 0) process.exitCode = EXIT.failed;
  if (flags.json) {
    process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
    return;
  }
  const lines = broken.map(({ seq, message }) => `entry ${seq}: ${message}`);
  if (more > 0) lines.push(`and ${count(more)} more`);
  if (broken.length > 0)
    lines.push(
      `The ledger was changed: ${countOf(broken.length + more, 'fault')} in ${countOf(head.seq, 'entry', 'entries')}.`,
    );
  else {
    lines.push(
      head.seq === 1
        ? 'The one entry is what it was when it was written down.'
        : `All ${count(head.seq)} entries are what they were when they were written down.`,
    );
    lines.push(`To tell later that none was changed since, note: ${head.seq}:${head.hash}`);
  }
  if (clockWentBack > 0) {
    const times = clockWentBack === 1 ? 'One entry was' : `${count(clockWentBack)} entries were`;
    lines.push(`${times} recorded at an earlier time than the one before: the clock was set back, or it was imported.`);
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

function headIn(text: string): { seq: number; hash: string } {
  const parts = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim());
  if (!parts)
    throw new UsageError('--noted: expected what `tightrope ledger verify` said to note, such as 1200:9f86d0...');
  return { seq: Number(parts[1]), hash: parts[2] };
}
