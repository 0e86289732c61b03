import { and, arrayContains, eq, type SQL, sql } from 'drizzle-orm';
import type { ClaimFilter } from '../claim/filter.ts';
import { claims, resolutions } from './tables.ts';

/** The place of a claim, named in full: inside a query of another table its own name would be taken for that table's. */
export const claimPlace = sql`${claims}.seq`;

/** The last verdict on a claim; null where there is none. */
export const lastVerdict = sql`(select r.verdict from ${resolutions} r where r.claim = ${claimPlace} order by r.seq desc limit 1)`;

const isOpen = sql`not exists (select 1 from ${resolutions} r where r.claim = ${claimPlace})`;

/** The filter as a condition on the table of claims. */
export function claimCondition(filter: ClaimFilter, now = Date.now()): SQL | undefined {
  const { status, due, claimant, tag, question, outcome, words } = filter;
  return and(
    claimant === undefined ? undefined : eq(claims.claimant, claimant),
    tag === undefined ? undefined : arrayContains(claims.tags, [tag]),
    question === undefined ? undefined : eq(claims.question, question),
    outcome === undefined ? undefined : eq(claims.outcome, outcome),
    words === undefined ? undefined : sql`position(lower(${words}) in lower(${claims.text})) > 0`,
    status === undefined ? undefined : status === 'open' ? isOpen : sql`${lastVerdict} = ${status}`,
    due ? and(isOpen, sql`${claims.deadline} < ${new Date(now).toISOString()}::timestamptz`) : undefined,
  );
}
