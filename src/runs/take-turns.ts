import { setTimeout as wait } from 'node:timers/promises';
import type { Claims } from './claim.ts';

/** A piece of work that several workers may come to. */
export interface Turn {
  /** By which it is claimed. */
  name: string;
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
  claim: Claims,
  { onProgress, signal }: TurnOptions,
): Promise<number> {
  const planned = turns.reduce((sum, { size }) => sum + size, 0);
  const left = new Set(turns);
  let done = 0;
  let mine = 0;
  for (let round = 0; left.size > 0; round++) {
    const before = left.size;
    for (const turn of left) {
      signal?.throwIfAborted();
      if (!(await turn.isDone(round === 0))) {
        const ours = await claim(turn.name);
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
