import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Claims } from '../runs/claim.ts';
import type { Run } from '../runs/run.ts';
import { openRun } from '../runs/run-folder.ts';
import { workOnRun } from '../runs/work.ts';

/** What a process is asked: to make a piece of the run in a folder. */
export interface PieceAsked {
  folder: string;
  piece: number;
  threads: number;
  /** The folder is a copy of this worker alone: pieces of an analysis are claimed through it. */
  isCopy: boolean;
}

/** What it answers. */
export type PieceAnswered = { made: number } | { failed: string };

/** What it asks on the way: to claim a piece of an analysis by name, or to give it up. */
export type ClaimAsked = { claim: string } | { release: string };
export interface ClaimAnswered {
  isOurs: boolean;
}

let opened: Run | undefined;
let copies: string | undefined;
let answer: ((answered: ClaimAnswered) => void) | undefined;

const ask = (asked: ClaimAsked): Promise<ClaimAnswered> =>
  new Promise((resolve) => {
    answer = resolve;
    process.send?.(asked);
  });

const claims: Claims = async (name) => {
  if (!(await ask({ claim: name })).isOurs) return undefined;
  return {
    // The worker gives signs of life for this process.
    beat: async () => undefined,
    release: async () => void (await ask({ release: name })),
  };
};

/** Makes a piece in its run's folder; one that is there, whole, is not made again. */
async function make({ folder, piece, threads: workers, isCopy }: PieceAsked): Promise<number> {
  if (isCopy) copies = dirname(folder);
  if (opened?.folder !== folder) opened = await openRun(folder);
  return workOnRun(opened, { pieces: [piece], workers, ...(isCopy && { claims }) });
}

process.on('message', (message: PieceAsked | ClaimAnswered) => {
  if ('isOurs' in message) return answer?.(message);
  make(message)
    .then((made): PieceAnswered => ({ made }))
    .catch((error: Error): PieceAnswered => ({ failed: error.message }))
    .then((answered) => process.send?.(answered));
});
// Its worker is gone: nobody waits for the piece, nor needs the copies.
process.on('disconnect', () => {
  if (copies !== undefined) rmSync(copies, { recursive: true, force: true });
  process.exit();
});
