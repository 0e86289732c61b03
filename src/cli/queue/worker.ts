import { countOf } from '../../numeric/count-of.ts';
import { UsageError } from '../../numeric/errors.ts';
import type { QueueDatabase } from '../../queue/database.ts';
import { workerState } from '../../queue/worker-state.ts';
import { EXIT, ExitError } from '../exit.ts';
import { checkPort } from '../present.ts';
import type { DatabaseFlags } from './database-flag.ts';
import { withQueue } from './with-queue.ts';

interface WorkerFlags extends DatabaseFlags {
  runs?: string;
  workers?: number;
  untilEmpty?: boolean;
  port?: number;
  host: string;
}

/** `tightrope worker`: makes pieces of the queue until Ctrl-C. */
export async function workerCommand({ runs, workers, untilEmpty, port, host, ...flags }: WorkerFlags): Promise<void> {
  const { whyNoQueue } = await import('../../queue/boss.ts');
  checkPort(port);
  const why = whyNoQueue();
  if (why !== undefined) throw new UsageError(why);
  await withQueue(flags, async (db: QueueDatabase) => {
    const { workOnQueue } = await import('../../queue/worker.ts');
    const { workerServer } = await import('../../queue/worker-server.ts');
    const state = workerState();
    const stop = stopped();
    const say = (line: string) => console.error(line);
    const server = port === undefined ? undefined : await workerServer(db, state, { host, port });
    if (server) say(`answers on ${server.address}/healthz and ${server.address}/metrics`);
    try {
      await workOnQueue(db, { runs, threads: workers, untilEmpty, state, say, signal: stop.signal });
    } finally {
      stop.done();
      server?.close();
    }
    say(`made ${countOf(state.made, 'piece')}`);
    if (stop.signal.aborted) throw new ExitError('', EXIT.interrupted);
  });
}

/** A worker that is stopped ends within a second. */
const LATE_MS = 950;

/** Ctrl-C, and what a system sends to a service that is to end. */
function stopped(): { signal: AbortSignal; done(): void } {
  const controller = new AbortController();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const stop = () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort();
    // A database that does not answer is not waited for: the missing signs of life give the piece to another worker.
    setTimeout(() => process.exit(EXIT.interrupted), LATE_MS).unref();
  };
  for (const name of signals) process.on(name, stop);
  return { signal: controller.signal, done: () => signals.forEach((name) => void process.off(name, stop)) };
}
