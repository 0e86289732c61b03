import type { PgBoss } from 'pg-boss';
import type { QueueDatabase } from './database.ts';
import type { LocalRuns } from './local-runs.ts';
import type { PieceMaker } from './piece-maker.ts';
import type { WorkerState } from './worker-state.ts';

/** What a worker works with. */
export interface Bench {
  /** That of the worker in the database. */
  id: string;
  db: QueueDatabase;
  boss: PgBoss;
  local: LocalRuns;
  maker: PieceMaker;
  threads: number;
  signal: AbortSignal;
  say: (line: string) => void;
  state: WorkerState;
}
