import { setTimeout as wait } from 'node:timers/promises';
import { claim, PATIENCE_MS, type Watched } from './claim.ts';

/** A piece of work that several workers may come to. */
export interface Turn {
  /** The file by which a worker says that it is at it. */
  claim: string;
  /** In the units of the progress. */
  size: number;
  /** Whether somebody has done it. @param first whether it is looked at for the first time */
  isDone(first: boolean): Promise<boolean>;
  /** Does it. @param beat to be called with how much of it is done, as a sign of life */
  do(beat: (done: number) => void): Promise<void>;
}

export interface TurnOptions {
  onProgress?: ((done: number, planned: number) => void) | undefined;
  signal?: AbortSignal | undefined;
  /** How long another worker may give no sign of life, milliseconds; 0 to do what others are at. */
  patience?: number | undefined;
}

/** Who finds only pieces that others are at looks again after this time. */
const REST_MS = 500;

/**
 * Does pieces of work that nobody has done and no other worker is at, until all are done.
 *
 * @returns how many this worker did
 * @throws the signal's reason if it is stopped
 */
export async function takeTurns(
  turns: readonly Turn[],
  { onProgress, signal, patience = PATIENCE_MS }: TurnOptions,
): Promise<number> {
  const watched: Watched = new Map();
  const planned = turns.reduce((sum, { size }) => sum + size, 0);
  const left = new Set(turns);
  let done = 0;
  let mine = 0;
  for (let round = 0; left.size > 0; round++) {
    const before = left.size;
    for (const turn of left) {
      signal?.throwIfAborted();
      if (!(await turn.isDone(round === 0))) {
        const ours = await claim(turn.claim, watched, patience);
        if (!ours) continue;
        try {
          // Another worker may have done it in the meantime.
          if (!(await turn.isDone(round === 0))) {
            await turn.do((part) => {
              void ours.beat();
              onProgress?.(done + part, planned);
            });
            mine++;
          }
        } finally {
          await ours.release();
        }
      }
      left.delete(turn);
      done += turn.size;
      onProgress?.(done, planned);
    }
    if (left.size === before) await wait(REST_MS);
  }
  return mine;
}
