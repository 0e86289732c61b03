import { UsageError } from '../numeric/errors.ts';
import type { ServerQueue } from './server-queue.ts';

/** What may be done about a queue, and to which run; without one to all. */
export interface QueueAsked {
  do: 'pause' | 'resume' | 'cancel' | 'retry' | 'purge' | 'drain';
  run?: string | undefined;
}

/** Does it. @throws UsageError if there is no such run, or one is missing or too many */
export async function queueActions(
  queue: ServerQueue,
  { do: action, run: id }: QueueAsked,
): Promise<{ done: QueueAsked['do']; count?: number }> {
  if (action === 'cancel' && id === undefined) throw new UsageError('`run` is missing, expected the run to cancel');
  if (action === 'drain' && id !== undefined)
    throw new UsageError('run: found one, expected none, since the whole queue is drained');
  const [{ cancelRun, pauseRun, purge, resumeRun, retryDead, setGate }, { findRun }] = await Promise.all([
    import('../queue/actions.ts'),
    import('../queue/queued-run.ts'),
  ]);
  return queue.act(async (db) => {
    const run = id === undefined ? undefined : await findRun(db, id);
    if (action === 'pause') await (run ? pauseRun(db, run) : setGate(db, 'paused'));
    if (action === 'resume') await (run ? resumeRun(db, run) : setGate(db, 'open'));
    if (action === 'drain') await setGate(db, 'draining');
    if (action === 'cancel' && run) return { done: action, count: await cancelRun(db, run) };
    if (action === 'purge') return { done: action, count: (await purge(db, run)).runs };
    if (action !== 'retry') return { done: action };
    const { startBoss } = await import('../queue/boss.ts');
    const boss = await startBoss(db);
    try {
      return { done: action, count: await retryDead(db, boss, run) };
    } finally {
      await boss.stop({ graceful: false });
    }
  });
}
