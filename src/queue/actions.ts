import type { PgBoss } from 'pg-boss';
import { BEAT_SECONDS, DEAD_LETTERS } from './boss.ts';
import type { QueueDatabase } from './database.ts';
import { COUNTS, type QueuedRun } from './queued-run.ts';
import type { Gate } from './states.ts';
import { JOBS } from './tables.ts';
import { takeTurnsAnew } from './turns.ts';

/** Says whether workers may begin pieces of any run. */
export async function setGate(db: QueueDatabase, state: Gate): Promise<void> {
  await db.query('update tightrope_queue.gate set state = $1', [state]);
}

/** Lets the pieces of a run wait; those that are being made are finished. */
export async function pauseRun(db: QueueDatabase, { id }: QueuedRun): Promise<void> {
  await db.query(`update tightrope_queue.run set state = 'paused' where id = $1 and state = 'open'`, [id]);
}

/** Goes on with a run that was paused: its pieces take turns with those of others from now on. */
export async function resumeRun(db: QueueDatabase, { id, owner }: QueuedRun): Promise<void> {
  await db.transaction(async (within) => {
    const resumed = await within.query(
      `update tightrope_queue.run set state = 'open' where id = $1 and state = 'paused' returning id`,
      [id],
    );
    if (resumed.length > 0) await takeTurnsAnew(within, id, owner);
  });
}

/** Takes the pieces of a run that are not made out of the queue; workers that are at one end it at their next sign of life. */
export async function cancelRun(db: QueueDatabase, { id }: QueuedRun): Promise<number> {
  return db.transaction(async (within) => {
    await within.query(`update tightrope_queue.run set state = 'cancelled' where id = $1`, [id]);
    const gone = await within.query(`delete from ${JOBS}.job where group_id = $1 and state <= 'active' returning id`, [
      id,
    ]);
    return gone.length;
  });
}

/** Dead letters that are taken up again at once. */
const MOST_REDRIVEN = 1000;

/** Tries again what failed as often as it may. @param run only its pieces; all by default */
export async function retryDead(db: QueueDatabase, boss: PgBoss, run?: QueuedRun): Promise<number> {
  const runs = await db.query<{ id: string; owner: string }>(
    `select distinct r.id, r.owner from tightrope_queue.run r join ${JOBS}.job j on j.group_id = r.id
     where j.name = $1 and j.state <= 'active' and ($2::text is null or r.id = $2)`,
    [DEAD_LETTERS, run?.id ?? null],
  );
  let retried = 0;
  for (;;) {
    const options = { limit: MOST_REDRIVEN, ...(run && { data: { run: run.id } }) };
    const some = await boss.redrive(DEAD_LETTERS, options);
    retried += some;
    if (some < MOST_REDRIVEN) break;
  }
  for (const { id, owner } of runs) await db.transaction((within) => takeTurnsAnew(within, id, owner));
  return retried;
}

/** What was removed. */
export interface Purged {
  runs: number;
  pieces: number;
  bytes: number;
}

/**
 * Removes runs from the queue with the pieces that the database keeps: those that were cancelled, and those that are whole and are in
 * the folder that they were submitted from.
 *
 * @param which only this run, whatever its state; or every run
 */
export async function purge(db: QueueDatabase, which?: QueuedRun | 'every'): Promise<Purged> {
  return db.transaction(async (within) => {
    const done = `r.state = 'cancelled' or r.fetched is not null
      or (r.folder is not null and r.pieces <= (select count(*) from tightrope_queue.piece p where p.run = r.id
        and ${COUNTS}))`;
    const runs = await within.query<{ id: string }>(
      `select id from tightrope_queue.run r
       where case when $1::text is null then ${done} else $1 = 'every' or r.id = $1 end for update`,
      [which === undefined || which === 'every' ? (which ?? null) : which.id],
    );
    const ids = runs.map(({ id }) => id);
    const [{ pieces, bytes }] = await within.query<Omit<Purged, 'runs'>>(
      'select count(*)::int as pieces, coalesce(sum(size), 0)::float8 as bytes from tightrope_queue.piece where run = any($1)',
      [ids],
    );
    await within.query(`delete from ${JOBS}.job where group_id = any($1)`, [ids]);
    await within.query('delete from tightrope_queue.run where id = any($1)', [ids]);
    return { runs: ids.length, pieces, bytes };
  });
}

/** How many pieces workers are at; one whose worker gives no more sign of life counts for nothing. */
export async function atWork(db: QueueDatabase): Promise<number> {
  const [{ count }] = await db.query<{ count: number }>(
    `select count(*)::int as count from ${JOBS}.job where name <> $1 and state = 'active' and heartbeat_on > now() - $2 * interval '1s'`,
    [DEAD_LETTERS, 3 * BEAT_SECONDS],
  );
  return count;
}
