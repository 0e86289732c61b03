import { countOf } from '../../numeric/count-of.ts';
import { UsageError } from '../../numeric/errors.ts';
import { isInStages } from '../../runs/run.ts';
import { openRun } from '../../runs/run-folder.ts';
import { pieceNumbers } from '../../runs/status.ts';
import { workOnRun } from '../../runs/work.ts';
import { interruptible } from '../interrupt.ts';
import { progress } from '../progress.ts';

/** `tightrope run work`: makes pieces until none is missing; Ctrl-C keeps those that are made. */
export async function workCommand(
  folder: string,
  { piece, missing, workers }: { piece?: string[]; missing?: boolean; workers?: number },
): Promise<void> {
  if (piece && missing) throw new UsageError('--missing and --piece cannot be used together');
  const run = await openRun(folder);
  const pieces = piece?.map((text) => numberOf(text, pieceNumbers(run)));
  const { signal, done } = interruptible('stopped; the pieces that are made stay');
  const shown = progress(run.plan.of === 'backtest' ? 'Solving' : isInStages(run) ? 'Working' : 'Drawing');
  const made = await workOnRun(run, { workers, signal, onProgress: shown.report, pieces }).finally(() => {
    shown.end();
    done();
  });
  console.error(`${folder}: made ${countOf(made, 'piece')}`);
}

function numberOf(text: string, pieces: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value < pieces) return value;
  throw new UsageError(`--piece: found ${text}, expected the number of a piece, 0 to ${pieces - 1}`);
}
