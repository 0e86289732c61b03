import { DEAD_LETTERS } from './boss.ts';
import type { Asks } from './database.ts';
import type { RunState } from './states.ts';
import { JOBS } from './tables.ts';

/**
 * Why a run does not become whole though one waits for it; nothing while pieces of it wait or are being made.
 *
 * @param id of the run in the queue
 */
export async function whyNotWhole(db: Asks, id: string): Promise<string | undefined> {
  const [found] = await db.query<{ state: RunState; live: boolean; dead: number }>(
    `select state, exists (select 1 from ${JOBS}.job where group_id = r.id and name <> $2 and state <= 'active') as live,
       (select count(*) from ${JOBS}.job where group_id = r.id and name = $2 and state <= 'active')::int as dead
     from tightrope_queue.run r where id = $1`,
    [id, DEAD_LETTERS],
  );
  if (!found) return 'the queue does not have the run any more: `tightrope run submit` puts it there again';
  if (found.state === 'cancelled') return 'the run was cancelled';
  if (found.live) return undefined;
  if (found.dead === 0) return 'none of the others waits: `tightrope run submit` puts them into the queue again';
  return `${found.dead} failed as often as they may: \`tightrope queue status\` says why, \`tightrope queue retry\` tries them again`;
}
