import { readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { PIECES } from '../runs/places.ts';
import { isInStages, type Run } from '../runs/run.ts';
import type { Bench } from './bench.ts';
import type { QueuedRun } from './queued-run.ts';

/** A piece of many megabytes takes its time on a slow network. */
const STORE_MS = 300_000;

/** Writes down that a piece is made: with its bytes, or where machines share a folder without. @param name of its file */
export async function storePiece({ db }: Bench, { id, folder }: QueuedRun, run: Run, name: string): Promise<void> {
  const file = join(run.folder, PIECES, name);
  const bytes = folder === null ? await readFile(file) : null;
  await db.query(
    `insert into tightrope_queue.piece (run, name, bytes, size, worker) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [id, name, bytes, bytes?.length ?? 0, `${hostname()}, process ${process.pid}`],
    STORE_MS,
  );
  if (bytes && !isInStages(run)) await rm(file, { force: true });
}
