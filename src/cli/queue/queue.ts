import { setTimeout as wait } from 'node:timers/promises';
import { countOf } from '../../numeric/count-of.ts';
import { UsageError } from '../../numeric/errors.ts';
import { atWork, cancelRun, pauseRun, purge, resumeRun, retryDead, setGate } from '../../queue/actions.ts';
import type { QueueDatabase } from '../../queue/database.ts';
import { findRun, type QueuedRun, queueId } from '../../queue/queued-run.ts';
import { queueStatus } from '../../queue/status.ts';
import { hasQueue } from '../../queue/tables.ts';
import { readPlan } from '../../runs/run-folder.ts';
import { interruptible } from '../interrupt.ts';
import type { DatabaseFlags } from './database-flag.ts';
import { statusText } from './status-text.ts';
import { withQueue } from './with-queue.ts';

export interface QueueFlags extends DatabaseFlags {
  json?: boolean;
  all?: boolean;
}

/** Does something with a queue that is there, and says what was done: as JSON, or in words. */
async function act<T extends object>(
  flags: QueueFlags,
  does: (db: QueueDatabase) => Promise<T>,
  words: (done: T) => string,
): Promise<void> {
  const done = await withQueue(flags, async (db) => {
    if (!(await hasQueue(db))) throw new UsageError(`${db.where}: has no queue; \`tightrope run submit\` begins one`);
    return does(db);
  });
  process.stdout.write(flags.json ? `${JSON.stringify(done, null, 2)}\n` : `${words(done)}\n`);
}

/** A run by its folder, or by its id or the beginning of one. */
async function named(db: QueueDatabase, name: string): Promise<QueuedRun> {
  const plan = await readPlan(name);
  return findRun(db, plan ? queueId(plan) : name);
}

export const statusOfQueue = (flags: QueueFlags) => act(flags, queueStatus, statusText);

export const pauseCommand = (name: string | undefined, flags: QueueFlags) =>
  act(
    flags,
    async (db) => {
      const run = name === undefined ? undefined : await named(db, name);
      if (run) await pauseRun(db, run);
      else await setGate(db, 'paused');
      return { paused: run?.id ?? 'all' };
    },
    ({ paused }) => `paused ${what(paused)}: what workers are at is finished, and nothing is begun`,
  );

export const resumeCommand = (name: string | undefined, flags: QueueFlags) =>
  act(
    flags,
    async (db) => {
      const run = name === undefined ? undefined : await named(db, name);
      if (run) await resumeRun(db, run);
      else await setGate(db, 'open');
      return { resumed: run?.id ?? 'all' };
    },
    ({ resumed }) => `resumed ${what(resumed)}`,
  );

export const cancelCommand = (name: string, flags: QueueFlags) =>
  act(
    flags,
    async (db) => {
      const { id } = await named(db, name);
      return { cancelled: id, pieces: await cancelRun(db, await findRun(db, id)) };
    },
    ({ cancelled, pieces }) => `cancelled ${what(cancelled)}: ${pieces} pieces taken out; those that are made stay`,
  );

export const retryCommand = (name: string | undefined, flags: QueueFlags) =>
  act(
    flags,
    async (db) => {
      const run = name === undefined ? undefined : await named(db, name);
      const { startBoss } = await import('../../queue/boss.ts');
      const boss = await startBoss(db);
      try {
        return { retried: await retryDead(db, boss, run) };
      } finally {
        await boss.stop({ graceful: false });
      }
    },
    ({ retried }) => (retried === 0 ? 'no dead letters' : `${retried} tried again`),
  );

export const purgeCommand = (name: string | undefined, flags: QueueFlags) =>
  act(
    flags,
    async (db) => {
      if (name !== undefined && flags.all) throw new UsageError('--all and the name of a run cannot be used together');
      return purge(db, flags.all ? 'every' : name === undefined ? undefined : await named(db, name));
    },
    ({ runs, pieces, bytes }) =>
      `removed ${countOf(runs, 'run')} with ${countOf(pieces, 'piece')} (${(bytes / 1e6).toFixed(1)} MB)`,
  );

/** How often it is looked whether workers are at anything. */
const LOOK_MS = 500;

export const drainCommand = (flags: QueueFlags) =>
  act(
    flags,
    async (db) => {
      const { signal, done } = interruptible(
        'stopped waiting; the queue is still being drained (`tightrope queue resume` opens it)',
      );
      await setGate(db, 'draining');
      try {
        for (let count = await atWork(db); count > 0; count = await atWork(db)) {
          await wait(LOOK_MS, undefined, { signal }).catch(() => undefined);
          signal.throwIfAborted();
        }
      } finally {
        done();
      }
      return { drained: true };
    },
    () =>
      'drained: nobody is at a piece, and workers have ended or end now; `tightrope queue resume` opens the queue again',
  );

const what = (id: string): string => (id === 'all' ? 'the whole queue' : `run ${id.slice(0, 8)}`);
