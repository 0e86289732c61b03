import { readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import type { PgBoss } from 'pg-boss';
import { UsageError } from '../numeric/errors.ts';
import { CASES, PLAN, SITUATION } from '../runs/places.ts';
import { isInStages, type Run } from '../runs/run.ts';
import { pieceNumbers, runStatus } from '../runs/status.ts';
import { OWN_QUEUE, type PieceJob, sqlOf } from './boss.ts';
import type { Asks, QueueDatabase } from './database.ts';
import { piecesMade, piecesNeeded, queueId, WHOLE_PIECE } from './queued-run.ts';
import { QUEUE_LOCK } from './tables.ts';
import { nextTurn } from './turns.ts';

export interface SubmitOptions {
  /** Whose the run is. */
  owner: string;
  /** The folder of all runs that the workers share, and which the run lies in; without it the database keeps the pieces. */
  runs?: string | undefined;
}

/** What was submitted. */
export interface Submitted {
  id: string;
  /** Pieces that are put into the queue, that wait there already or are being made, and that are made. */
  submitted: number;
  waiting: number;
  made: number;
}

/** Cases of a backtest may be many megabytes. */
const STORE_MS = 300_000;

/** Jobs that are written at once. */
const BATCH = 5000;

/** Longer names are none of a user. */
const LONGEST_OWNER = 100;

/**
 * Puts the pieces of a run that are missing into the queue. Doing so twice is harmless: a piece that waits or is made is not put
 * there again. So a queue that was lost is filled again.
 *
 * @throws UsageError if the run does not lie in the shared folder, or the user has no name
 */
export async function submitRun(
  db: QueueDatabase,
  boss: PgBoss,
  run: Run,
  { owner, runs }: SubmitOptions,
): Promise<Submitted> {
  if (owner.trim() === '' || owner.length > LONGEST_OWNER)
    throw new UsageError(`--user: expected a name of up to ${LONGEST_OWNER} characters`);
  const { plan, title } = run;
  const id = queueId(plan);
  const folder = runs === undefined ? null : placeIn(runs, run.folder);
  const source = plan.of === 'backtest' ? CASES : SITUATION;
  const [planText, sourceBytes] = await Promise.all([PLAN, source].map((name) => readFile(join(run.folder, name))));
  const needed = piecesNeeded(run);
  const missing = (await runStatus(run)).missing.map(({ piece }) => piece);
  return db.transaction(async (within) => {
    await within.query('select pg_advisory_xact_lock($1)', [QUEUE_LOCK]);
    await within.query(
      `insert into tightrope_queue.run
         (id, version, title, made_for, owner, samples, pieces, folder, plan, source_name, source, fetched)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, case when $12 then now() end)
       on conflict (id) do update set owner = excluded.owner, folder = excluded.folder, plan = excluded.plan,
         submitted = now(), fetched = excluded.fetched,
         state = case when run.state = 'cancelled' then 'open' else run.state end`,
      [
        ...[id, plan.version, title, plan.of, owner, 'samples' in plan ? plan.samples : null, needed.length],
        ...[folder, planText.toString('utf8'), source, sourceBytes, missing.length === 0],
      ],
      STORE_MS,
    );
    await noteFolder(within, id, missing.length === 0 ? needed : needed.filter((_, i) => !missing.includes(i)));
    const made = await piecesMade(within, id);
    const isStaged = isInStages(run);
    const numbers = isStaged
      ? Array.from({ length: made.has(WHOLE_PIECE) ? 0 : pieceNumbers(run) }, (_, i) => i)
      : missing.filter((piece) => !made.has(needed[piece]));
    const first = await nextTurn(within, owner);
    const sql = sqlOf(within);
    let submitted = 0;
    for (let begin = 0; begin < numbers.length; begin += BATCH) {
      const jobs = numbers.slice(begin, begin + BATCH).map((piece, i) => ({
        ...{ data: { run: id, piece } satisfies PieceJob, priority: -(first + begin + i) },
        ...{ group: { id }, singletonKey: `${id}.${piece}` },
      }));
      submitted += (await boss.insert(OWN_QUEUE, jobs, { db: sql, returnId: true }))?.length ?? 0;
    }
    const waiting = numbers.length - submitted;
    return { id, submitted, waiting, made: isStaged ? Number(made.has(WHOLE_PIECE)) : needed.length - numbers.length };
  });
}

/** Notes which pieces the folder of a run has; those that it had once and has lost are missing. */
async function noteFolder(within: Asks, id: string, names: readonly string[]): Promise<void> {
  await within.query('delete from tightrope_queue.piece where run = $1 and bytes is null', [id]);
  await within.query(
    `insert into tightrope_queue.piece (run, name, size, worker) select $1, name, 0, 'the folder of the run'
     from unnest($2::text[]) name on conflict do nothing`,
    [id, names],
  );
}

/** The folder of a run as seen from that of all runs. @throws UsageError if it does not lie in there */
function placeIn(runs: string, folder: string): string {
  const place = relative(resolve(runs), resolve(folder));
  if (place !== '' && !place.startsWith('..') && resolve(runs, place) === resolve(folder) && !/^[a-z]:/i.test(place))
    return place.split(sep).join('/');
  throw new UsageError(`--runs ${runs}: expected the shared folder that ${folder} lies in`);
}
