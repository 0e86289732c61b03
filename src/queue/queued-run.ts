import { UsageError } from '../numeric/errors.ts';
import { hashOf } from '../numeric/hash.ts';
import { isInStages, type Run } from '../runs/run.ts';
import type { RunPlan } from '../runs/run-plan.ts';
import type { Asks } from './database.ts';
import type { RunState } from './states.ts';

/** A run as the queue has it. */
export interface QueuedRun {
  id: string;
  version: string;
  title: string;
  /** Whose it is: the jobs of one user take turns with those of the others. */
  owner: string;
  /** The folder of the run as seen from that of all runs, where machines share one; null where the database has its pieces. */
  folder: string | null;
  state: RunState;
}

/** What names a run in the queue: what it is of, and how it is cut. */
export const queueId = (plan: RunPlan): string => {
  const { run, ends } = plan;
  const draws = plan.of === 'backtest' ? {} : { samples: plan.samples, explanationEnds: plan.explanationEnds };
  return hashOf({ run, ends, ...draws }).slice(0, 24);
};

/** The last piece of an analysis is the whole. */
export const WHOLE_PIECE = 'analysis.piece';

/** Those of the stages before it count for nothing by themselves: SQL that holds for the others. */
export const COUNTS = `(name = '${WHOLE_PIECE}' or name not like 'analysis-%')`;

/** The names of the pieces that make a run whole. */
export const piecesNeeded = (run: Run): string[] =>
  isInStages(run) ? [WHOLE_PIECE] : run.pieces.map(({ name }) => `${name}.piece`);

/**
 * Finds a run by its id or the beginning of one.
 *
 * @throws UsageError if there is none, or if there are several
 */
export async function findRun(db: Asks, id: string): Promise<QueuedRun> {
  const found = /^[0-9a-f]{1,24}$/.test(id)
    ? await db.query<QueuedRun>(
        `select id, version, title, owner, folder, state from tightrope_queue.run where id like $1 || '%' limit 2`,
        [id],
      )
    : [];
  if (found.length === 1) return found[0];
  const what = found.length === 0 ? 'no such run in the queue' : 'several runs begin with that';
  throw new UsageError(`${id}: ${what}; \`tightrope queue status\` lists them with their ids`);
}

/** The names of the pieces of a run that are made. */
export async function piecesMade(db: Asks, run: string): Promise<Set<string>> {
  const rows = await db.query<{ name: string }>('select name from tightrope_queue.piece where run = $1', [run]);
  return new Set(rows.map(({ name }) => name));
}
