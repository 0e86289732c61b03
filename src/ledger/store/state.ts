import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { APPLIED, type Database, hasTables, type LedgerPlace, queryRows, shownUrl } from './database.ts';
import { LedgerError } from './ledger-error.ts';
import { lockFolder } from './lock.ts';
import { whyNot } from './why-not.ts';

/** What a ledger is like, found without changing it. */
export interface LedgerState {
  /** Where it lies, as a user may see it. */
  where: string;
  /** The version of PostgreSQL that holds it. */
  server: string;
  /** The steps of its tables: those that it has, 0 where it is not there yet, and those that this program knows. */
  steps: { applied: number; known: number };
}

/**
 * Looks at a ledger and leaves its tables as they are.
 *
 * @returns undefined where there is no ledger in the folder
 * @throws LedgerError where it is in use or cannot be opened
 */
export async function ledgerState(place: LedgerPlace): Promise<LedgerState | undefined> {
  return 'url' in place ? ofServer(place.url) : ofFolder(place.folder);
}

async function ofFolder(folder: string): Promise<LedgerState | undefined> {
  const data = join(folder, 'data');
  if (!existsSync(join(data, 'PG_VERSION'))) return undefined;
  const unlock = await lockFolder(folder);
  try {
    const [{ PGlite }, { drizzle }] = await Promise.all([import('@electric-sql/pglite'), import('drizzle-orm/pglite')]);
    const client = await PGlite.create(data);
    try {
      return await stateOf(drizzle({ client }) as unknown as Database, folder);
    } finally {
      await client.close();
    }
  } catch (error) {
    throw new LedgerError(`${folder}: ${whyNot(error)}`, { cause: error });
  } finally {
    await unlock();
  }
}

async function ofServer(url: string): Promise<LedgerState> {
  const where = shownUrl(url);
  const [{ default: pg }, { drizzle }] = await Promise.all([import('pg'), import('drizzle-orm/node-postgres')]);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await stateOf(drizzle({ client }) as unknown as Database, where);
  } catch (error) {
    throw new LedgerError(`${where}: ${whyNot(error)}`, { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function stateOf(db: Database, where: string): Promise<LedgerState> {
  const known = readMigrationFiles(APPLIED).length;
  const [{ version }] = (
    await queryRows<{ version: string }>(db, sql`select current_setting('server_version') as version`)
  ).rows;
  const there = await hasTables(db);
  const count = sql`select count(*)::int as applied from tightrope.migration`;
  const applied = there ? (await queryRows<{ applied: number }>(db, count)).rows[0].applied : 0;
  return { where, server: version, steps: { applied, known } };
}
