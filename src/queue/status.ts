import { BEAT_SECONDS, DEAD_LETTERS } from './boss.ts';
import type { Asks } from './database.ts';
import { COUNTS } from './queued-run.ts';
import type { Gate } from './states.ts';
import type { DeadLetter, QueueCounts, QueueStatus, RunInQueue, WorkerOfQueue } from './status-types.ts';
import { JOBS } from './tables.ts';

/** More pieces that failed are counted, not listed. */
const MOST_DEAD = 100;
/** More runs are not listed; those that are not whole come first. */
const MOST_RUNS = 500;
const LIVE_SECONDS = 6 * BEAT_SECONDS;

/** How a queue stands: its runs, those that are not whole first and the newest first among them, its workers, and what failed. */
export async function queueStatus(db: Asks): Promise<QueueStatus> {
  const [gates, runs, workers, dead, [{ deadLetters }]] = await Promise.all([
    db.query<{ state: Gate }>('select state from tightrope_queue.gate'),
    db.query<RunInQueue>(RUNS, [DEAD_LETTERS, MOST_RUNS]),
    db.query<Omit<WorkerOfQueue, 'at'> & { run: string | null; piece: number; seconds: number }>(
      `select host, pid, version, made, failed, run, piece, extract(epoch from now() - since)::float8 as seconds
       from tightrope_queue.worker where seen > now() - $1 * interval '1s' order by host, pid`,
      [LIVE_SECONDS],
    ),
    deadLettersOf(db),
    db.query<{ deadLetters: number }>(
      `select count(*)::int as "deadLetters" from ${JOBS}.job where name = $1 and state <= 'active'`,
      [DEAD_LETTERS],
    ),
  ]);
  return {
    ...{ gate: gates[0]?.state ?? 'open', runs },
    workers: workers.map(({ run, piece, seconds, ...worker }) => ({
      ...worker,
      ...(run !== null && { at: { run, piece, seconds: Math.max(0, Math.round(seconds)) } }),
    })),
    ...{ dead, deadLetters },
  };
}

const RUNS = `
with jobs as (
  select group_id,
    count(*) filter (where name <> $1 and state = 'created')::int as waiting,
    count(*) filter (where name <> $1 and state = 'active')::int as at_work,
    count(*) filter (where name <> $1 and state = 'retry')::int as failing,
    count(*) filter (where name = $1)::int as dead
  from ${JOBS}.job where state <= 'active' group by 1
), made as (
  select run, count(*)::int as made from tightrope_queue.piece
  where ${COUNTS} group by 1
), runs as (
  select r.id, r.title, r.made_for as of, r.owner, r.version, r.samples::float8 as samples, r.folder,
    case when coalesce(made, 0) >= r.pieces then 'whole' else r.state end as state,
    r.pieces, least(coalesce(made, 0), r.pieces) as made, coalesce(waiting, 0) as waiting, coalesce(at_work, 0) as "atWork",
    coalesce(failing, 0) as failing, coalesce(dead, 0) as dead, r.submitted, r.fetched is not null as fetched
  from tightrope_queue.run r left join jobs j on j.group_id = r.id left join made m on m.run = r.id
)
select id, title, of, owner, version, samples, folder, state, pieces, made, waiting, "atWork", failing, dead, fetched,
  to_char(submitted, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as submitted
from runs order by state = 'whole', runs.submitted desc, id limit $2`;

async function deadLettersOf(db: Asks): Promise<DeadLetter[]> {
  const rows = await db.query<Omit<DeadLetter, 'reason' | 'worker'> & { output: unknown }>(
    `select coalesce(j.group_id, '') as run, coalesce(r.title, '') as title, coalesce((j.data ->> 'piece')::int, 0) as piece,
       j.source_output as output, to_char(j.created_on, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
     from ${JOBS}.job j left join tightrope_queue.run r on r.id = j.group_id
     where j.name = $1 and j.state <= 'active' order by j.created_on desc limit $2`,
    [DEAD_LETTERS, MOST_DEAD],
  );
  return rows.map(({ output, ...letter }) => {
    const { reason, worker, value } = Object(output) as { reason?: unknown; worker?: unknown; value?: unknown };
    const text = reason ?? (Object(value) as { message?: unknown }).message ?? Object(output).message;
    const isSilent = text === undefined || /heartbeat/i.test(String(text));
    return {
      ...letter,
      reason: isSilent ? 'its worker gave no more sign of life: it was killed, or cut off' : String(text),
      ...(typeof worker === 'string' && { worker }),
    };
  });
}

/** Counts what waits and what is being made. */
export async function queueCounts(db: Asks): Promise<QueueCounts> {
  const [counts] = await db.query<QueueCounts>(
    `select count(*) filter (where j.name <> $1 and j.state = 'created')::int as waiting,
       count(*) filter (where j.name <> $1 and j.state = 'active')::int as "atWork",
       count(*) filter (where j.name <> $1 and j.state = 'retry')::int as failing,
       count(*) filter (where j.name = $1)::int as dead,
       (select count(*) from tightrope_queue.worker where seen > now() - $2 * interval '1s')::int as workers
     from ${JOBS}.job j where j.state <= 'active'`,
    [DEAD_LETTERS, LIVE_SECONDS],
  );
  return counts;
}
