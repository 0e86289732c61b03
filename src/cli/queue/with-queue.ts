import { UsageError } from '../../numeric/errors.ts';
import { openQueueDatabase, plainly, type QueueDatabase } from '../../queue/database.ts';
import type { DatabaseFlags } from './database-flag.ts';

/**
 * Does something with the database of the queue, and closes it whatever happens.
 *
 * @throws UsageError with what is wrong, in plain words
 */
export async function withQueue<T>({ databaseUrl }: DatabaseFlags, act: (db: QueueDatabase) => Promise<T>): Promise<T> {
  const url = databaseUrl ?? process.env.TIGHTROPE_DATABASE_URL;
  if (!url)
    throw new UsageError(
      'which database has the queue? --database-url or TIGHTROPE_DATABASE_URL names it, as postgres://user@host/database',
    );
  const db = await openQueueDatabase(url);
  try {
    return await act(db);
  } catch (error) {
    throw plainly(error, db.where);
  } finally {
    await Promise.race([db.close(), new Promise((resolve) => setTimeout(resolve, CLOSE_MS).unref())]);
  }
}

/** A connection that the network swallowed is not waited for. */
const CLOSE_MS = 500;
