import { Worker } from 'node:worker_threads';
import { TightropeError } from '../../numeric/errors.ts';
import type { ErrorAnswer } from '../error-answer.ts';
import type { FolderLedger } from '../folder-ledger.ts';
import type { FromTask, Task, TaskProgress, ToTask } from './task.ts';

/** A task that has no result, with the answer that says why. */
export class TaskFailed extends TightropeError {
  readonly answer: ErrorAnswer;
  readonly cancelled: boolean;
  constructor(answer: ErrorAnswer, cancelled: boolean) {
    super(answer.body.error.message);
    this.answer = answer;
    this.cancelled = cancelled;
  }
}

/** What a task found: JSON as the command prints it. */
export interface TaskDone {
  text: string;
  warnings: string[];
}

export interface TaskOptions {
  signal?: AbortSignal;
  onProgress?: (progress: TaskProgress) => void;
}

/** Threads that do tasks, each one at a time. */
export interface TaskThreads {
  /** @throws TaskFailed */
  run(task: Task, options?: TaskOptions): Promise<TaskDone>;
  close(): Promise<void>;
}

/** Threads that wait for the next task: starting one takes a fifth of a second. */
const MOST_IDLE = 2;
/** A task that does not end when it is cancelled is ended with its thread. */
const PATIENCE_MS = 5000;
/** A situation that needs more memory ends its own thread, and not the server. */
const LIMITS = { maxOldGenerationSizeMb: 3000 };

export function taskThreads(ledger: FolderLedger): TaskThreads {
  const idle: Worker[] = [];
  const busy = new Set<Worker>();
  const started = (): Worker => {
    const worker = new Worker(new URL('./job-thread.js', import.meta.url), { resourceLimits: LIMITS });
    // An idle thread that ends is not given work any more.
    worker.on('exit', () => {
      const place = idle.indexOf(worker);
      if (place >= 0) idle.splice(place, 1);
    });
    worker.on('error', () => undefined);
    return worker;
  };

  const answerOf = async (worker: Worker, { ask, name, args, create }: Extract<FromTask, { ask: number }>) => {
    let answer: ToTask;
    try {
      answer = { answer: ask, bytes: await ledger.bytes(name, args, create) };
    } catch (error) {
      const { code } = error as { code?: string };
      answer = { answer: ask, error: { code, message: (error as Error).message } };
    }
    worker.postMessage(answer);
  };

  const run = (task: Task, { signal, onProgress }: TaskOptions = {}): Promise<TaskDone> =>
    new Promise((resolve, reject) => {
      const worker = idle.pop() ?? started();
      busy.add(worker);
      let late: NodeJS.Timeout | undefined;
      const send = (message: ToTask) => worker.postMessage(message);
      const cancel = () => {
        send({ cancel: true });
        late = setTimeout(() => void worker.terminate(), PATIENCE_MS);
      };
      const end = (settle: () => void, again: boolean) => {
        clearTimeout(late);
        signal?.removeEventListener('abort', cancel);
        worker.off('message', receive);
        worker.off('error', broke);
        worker.off('exit', exited);
        busy.delete(worker);
        if (again && idle.length < MOST_IDLE) idle.push(worker);
        else void worker.terminate();
        settle();
      };
      const receive = (message: FromTask) => {
        if ('progress' in message) onProgress?.(message.progress);
        else if ('ask' in message) void answerOf(worker, message);
        else if ('done' in message) end(() => resolve(message.done), true);
        else end(() => reject(new TaskFailed(message.failed, message.cancelled)), true);
      };
      const broke = (error: Error) =>
        end(() => reject(taskFailed(error.message, (error as NodeJS.ErrnoException).code)), false);
      const exited = () => end(() => reject(taskFailed('the work was ended', undefined, true)), false);
      worker.on('message', receive);
      worker.on('error', broke);
      worker.on('exit', exited);
      signal?.addEventListener('abort', cancel);
      send({ task });
      if (signal?.aborted) cancel();
    });

  return {
    run,
    async close() {
      await Promise.all([...idle, ...busy].map((worker) => worker.terminate()));
    },
  };
}

/** A task that ended without an answer of its own. */
export function taskFailed(message: string, code?: string, cancelled = false): TaskFailed {
  const memory = code === 'ERR_WORKER_OUT_OF_MEMORY';
  const status = memory ? 400 : cancelled ? 409 : 500;
  const words = memory ? 'this takes more memory than there is: fewer samples, or a smaller situation' : message;
  return new TaskFailed(
    { status, headers: {}, body: { error: { code: memory ? 'usage' : 'failed', message: words } } },
    cancelled,
  );
}
