import { randomUUID } from 'node:crypto';
import { quoteName } from '../../numeric/nearest-name.ts';
import type { ErrorAnswer, ErrorBody } from '../error-answer.ts';
import { Refusal } from '../refusal.ts';
import { type Feed, feed } from '../stream/feed.ts';
import type { Task, TaskKind, TaskProgress } from './task.ts';
import { TaskFailed, type TaskThreads, taskFailed } from './task-threads.ts';

export type JobState = 'waiting' | 'running' | 'done' | 'cancelled' | 'failed';

/** How a job stands. Plain data. */
export interface JobStatus {
  id: string;
  kind: TaskKind;
  state: JobState;
  /** A moment in UTC. */
  created: string;
  progress?: TaskProgress;
  /** What a reader of the result should know. */
  warnings?: string[];
  error?: ErrorBody['error'];
}

/** Long work that was asked for. */
export interface ServerJob {
  readonly status: JobStatus;
  /** `progress`, and at the end `done`, `cancelled` or `failed`. */
  readonly events: Feed;
  /** JSON as the command prints it; of a cancelled one, what there was. */
  readonly result: string | undefined;
  /** Of a failed one, the answer that says why. */
  readonly failure: ErrorAnswer | undefined;
  /** Resolves when it is over. */
  readonly ended: Promise<void>;
  cancel(): void;
  /** Says that a listener has come, or gone: a job to which nobody listens any more is cancelled. */
  listened(by: 1 | -1): void;
}

export interface ServerJobs {
  /** @throws Refusal if too many wait */
  start(task: Task): ServerJob;
  /** @throws Refusal if there is no such job, or it is too long ago */
  find(id: string): ServerJob;
  readonly all: readonly ServerJob[];
  close(): void;
}

/** More at once would only slow each other: each takes all cores. */
const MOST_RUNNING = 2;
const MOST_WAITING = 16;
const MOST_KEPT = 64;
const MOST_KEPT_CHARACTERS = 128_000_000;
const KEPT_MS = 3_600_000;
const EVENTS_KEPT = 200;
/** A listener whose connection broke comes back in this time. */
const RETURN_MS = 10_000;

export const JOB_ENDS = ['done', 'cancelled', 'failed'] as const;

type Mutable = ServerJob & {
  status: JobStatus;
  result: string | undefined;
  failure: ErrorAnswer | undefined;
  at: number;
  run(): Promise<void>;
};

/** @param clock milliseconds since 1970 */
export function jobsOn(threads: TaskThreads, clock: () => number = Date.now): ServerJobs {
  const kept = new Map<string, Mutable>();
  const waiting: Mutable[] = [];
  let running = 0;

  const next = () => {
    while (running < MOST_RUNNING && waiting.length > 0) {
      running++;
      void (waiting.shift() as Mutable).run().finally(() => {
        running--;
        next();
      });
    }
  };

  /** Forgets what is over and too old, too much or too large. */
  const tidy = () => {
    const over = [...kept.values()].filter(({ status }) => (JOB_ENDS as readonly string[]).includes(status.state));
    let [count, size] = [over.length, over.reduce((sum, { result }) => sum + (result?.length ?? 0), 0)];
    for (const job of over) {
      if (count <= MOST_KEPT && size <= MOST_KEPT_CHARACTERS && clock() - job.at <= KEPT_MS) break;
      kept.delete(job.status.id);
      count--;
      size -= job.result?.length ?? 0;
    }
  };

  const made = (task: Task): Mutable => {
    const controller = new AbortController();
    const events = feed(EVENTS_KEPT);
    let listeners = 0;
    let leaving: NodeJS.Timeout | undefined;
    let over = () => {};
    const ended = new Promise<void>((resolve) => {
      over = resolve;
    });
    const end = (state: (typeof JOB_ENDS)[number], more: Partial<JobStatus> = {}) => {
      job.status = { ...job.status, state, ...more };
      job.at = clock();
      clearTimeout(leaving);
      events.add(state, {
        ...(more.warnings && { warnings: more.warnings }),
        ...(more.error && { error: more.error }),
      });
      over();
      tidy();
    };
    const job: Mutable = {
      status: { id: randomUUID(), kind: task.kind, state: 'waiting', created: new Date(clock()).toISOString() },
      ...{ events, ended, result: undefined, failure: undefined, at: clock() },
      cancel() {
        controller.abort();
        const place = waiting.indexOf(job);
        if (place < 0) return;
        waiting.splice(place, 1);
        end('cancelled');
      },
      listened(by) {
        listeners += by;
        clearTimeout(leaving);
        if (listeners === 0 && job.status.state !== 'done') leaving = setTimeout(() => job.cancel(), RETURN_MS).unref();
      },
      async run() {
        job.status = { ...job.status, state: 'running' };
        try {
          const onProgress = (progress: TaskProgress) => {
            job.status = { ...job.status, progress };
            events.add('progress', progress);
          };
          const { text, warnings } = await threads.run(task, { signal: controller.signal, onProgress });
          job.result = text;
          end(controller.signal.aborted ? 'cancelled' : 'done', warnings.length > 0 ? { warnings } : {});
        } catch (error) {
          const { answer, cancelled } = error instanceof TaskFailed ? error : taskFailed(String(error));
          if (controller.signal.aborted || cancelled) return end('cancelled');
          job.failure = answer;
          end('failed', { error: answer.body.error });
        }
      },
    };
    return job;
  };

  return {
    start(task) {
      tidy();
      if (waiting.length >= MOST_WAITING)
        throw new Refusal('too-many', `${MOST_WAITING} jobs wait already`, { 'Retry-After': '5' });
      const job = made(task);
      kept.set(job.status.id, job);
      waiting.push(job);
      next();
      return job;
    },
    find(id) {
      tidy();
      const job = kept.get(id);
      if (!job) throw new Refusal('not-found', `no job ${quoteName(id)}; results are kept for an hour`);
      return job;
    },
    get all() {
      return [...kept.values()];
    },
    close() {
      for (const job of kept.values()) job.cancel();
    },
  };
}
