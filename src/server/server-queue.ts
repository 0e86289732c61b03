import { setTimeout as wait } from 'node:timers/promises';
import type { QueueDatabase } from '../queue/database.ts';
import { openQueueDatabase, plainly } from '../queue/database.ts';
import { keptFor } from '../queue/kept-for.ts';
import type { QueueCounts, QueueStatus } from '../queue/status-types.ts';
import { Refusal } from './refusal.ts';

/** The queue of the database that the server was given. */
export interface ServerQueue {
  /** Whether there is one: a database may have none yet, or not answer. */
  isThere(): Promise<boolean>;
  status(): Promise<QueueStatus>;
  /** Its numbers alone. */
  counts(): Promise<QueueCounts | undefined>;
  /** @throws Refusal if there is none, or it does not answer */
  act<T>(does: (db: QueueDatabase) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The page does not wait longer to know whether there is a queue. */
const LOOK_MS = 2000;
/** A page that asks every second, and several of them, cost the database one answer in this time. */
const KEPT_MS = 900;
/** Who watches may ask without a token: the database is spared that. */
const COUNTS_KEPT_MS = 5000;

/** @param url of the database; nothing where the server was given none */
export function serverQueue(url: string | undefined): ServerQueue {
  let opened: Promise<QueueDatabase> | undefined;
  const open = (): Promise<QueueDatabase> => {
    if (!url)
      throw new Refusal('not-found', 'the server was given no database with a queue (tightrope serve --database-url)');
    opened ??= openQueueDatabase(url);
    // One that could not be opened is tried again.
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };
  const act = async <T>(does: (db: QueueDatabase) => Promise<T>): Promise<T> => {
    const { hasQueue } = await import('../queue/tables.ts');
    const db = await open();
    try {
      if (!(await hasQueue(db)))
        throw new Refusal('not-found', 'the database has no queue; `tightrope run submit` begins one');
      return await does(db);
    } catch (error) {
      throw plainly(error, db.where);
    }
  };
  return {
    act,
    async isThere() {
      if (!url) return false;
      const { hasQueue } = await import('../queue/tables.ts');
      const asked = open()
        .then(hasQueue)
        .catch(() => false);
      return Promise.race([asked, wait(LOOK_MS, false, { ref: false })]);
    },
    status: keptFor(KEPT_MS, async () => act((await import('../queue/status.ts')).queueStatus)),
    counts: keptFor(COUNTS_KEPT_MS, async () =>
      url ? act((await import('../queue/status.ts')).queueCounts) : undefined,
    ),
    async close() {
      await (await opened?.catch(() => undefined))?.close();
    },
  };
}
