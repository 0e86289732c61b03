import type { Gate, RunState } from './states.ts';

/** A run in the queue, and how far it is. */
export interface RunInQueue {
  id: string;
  title: string;
  /** What it is for: a forecast, or an analysis. */
  of: string;
  owner: string;
  version: string;
  /** Draws; null of a backtest. */
  samples: number | null;
  /** Where machines share a folder, that of the run as seen from it. */
  folder: string | null;
  /** `whole` once all pieces are made. */
  state: RunState | 'whole';
  /** Pieces: all of them, those that are made, wait, are being made, wait to be tried again, and failed as often as they may. */
  pieces: number;
  made: number;
  waiting: number;
  atWork: number;
  failing: number;
  dead: number;
  submitted: string;
  /** Whether all came into the folder that it was submitted from. */
  fetched: boolean;
}

/** A worker that gave a sign of life within the last half minute. */
export interface WorkerOfQueue {
  host: string;
  pid: number;
  version: string;
  made: number;
  failed: number;
  /** What it is at, and for how many seconds. */
  at?: { run: string; piece: number; seconds: number };
}

/** A piece that failed as often as it may. */
export interface DeadLetter {
  run: string;
  title: string;
  piece: number;
  reason: string;
  worker?: string;
  at: string;
}

/** How a queue stands. */
export interface QueueStatus {
  gate: Gate;
  runs: RunInQueue[];
  workers: WorkerOfQueue[];
  dead: DeadLetter[];
  /** All that failed, where not all are listed. */
  deadLetters: number;
}

/** Numbers of a queue, for those who watch it: they name nobody and nothing. */
export interface QueueCounts {
  waiting: number;
  atWork: number;
  failing: number;
  dead: number;
  workers: number;
}
