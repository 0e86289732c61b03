import { sql } from 'drizzle-orm';
import { MOST_TAGS, type Overview } from '../claim/filter.ts';
import type { Status } from '../claim/kinds.ts';
import { type Database, queryRows } from './database.ts';
import { claims, resolutions } from './tables.ts';
import { untilWritten } from './until-written.ts';

/** How many claims there are of each kind that a reader filters by. */
export function overview(db: Database, now = Date.now()): Promise<Overview> {
  return db.transaction((tx) => untilWritten({ db, tx, now }, 'overview', () => counts(tx, now)), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });
}

async function counts(db: Database, now: number): Promise<Overview> {
  const { rows } = await queryRows<{ status: Status; claims: number; due: number }>(
    db,
    sql`with last as (select distinct on (claim) claim, verdict from ${resolutions} order by claim, seq desc)
      select coalesce(last.verdict, 'open') as status, count(*)::int as claims,
        (count(*) filter (where last.verdict is null and ${claims.deadline} < ${new Date(now).toISOString()}::timestamptz))::int as due
      from ${claims} left join last on last.claim = ${claims.seq} group by 1`,
  );
  const { rows: tags } = await queryRows<{ tag: string; claims: number }>(
    db,
    // Many claims have the same tags.
    sql`select tag, sum(n)::int as claims from (select tags, count(*) as n from ${claims} group by tags) t, unnest(tags) as tag
      group by tag order by sum(n) desc, tag collate "C" limit ${MOST_TAGS}`,
  );
  const statuses: Overview['statuses'] = { open: 0, resolved: 0, disputed: 0, annulled: 0 };
  for (const { status, claims } of rows) statuses[status] = claims;
  const sum = (of: 'claims' | 'due') => rows.reduce((total, row) => total + row[of], 0);
  return { claims: sum('claims'), due: sum('due'), statuses, tags };
}
