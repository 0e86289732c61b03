import { setTimeout as wait } from 'node:timers/promises';
import { type Prepared, prepare } from '../engine/prepare.ts';
import { drawAll, type RunOptions } from '../engine/run.ts';
import { threads } from '../workers/index.ts';
import { claim, PATIENCE_MS, type Watched } from './claim.ts';
import { checkPiece, writePiece } from './piece-file.ts';
import { claimFile, expectedOf, pieceFile, type Run } from './run-folder.ts';

export interface WorkOptions extends RunOptions {
  /** Numbers of the pieces to make; all by default. Named ones are made whether or not another worker is at them. */
  pieces?: readonly number[] | undefined;
  /** Threads that draw. */
  workers?: number | undefined;
  /** How long another worker may give no sign of life, milliseconds. */
  patience?: number;
}

/** Who finds only pieces that others are at looks again after this time. */
const REST_MS = 500;

/**
 * Makes the pieces of a run that are missing or damaged. Any number of workers may do so at once, on any machines that share the
 * folder; each takes pieces that no other one is at, and all end when nothing is missing.
 *
 * @returns how many pieces it made
 * @throws UsageError if a piece cannot be written
 * @throws the signal's reason if it is stopped; pieces that are made stay
 */
export async function workOnRun(
  run: Run,
  { pieces: named, workers = 1, patience = PATIENCE_MS, onProgress, signal }: WorkOptions = {},
): Promise<number> {
  const runner = threads(workers);
  const watched: Watched = new Map();
  const left = new Set(named ?? run.pieces.keys());
  const planned = [...left].reduce((sum, i) => sum + drawsOf(run, i), 0);
  let engine: Prepared | undefined;
  let done = 0;
  let made = 0;
  try {
    for (let round = 0; left.size > 0; round++) {
      const before = left.size;
      for (const i of left) {
        signal?.throwIfAborted();
        const file = pieceFile(run.folder, run.pieces[i]);
        // What appears while this worker is at other pieces was written whole: only what was there before is read.
        const isMade = async () =>
          (await checkPiece(file, expectedOf(run, run.pieces[i]), round === 0)).state === 'made';
        if (!(await isMade())) {
          const ours = await claim(claimFile(run.folder, run.pieces[i]), watched, named ? 0 : patience);
          if (!ours) continue;
          try {
            // Another worker may have made it in the meantime.
            if (!(await isMade())) {
              engine ??= prepare(run.forecast.design);
              const report = (drawn: number) => {
                void ours.beat();
                onProgress?.(done + drawn, planned);
              };
              await makePiece(run, i, engine, runner, { onProgress: report, signal });
              made++;
            }
          } finally {
            await ours.release();
          }
        }
        left.delete(i);
        done += drawsOf(run, i);
        onProgress?.(done, planned);
      }
      if (left.size === before) await wait(REST_MS);
    }
  } finally {
    await runner.close();
  }
  return made;
}

async function makePiece(
  run: Run,
  i: number,
  engine: Prepared,
  runner: ReturnType<typeof threads>,
  options: RunOptions,
): Promise<void> {
  const piece = run.pieces[i];
  const columns = await drawAll(engine, drawsOf(run, i), runner, options, piece.from);
  if (columns.count < drawsOf(run, i)) options.signal?.throwIfAborted();
  await writePiece(pieceFile(run.folder, piece), expectedOf(run, piece), columns);
}

const drawsOf = ({ pieces }: Run, i: number): number => pieces[i].to - pieces[i].from;
