import type { RunOptions } from '../engine/run.ts';
import { threads } from '../workers/index.ts';
import { type Claims, claimsInFolder } from './claim.ts';
import { isInStages, type Run } from './run.ts';
import { workInStages } from './staged-run.ts';
import { type Turn, takeTurns } from './take-turns.ts';

export interface WorkOptions extends RunOptions {
  /**
   * Numbers of the pieces to make; all by default. Named ones are made whether or not another worker is at them. An analysis has no
   * numbers: a worker goes on with whatever is next.
   */
  pieces?: readonly number[] | undefined;
  /** Threads that work. */
  workers?: number | undefined;
  /** How long another worker may give no sign of life, milliseconds. */
  patience?: number;
  /** How this worker and others claim the pieces of an analysis; by files in the folder of the run by default. */
  claims?: Claims | undefined;
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
  { pieces: named, workers = 1, patience, claims, onProgress, signal }: WorkOptions = {},
): Promise<number> {
  const runner = threads(workers);
  try {
    if (isInStages(run))
      return await workInStages(run, runner, claims ?? claimsInFolder(run.folder, patience), { onProgress, signal });
    const turns = [...new Set(named ?? run.pieces.keys())].map((i): Turn => {
      const piece = run.pieces[i];
      return {
        ...{ name: piece.name, size: piece.size },
        // What appears while this worker is at other pieces was written whole: only what was there before is read.
        isDone: async (first) => (await piece.check(first)).state === 'made',
        do: (beat) => piece.make(runner, { onProgress: beat, signal }),
      };
    });
    return await takeTurns(turns, claimsInFolder(run.folder, named ? 0 : patience), { onProgress, signal });
  } finally {
    await runner.close();
  }
}
