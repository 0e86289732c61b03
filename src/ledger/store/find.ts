import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { SealedEntry } from '../claim/entry.ts';
import type { ClaimFilter, Page, PageOptions } from '../claim/filter.ts';
import type { History, ListedClaim, Status } from '../claim/history.ts';
import { writeMoment } from '../claim/moment.ts';
import { anyOf } from './any-of.ts';
import { claimCondition, claimPlace, lastVerdict } from './claim-condition.ts';
import { claimOrder } from './claim-order.ts';
import { type Database, queryRows } from './database.ts';
import { claimEntry, forecastEntry, resolutionEntry } from './rows.ts';
import { claims, forecasts, resolutions } from './tables.ts';
import { untilWritten } from './until-written.ts';

export type { ClaimFilter, Page } from '../claim/filter.ts';

/** A page of claims, those recorded last first. */
export async function listClaims(
  db: Database,
  filter: ClaimFilter = {},
  { limit = 50, offset = 0, now = Date.now(), dueFirst = false }: PageOptions = {},
): Promise<Page> {
  return db.transaction(
    async (tx) => {
      const question = JSON.stringify(['order', filter, dueFirst]);
      const order = await untilWritten({ db, tx, now }, question, () => claimOrder(tx, filter, { now, dueFirst }));
      return { total: order.length, claims: await listed(tx, order.subarray(offset, offset + limit)) };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

/** Claims as a list shows them, in the order of their places. */
async function listed(db: Database, places: Float64Array): Promise<ListedClaim[]> {
  if (places.length === 0) return [];
  const rows = await db
    .select({
      claim: claims,
      probability: sql<number | null>`(select f.probability from ${forecasts} f where f.claim = ${claimPlace}
        order by f.made desc, f.seq desc limit 1)`,
      forecasts: sql<number>`(select count(*)::int from ${forecasts} f where f.claim = ${claimPlace})`,
      verdict: sql<Status | null>`${lastVerdict}`,
      outcome: sql<unknown>`(select r.outcome from ${resolutions} r where r.claim = ${claimPlace} order by r.seq desc limit 1)`,
    })
    .from(claims)
    .where(anyOf(claims.seq, [...places], sql`bigint`));
  const rank = new Map(Array.from(places, (seq, k) => [seq, k]));
  const rankOf = ({ claim }: (typeof rows)[number]) => rank.get(claim.seq) as number;
  return rows
    .sort((a, b) => rankOf(a) - rankOf(b))
    .map(({ claim: { id, text, kind, claimant, made, deadline }, ...row }) => ({
      ...{ id, text, kind, claimant },
      made: writeMoment(made.getTime()),
      ...(deadline !== null && { deadline: writeMoment(deadline.getTime(), 'end') }),
      status: row.verdict ?? 'open',
      ...(row.outcome !== null && { outcome: row.outcome }),
      ...(row.probability !== null && { probability: row.probability }),
      forecasts: row.forecasts,
    }));
}

/** The ids that begin with some letters, at most nine; the id itself alone, where there is one. */
export async function idsLike(db: Database, start: string): Promise<string[]> {
  const exact = await db.select({ id: claims.id }).from(claims).where(eq(claims.id, start));
  const found =
    exact.length > 0
      ? exact
      : await db
          .select({ id: claims.id })
          .from(claims)
          .where(sql`starts_with(${claims.id}, ${start})`)
          .orderBy(asc(claims.id))
          .limit(9);
  return found.map(({ id }) => id);
}

/** All ids, for the nearest to one that is not there. */
export async function allIds(db: Database): Promise<string[]> {
  const { rows } = await queryRows<{ ids: string }>(
    db,
    sql`select coalesce(string_agg(id, E'\n'), '') as ids from ${claims}`,
  );
  return rows[0].ids.split('\n');
}

/** A claim with all that was ever said of it, as it was written down. */
export interface SealedHistory extends History {
  claim: Extract<SealedEntry, { entry: 'claim' }>;
  forecasts: Extract<SealedEntry, { entry: 'forecast' }>[];
  resolutions: Extract<SealedEntry, { entry: 'resolution' }>[];
}

/** The claims that a filter fits, each with its whole history, in the order of their recording. */
export async function histories(db: Database, filter: ClaimFilter = {}): Promise<SealedHistory[]> {
  const rows = await db.select().from(claims).where(claimCondition(filter)).orderBy(asc(claims.seq));
  const which = db.select({ seq: claims.seq }).from(claims).where(claimCondition(filter));
  const [said, known] = await Promise.all([
    db.select().from(forecasts).where(inArray(forecasts.claim, which)).orderBy(asc(forecasts.seq)),
    db.select().from(resolutions).where(inArray(resolutions.claim, which)).orderBy(asc(resolutions.seq)),
  ]);
  const all = new Map(
    rows.map((row): [number, SealedHistory] => [row.seq, { claim: claimEntry(row), forecasts: [], resolutions: [] }]),
  );
  for (const row of said) {
    const history = all.get(row.claim);
    history?.forecasts.push(forecastEntry(row, history.claim.id));
  }
  for (const row of known) {
    const history = all.get(row.claim);
    history?.resolutions.push(resolutionEntry(row, history.claim.id));
  }
  return [...all.values()];
}

/** One claim with its whole history. */
export async function historyOf(db: Database, id: string): Promise<SealedHistory | undefined> {
  const [row] = await db.select().from(claims).where(eq(claims.id, id));
  if (!row) return undefined;
  const [said, known] = await Promise.all([
    db.select().from(forecasts).where(eq(forecasts.claim, row.seq)).orderBy(asc(forecasts.seq)),
    db.select().from(resolutions).where(eq(resolutions.claim, row.seq)).orderBy(asc(resolutions.seq)),
  ]);
  return {
    claim: claimEntry(row),
    forecasts: said.map((forecast) => forecastEntry(forecast, id)),
    resolutions: known.map((resolution) => resolutionEntry(resolution, id)),
  };
}
