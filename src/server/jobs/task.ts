import type { CallName } from '../../ledger/store/calls.ts';
import type { Elsewhere } from '../../ledger/store/elsewhere.ts';
import type { ErrorAnswer } from '../error-answer.ts';

/** The kinds of work that is done on other threads. */
export type TaskKind =
  | 'forecast'
  | 'analysis'
  | 'comparison'
  | 'trace'
  | 'record'
  | 'check'
  | 'events'
  | 'backtest'
  | 'learn'
  | 'import';

/** Work for another thread: plain data. */
export interface Task {
  kind: TaskKind;
  /** The folder that is served. */
  root: string;
  /** The text of the situation, and its name in the folder; of events and files there is none. */
  situation?: { text: string; file: string };
  /** Options as the function of the kind takes them. */
  options: Record<string, unknown>;
  /** Adds the folder's own ledger to the record. */
  ledger?: boolean;
  /** The run that has what is asked for: its name, and where it lies. */
  run?: { name: string; folder: string };
}

/** How far a task is. */
export interface TaskProgress {
  stage: string;
  done: number;
  planned: number;
  /** Of the whole, 0-1. */
  share: number;
}

/** What is sent to the thread of a task. */
export type ToTask =
  | { task: Task }
  | { cancel: true }
  | { answer: number; bytes: Uint8Array<ArrayBuffer> }
  | { answer: number; error: { code: string | undefined; message: string } };

/** What it sends back: how far it is, what it asks of the folder's ledger, and how it ended. */
export type FromTask =
  | { progress: TaskProgress }
  | { ask: number; name: CallName; args: readonly unknown[]; create: boolean }
  | { done: { text: string; warnings: string[] } }
  | { failed: ErrorAnswer; cancelled: boolean };

/** What a task found, and what a reader should know beside it. */
export interface TaskResult {
  value: unknown;
  warnings: string[];
}

/** What a task works with. */
export interface TaskTools {
  signal: AbortSignal;
  onProgress(progress: TaskProgress): void;
  /** The folder's own ledger; `create` begins one where there is none. */
  ledger(create: boolean): Elsewhere;
}
