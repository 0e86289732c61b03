import type { Run } from '../runs/run.ts';
import { openRun } from '../runs/run-folder.ts';
import { workOnRun } from '../runs/work.ts';

/** What a process is asked: to make a piece of the run in a folder. */
export interface PieceAsked {
  folder: string;
  piece: number;
  threads: number;
}

/** What it answers. */
export type PieceAnswered = { made: number } | { failed: string };

let opened: Run | undefined;

/** Makes a piece in its run's folder; one that is there, whole, is not made again. */
async function make({ folder, piece, threads: workers }: PieceAsked): Promise<number> {
  if (opened?.folder !== folder) opened = await openRun(folder);
  return workOnRun(opened, { pieces: [piece], workers });
}

process.on('message', (asked: PieceAsked) => {
  make(asked)
    .then((made): PieceAnswered => ({ made }))
    .catch((error: Error): PieceAnswered => ({ failed: error.message }))
    .then((answer) => process.send?.(answer));
});
// Its worker is gone: nobody waits for the piece.
process.on('disconnect', () => process.exit());
