import type { PgBoss, QueueOptions, Sql } from 'pg-boss';
import { UsageError } from '../numeric/errors.ts';
import { version } from '../version.ts';
import type { Asks, QueueDatabase } from './database.ts';
import { JOBS, makeTables } from './tables.ts';

/** The oldest Node that pg-boss 12 runs in. */
const OLDEST_NODE = [22, 12] as const;

/** What a job of the queue is to do. */
export interface PieceJob {
  run: string;
  /** The number of a piece; of an analysis, that of a worker on it. */
  piece: number;
}

/** Jobs of one version of the engine are a queue of their own: another version never takes one. */
export const queueOf = (engine: string): string => `pieces-${engine.replace(/[^\w.-]/g, '-')}`;
export const OWN_QUEUE = queueOf(version);

/** Where jobs go that failed as often as they may. */
export const DEAD_LETTERS = 'dead-letters';

/** A worker gives a sign of life this often; after three times as long without one its piece goes to another. */
export const BEAT_SECONDS = 5;

const DAY = 86_400;

/** A piece is tried five times, the last time about two minutes after the first. */
const PIECES: QueueOptions = {
  ...{ policy: 'exclusive', deadLetter: DEAD_LETTERS, heartbeatSeconds: 3 * BEAT_SECONDS },
  ...{ retryLimit: 4, retryDelay: 5, retryBackoff: true, retryDelayMax: 300 },
  ...{ expireInSeconds: DAY, retentionSeconds: 365 * DAY, deleteAfterSeconds: DAY },
};

export interface BossOptions {
  /** Looks after jobs whose workers are gone; every worker does, and the database picks one at a time. */
  supervise?: boolean;
}

/**
 * Starts pg-boss on a database, with the tables of the queue.
 *
 * @throws UsageError if Node is too old for it, or it is not installed
 */
export async function startBoss(db: QueueDatabase, { supervise = false }: BossOptions = {}): Promise<PgBoss> {
  const { PgBoss } = await loadPgBoss();
  await makeTables(db);
  const boss = new PgBoss({
    ...{ db: sqlOf(db), schema: JOBS, schedule: false, registerInstance: false },
    ...{ supervise, superviseIntervalSeconds: BEAT_SECONDS, monitorIntervalSeconds: BEAT_SECONDS },
  });
  // A database that does not answer is met, and said, where the next question is asked.
  boss.on('error', () => undefined);
  boss.on('warning', () => undefined);
  await boss.start();
  await boss.createQueue(DEAD_LETTERS, { policy: 'standard', retentionSeconds: 365 * DAY });
  await boss.createQueue(OWN_QUEUE, PIECES);
  return boss;
}

/** An index that grew too large is built anew, which may take this long. */
const REINDEX_MS = 600_000;

/** How pg-boss asks a database. */
export const sqlOf = (db: Asks): Sql => ({
  async executeSql(text, values) {
    const patience = /^\s*reindex/i.test(text) ? REINDEX_MS : undefined;
    return { rows: await db.query<unknown>(text, values, patience) };
  },
});

async function loadPgBoss(): Promise<typeof import('pg-boss')> {
  const why = whyNoQueue();
  if (why !== undefined) throw new UsageError(why);
  try {
    return await import('pg-boss');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new UsageError('the queue needs pg-boss, which is not installed here: npm install pg-boss@12');
  }
}

/** Why this Node runs no queue; nothing if it does. @param node such as `22.12.0` */
export function whyNoQueue(node: string = process.versions.node): string | undefined {
  const [major, minor] = node.split('.').map(Number);
  const [least, leastMinor] = OLDEST_NODE;
  if (major > least || (major === least && minor >= leastMinor)) return undefined;
  return `the queue needs Node ${OLDEST_NODE.join('.')} or newer, this is ${node}; the rest of Tightrope, and what \`tightrope run work\` does in a shared folder, runs in this one`;
}
