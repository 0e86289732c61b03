import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Run } from '../runs/run.ts';
import { openRun } from '../runs/run-folder.ts';
import { workOnRun } from '../runs/work.ts';

/** What a process is asked: to make a piece of the run in a folder. */
export interface PieceAsked {
  folder: string;
  piece: number;
  threads: number;
  /** The folder is a copy of this worker alone. */
  isCopy: boolean;
}

/** What it answers. */
export type PieceAnswered = { made: number } | { failed: string };

let opened: Run | undefined;
let copies: string | undefined;

/** Makes a piece in its run's folder; one that is there, whole, is not made again. */
async function make({ folder, piece, threads: workers, isCopy }: PieceAsked): Promise<number> {
  if (isCopy) copies = dirname(folder);
  if (opened?.folder !== folder) opened = await openRun(folder);
  return workOnRun(opened, { pieces: [piece], workers });
}

process.on('message', (asked: PieceAsked) => {
  make(asked)
    .then((made): PieceAnswered => ({ made }))
    .catch((error: Error): PieceAnswered => ({ failed: error.message }))
    .then((answer) => process.send?.(answer));
});
// Its worker is gone: nobody waits for the piece, nor needs the copies.
process.on('disconnect', () => {
  if (copies !== undefined) rmSync(copies, { recursive: true, force: true });
  process.exit();
});
