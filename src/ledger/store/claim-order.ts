import { type SQL, sql } from 'drizzle-orm';
import type { ClaimFilter } from '../claim/filter.ts';
import { claimCondition } from './claim-condition.ts';
import type { Database } from './database.ts';
import { packedNumbers } from './packed.ts';
import { claims } from './tables.ts';

/**
 * The places of the claims that a filter fits, in the order of a list: those recorded last first. A list of them takes a small part of
 * the time of the claims themselves, and any page is then a part of it.
 *
 * @param dueFirst open claims past their deadline come first, the oldest deadline before the others
 */
export async function claimOrder(
  db: Database,
  filter: ClaimFilter,
  { now, dueFirst }: { now: number; dueFirst: boolean },
): Promise<Float64Array> {
  const due = filter.due || dueFirst ? await duePlaces(db, filter, now) : [];
  if (filter.due) return Float64Array.from(due);
  const [all] = await packedNumbers(db, from(claimCondition(filter, now)), [SEQ]);
  const order = Float64Array.from(all).sort().reverse();
  if (due.length === 0) return order;
  const isDue = new Set(due);
  return Float64Array.from([...due, ...order.filter((seq) => !isDue.has(seq))]);
}

const SEQ = { of: sql`seq`, kind: 'bigint' } as const;

const from = (condition: SQL | undefined): SQL => sql`${claims} where ${condition ?? sql`true`}`;

/** Open claims whose deadline is past, the oldest deadline first. */
async function duePlaces(db: Database, filter: ClaimFilter, now: number): Promise<number[]> {
  const condition = claimCondition({ ...filter, due: true }, now);
  const [seqs, deadlines] = await packedNumbers(db, from(condition), [SEQ, { of: sql`deadline`, kind: 'time' }]);
  return Array.from(seqs.keys())
    .sort((a, b) => deadlines[a] - deadlines[b] || seqs[b] - seqs[a])
    .map((k) => seqs[k]);
}
