import { userInfo } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { countOf } from '../../numeric/count-of.ts';
import { UsageError } from '../../numeric/errors.ts';
import type { QueueDatabase } from '../../queue/database.ts';
import { type Fetched, fetchPieces } from '../../queue/fetch-pieces.ts';
import { queueId } from '../../queue/queued-run.ts';
import { hasQueue } from '../../queue/tables.ts';
import { untilAnswered } from '../../queue/until-answered.ts';
import { isInStages, type Run } from '../../runs/run.ts';
import { openRun } from '../../runs/run-folder.ts';
import { runNext } from '../called.ts';
import { interruptible } from '../interrupt.ts';
import { progress } from '../progress.ts';
import type { DatabaseFlags } from './database-flag.ts';
import { withQueue } from './with-queue.ts';

interface SubmitFlags extends DatabaseFlags {
  runs?: string;
  user?: string;
  wait?: boolean;
  json?: boolean;
}

/** `tightrope run submit`: puts the missing pieces of a run into the queue. */
export async function submitCommand(
  folder: string,
  { runs, user, wait: waits, json, ...flags }: SubmitFlags,
): Promise<void> {
  const run = await openRun(folder);
  await withQueue(flags, async (db) => {
    const [{ startBoss }, { submitRun }] = await Promise.all([
      import('../../queue/boss.ts'),
      import('../../queue/submit.ts'),
    ]);
    const boss = await startBoss(db);
    const submitted = await submitRun(db, boss, run, { owner: user ?? userName(), runs });
    await boss.stop({ graceful: false });
    const fetched = waits ? await waitUntilWhole(db, run) : undefined;
    if (json) return void process.stdout.write(`${JSON.stringify({ ...submitted, ...fetched }, null, 2)}\n`);
    const { id, submitted: put, waiting, made } = submitted;
    const parts = [`${countOf(put, 'piece')} put into the queue`];
    if (waiting > 0) parts.push(`${waiting} there already`);
    if (made > 0) parts.push(`${made} made`);
    const next =
      fetched || put + waiting === 0 ? runNext('run', 'merge', folder) : runNext('run', 'fetch', folder, '--wait');
    process.stdout.write(`${folder}: ${parts.join(', ')}, as run ${id.slice(0, 8)}. Now: ${next}\n`);
  });
}

/** `tightrope run fetch`: brings what is made into the folder of the run. */
export async function fetchCommand(
  folder: string,
  { wait: waits, json, ...flags }: DatabaseFlags & { wait?: boolean; json?: boolean },
): Promise<void> {
  const run = await openRun(folder);
  await withQueue(flags, async (db) => {
    const fetched = waits ? await waitUntilWhole(db, run) : await fetchOnce(db, run);
    if (json) return void process.stdout.write(`${JSON.stringify(fetched, null, 2)}\n`);
    const { needed, made, damaged } = fetched;
    const isWhole = made === needed;
    const state = isInStages(run) ? (isWhole ? 'whole' : 'not whole yet') : `${made} of ${needed} pieces are there`;
    const lost = damaged > 0 ? `; ${damaged} damaged: \`${runNext('run', 'submit', folder)}\` has them made again` : '';
    const next = isWhole ? `. Now: ${runNext('run', 'merge', folder)}` : '';
    process.stdout.write(`${folder}: ${state}${lost}${next}\n`);
  });
}

/** How often it is looked whether there is more. */
const LOOK_MS = 1000;

/** @throws UsageError if nobody will make the rest: it was cancelled, or some pieces failed as often as they may */
async function waitUntilWhole(db: QueueDatabase, run: Run): Promise<Fetched> {
  const { signal, done } = interruptible('stopped; workers go on with the run');
  const shown = progress('Making');
  const known = new Set<string>();
  try {
    const { whyNotWhole } = await import('../../queue/why-not-whole.ts');
    for (;;) {
      // Asked before the pieces are looked for: a piece that is made in between is there, and no longer being made.
      const why = await untilAnswered(async () => {
        await checkQueue(db);
        return whyNotWhole(db, queueId(run.plan));
      }, signal);
      const fetched = await untilAnswered(() => fetchPieces(db, run, known), signal);
      shown.report(fetched.made, fetched.needed);
      if (fetched.made === fetched.needed) return fetched;
      if (why !== undefined)
        throw new UsageError(`${run.folder}: ${fetched.made} of ${fetched.needed} pieces are made, and ${why}`);
      await wait(LOOK_MS, undefined, { signal }).catch(() => undefined);
      signal.throwIfAborted();
    }
  } finally {
    shown.end();
    done();
  }
}

async function fetchOnce(db: QueueDatabase, run: Run): Promise<Fetched> {
  await checkQueue(db);
  return fetchPieces(db, run, new Set());
}

async function checkQueue(db: QueueDatabase): Promise<void> {
  if (!(await hasQueue(db))) throw new UsageError(`${db.where}: has no queue; \`tightrope run submit\` begins one`);
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run as a number without a name.
    return 'anybody';
  }
}
