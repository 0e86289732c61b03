import { OWN_QUEUE } from './boss.ts';
import type { Asks } from './database.ts';
import { JOBS } from './tables.ts';

/**
 * The turn of a user's next piece. Pieces are made in the order of their turns, so that users take turns whatever each has waiting
 * (start-time fair queueing, Goyal, Vin and Cheng 1996): a user's pieces get turns one after the other, beginning at the turn that is
 * being served, or after the user's last one that waits. No worker rests while anything waits.
 *
 * @param except a run that does not count
 */
export async function nextTurn(db: Asks, owner: string, except = ''): Promise<number> {
  const [{ served, waiting, last }] = await db.query<Record<'served' | 'waiting' | 'last', number | null>>(
    `with live as (
       select j.priority, j.state::text as state, r.owner, r.state as run_state, r.id
       from ${JOBS}.job j join tightrope_queue.run r on r.id = j.group_id
       where j.name = $1 and j.state <= 'active' and r.id <> $3
     )
     select max(-priority) filter (where state = 'active')::int as served,
       min(-priority) filter (where state = 'created' and run_state = 'open')::int as waiting,
       max(-priority) filter (where owner = $2)::int as last
     from live`,
    [OWN_QUEUE, owner, except],
  );
  return Math.max(served ?? waiting ?? 0, last === null ? 0 : last + 1);
}

/** Gives the pieces of a run that wait new turns: while they were not to be made, others had theirs. */
export async function takeTurnsAnew(db: Asks, run: string, owner: string): Promise<void> {
  const first = await nextTurn(db, owner, run);
  await db.query(
    `with waiting as (
       select id, row_number() over (order by priority desc, created_on) - 1 as place
       from ${JOBS}.job where name = $1 and group_id = $2 and state = 'created'
     )
     update ${JOBS}.job j set priority = -($3 + place) from waiting where j.name = $1 and j.id = waiting.id`,
    [OWN_QUEUE, run, first],
  );
}
