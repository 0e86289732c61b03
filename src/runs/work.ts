import { type Prepared, prepare } from '../engine/prepare.ts';
import { drawAll, type RunOptions } from '../engine/run.ts';
import { threads } from '../workers/index.ts';
import { checkPiece, writePiece } from './piece-file.ts';
import { claimFile, expectedOf, pieceFile, type Run } from './run-folder.ts';
import { type Turn, takeTurns } from './take-turns.ts';

export interface WorkOptions extends RunOptions {
  /** Numbers of the pieces to make; all by default. Named ones are made whether or not another worker is at them. */
  pieces?: readonly number[] | undefined;
  /** Threads that draw. */
  workers?: number | undefined;
  /** How long another worker may give no sign of life, milliseconds. */
  patience?: number;
}

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
  { pieces: named, workers = 1, patience, onProgress, signal }: WorkOptions = {},
): Promise<number> {
  const runner = threads(workers);
  let engine: Prepared | undefined;
  const turns = [...new Set(named ?? run.pieces.keys())].map((i): Turn => {
    const piece = run.pieces[i];
    const file = pieceFile(run.folder, piece);
    const size = piece.to - piece.from;
    return {
      ...{ claim: claimFile(run.folder, piece), size },
      // What appears while this worker is at other pieces was written whole: only what was there before is read.
      isDone: async (first) => (await checkPiece(file, expectedOf(run, piece), first)).state === 'made',
      async do(beat) {
        engine ??= prepare(run.forecast.design);
        const columns = await drawAll(engine, size, runner, { onProgress: beat, signal }, piece.from);
        if (columns.count < size) signal?.throwIfAborted();
        await writePiece(file, expectedOf(run, piece), columns);
      },
    };
  });
  try {
    return await takeTurns(turns, { onProgress, signal, patience: named ? 0 : patience });
  } finally {
    await runner.close();
  }
}
