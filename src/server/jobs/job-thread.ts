import { deserialize } from 'node:v8';
import { type MessagePort, parentPort } from 'node:worker_threads';
import type { CallName } from '../../ledger/store/calls.ts';
import { Elsewhere, errorOf } from '../../ledger/store/elsewhere.ts';
import { errorAnswer } from '../error-answer.ts';
import { performTask } from './perform-task.ts';
import type { FromTask, Task, TaskProgress, ToTask } from './task.ts';

/** A thread that does one task after the other. */
const port = parentPort as MessagePort;
/** Progress is sent at most so often. */
const APART_MS = 100;

const asked = new Map<number, (message: Extract<ToTask, { answer: number }>) => void>();
let count = 0;
let running: AbortController | undefined;

const send = (message: FromTask): void => port.postMessage(message);

/** The folder's own ledger, which another thread has open. */
const ledger = (create: boolean) => new Elsewhere((name, args) => ask(name, args, create));

async function ask(name: CallName, args: readonly unknown[], create: boolean): Promise<unknown> {
  const id = ++count;
  const answer = new Promise<Extract<ToTask, { answer: number }>>((resolve) => void asked.set(id, resolve));
  send({ ask: id, name, args, create });
  const message = await answer;
  if ('error' in message) throw errorOf(message.error);
  return deserialize(message.bytes);
}

async function perform(task: Task): Promise<void> {
  const controller = new AbortController();
  running = controller;
  let told = 0;
  const onProgress = (progress: TaskProgress) => {
    const now = Date.now();
    if (now - told < APART_MS && progress.done < progress.planned) return;
    told = now;
    send({ progress });
  };
  try {
    const { value, warnings } = await performTask(task, { signal: controller.signal, onProgress, ledger });
    send({ done: { text: `${JSON.stringify(value, null, 2)}\n`, warnings } });
  } catch (error) {
    const failed = errorAnswer(error);
    if (failed.status === 500 && !controller.signal.aborted) console.error(error);
    send({ failed, cancelled: controller.signal.aborted });
  } finally {
    running = undefined;
  }
}

port.on('message', (message: ToTask) => {
  if ('task' in message) void perform(message.task);
  else if ('cancel' in message) running?.abort(new Error('cancelled'));
  else {
    asked.get(message.answer)?.(message);
    asked.delete(message.answer);
  }
});
