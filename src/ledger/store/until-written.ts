import { sql } from 'drizzle-orm';
import { type Database, queryRows } from './database.ts';
import { headOf } from './entries.ts';
import { ms } from './packed.ts';
import { claims } from './tables.ts';

/** Answers that are kept for one ledger. An order of a million claims takes 8 MB. */
const MOST = 8;

interface Kept {
  /** The answer holds from one moment to another, milliseconds since 1970: until a further deadline is past. */
  from: number;
  until: number;
  value: unknown;
}

const kept = new WeakMap<Database, { head: string; answers: Map<string, Kept> }>();

/**
 * An answer of a ledger, found once: the same question gets the same answer until something is written down or a deadline passes.
 *
 * @param db the ledger
 * @param tx a transaction of it, in which the answer is found
 * @param now the clock, milliseconds since 1970
 */
export async function untilWritten<T>(
  { db, tx, now }: { db: Database; tx: Database; now: number },
  question: string,
  find: () => Promise<T>,
): Promise<T> {
  const { hash } = await headOf(tx);
  let mine = kept.get(db);
  if (mine?.head !== hash) {
    mine = { head: hash, answers: new Map() };
    kept.set(db, mine);
  }
  const { answers } = mine;
  const found = answers.get(question);
  const isTrue = found !== undefined && found.from <= now && now <= found.until;
  const answer = isTrue ? found : { from: now, until: await nextDeadline(tx, now), value: await find() };
  answers.delete(question);
  answers.set(question, answer);
  for (const oldest of answers.keys()) if (answers.size > MOST) answers.delete(oldest);
  return answer.value as T;
}

/** The first deadline that is not past, milliseconds since 1970. */
async function nextDeadline(tx: Database, now: number): Promise<number> {
  const { rows } = await queryRows<{ next: number | null }>(
    tx,
    sql`select ${ms(sql`min(${claims.deadline})`)}::float8 as next from ${claims}
      where ${claims.deadline} >= ${new Date(now).toISOString()}::timestamptz`,
  );
  return rows[0].next ?? Number.POSITIVE_INFINITY;
}
