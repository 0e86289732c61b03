import { deserialize } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { CallName } from './calls.ts';
import type { LedgerOptions, LedgerPlace } from './database.ts';
import { Elsewhere, errorOf } from './elsewhere.ts';
import { LedgerError } from './ledger-error.ts';
import { removeOwnLock } from './lock.ts';

/** What is sent to the thread. */
export type ToThread = { id: number; name: CallName; args: readonly unknown[] } | { id: number; close: true };

/** What it sends back: the result as bytes, or why there is none. The first of these, 0, says that the ledger is open. */
export type FromThread =
  | 'setting up'
  | { id: number; bytes: Uint8Array<ArrayBuffer> }
  | { id: number; error: { code: string | undefined; message: string } };

/** A ledger that a thread of its own has open: the database's work never stops the thread that asks. */
export interface LedgerThread {
  handle: Elsewhere;
  /** The result as `node:v8` writes it, to be passed on as it is. */
  bytes(name: CallName, args: readonly unknown[]): Promise<Uint8Array<ArrayBuffer>>;
  /** Whether the thread is still there. */
  readonly running: boolean;
  /** Closes the ledger; the thread is ended if that takes longer than the patience, milliseconds, and no lock stays. */
  close(patience?: number): Promise<void>;
}

/** Closing writes out what the database holds in memory. */
const PATIENCE_MS = 10_000;

interface Waiting {
  resolve(bytes: Uint8Array<ArrayBuffer>): void;
  reject(error: unknown): void;
}

/**
 * Opens a ledger in a thread of its own.
 *
 * @throws LedgerError as `openLedger`
 */
export async function ledgerOnThread(
  place: LedgerPlace,
  { create = false, onSetUp }: LedgerOptions = {},
): Promise<LedgerThread> {
  const worker = new Worker(new URL('./ledger-thread.js', import.meta.url), { workerData: { place, create } });
  const waiting = new Map<number, Waiting>();
  let running = true;
  let count = 0;
  const end = (why: string) => {
    running = false;
    for (const { reject } of waiting.values()) reject(new LedgerError(why));
    waiting.clear();
  };
  const reply = (id: number) =>
    new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => void waiting.set(id, { resolve, reject }));
  worker.on('message', (message: FromThread) => {
    if (message === 'setting up') return onSetUp?.();
    const one = waiting.get(message.id);
    waiting.delete(message.id);
    if ('error' in message) one?.reject(errorOf(message.error));
    else one?.resolve(message.bytes);
  });
  worker.on('error', (error) => end(`the ledger broke off: ${error.message}`));
  worker.on('exit', () => end('the ledger is closed'));
  const opened = reply(0);
  const send = (message: ToThread): Promise<Uint8Array<ArrayBuffer>> => {
    if (!running) throw new LedgerError('the ledger is closed');
    const answer = reply(message.id);
    worker.postMessage(message);
    return answer;
  };
  const bytes = async (name: CallName, args: readonly unknown[]) => send({ id: ++count, name, args });
  try {
    await opened;
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  return {
    bytes,
    handle: new Elsewhere(async (name, args) => deserialize(await bytes(name, args))),
    get running() {
      return running;
    },
    async close(patience = PATIENCE_MS) {
      if (!running) return;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, patience);
      });
      await Promise.race([send({ id: ++count, close: true }).catch(() => undefined), late]);
      clearTimeout(timer);
      await worker.terminate();
      if ('folder' in place) await removeOwnLock(place.folder);
    },
  };
}
