import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { writeAtomically } from '../files/write-atomically.ts';
import { UsageError } from '../numeric/errors.ts';
import { PIECES, PLAN } from '../runs/places.ts';
import type { Run } from '../runs/run.ts';
import { openRun } from '../runs/run-folder.ts';
import type { Asks } from './database.ts';
import type { QueuedRun } from './queued-run.ts';

/** Runs of the queue on this machine. */
export interface LocalRuns {
  /** @throws UsageError if its folder is not here, or is of another version */
  open(run: QueuedRun): Promise<Run>;
  /** Removes what was copied. */
  close(): Promise<void>;
}

/** Cases of a backtest may be many megabytes. */
const COPY_MS = 300_000;

/** Copies of runs that are kept. */
const MOST_KEPT = 8;

/**
 * @param shared the folder of all runs, where machines share one; a run that the database has is copied into a temporary folder
 */
export function localRuns(db: Asks, shared: string | undefined): LocalRuns {
  const opened = new Map<string, Run>();
  let copies: string | undefined;
  const copied = async (id: string): Promise<string> => {
    copies ??= await mkdtemp(join(tmpdir(), 'tightrope-worker-'));
    const folder = join(copies, id);
    const [found] = await db.query<{ plan: string; name: string; source: Uint8Array }>(
      'select plan, source_name as name, source from tightrope_queue.run where id = $1',
      [id],
      COPY_MS,
    );
    if (!found) throw new UsageError('the run is not in the queue any more');
    await mkdir(join(folder, PIECES), { recursive: true });
    await writeAtomically(join(folder, found.name), found.source);
    await writeAtomically(join(folder, PLAN), found.plan);
    return folder;
  };
  return {
    async open({ id, folder }) {
      const known = opened.get(id);
      if (known) return known;
      const run = await openRun(folder === null ? await copied(id) : inside(shared, folder));
      if (folder !== null) await sameRun(db, id, run);
      opened.set(id, run);
      for (const [oldest, { folder: place }] of opened) {
        if (opened.size <= MOST_KEPT) break;
        opened.delete(oldest);
        if (copies !== undefined && place.startsWith(copies)) await rm(place, { recursive: true, force: true });
      }
      return run;
    },
    async close() {
      if (copies !== undefined) await rm(copies, { recursive: true, force: true });
    },
  };
}

/** @throws UsageError if the folder has another run than the queue: it may have been planned anew */
async function sameRun(db: Asks, id: string, run: Run): Promise<void> {
  const [found] = await db.query<{ plan: string }>('select plan from tightrope_queue.run where id = $1', [id]);
  if (found && (await readFile(join(run.folder, PLAN), 'utf8')) === found.plan) return;
  throw new UsageError(`${run.folder}: has another run than the queue: submit it again`);
}

/** @throws UsageError if a folder does not lie in the shared one */
function inside(shared: string | undefined, folder: string): string {
  const place = resolve(shared ?? '', folder);
  if (shared !== undefined && place.startsWith(`${resolve(shared)}${sep}`)) return place;
  throw new UsageError(`${folder}: lies in no folder of runs that this worker has; --runs names it`);
}
