import { existsSync } from 'node:fs';
import { access, constants, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { DamagedLedger, isDamage, LedgerError, MissingLedger } from './ledger-error.ts';
import { lockFolder } from './lock.ts';
import { PACKAGE } from './package-folder.ts';
import { whyNot } from './why-not.ts';

/** Either of the two databases. */
export type Database = PgDatabase<PgQueryResultHKT, Record<string, unknown>>;

/** Where a ledger lies: in a folder of its own, or in a PostgreSQL database. */
export type LedgerPlace = { folder: string } | { url: string };

/** An open ledger. */
export interface Ledger<Handle = Database> {
  db: Handle;
  /** Where it lies, as a user may see it. */
  where: string;
  close(): Promise<void>;
}

export interface LedgerOptions {
  /** Begin a ledger where there is none; a fault otherwise. */
  create?: boolean;
  /** Called before what takes some seconds: the first start of a new folder. */
  onSetUp?: () => void;
}

/** The migrations are shipped as they are. */
const MIGRATIONS = join(PACKAGE, 'migrations');
/** Where they are noted as applied. */
export const APPLIED = { migrationsFolder: MIGRATIONS, migrationsSchema: 'tightrope', migrationsTable: 'migration' };
/** Key of the lock under which migrations are applied, so that two programs do not apply them at once. */
const MIGRATION_LOCK = 7_416_401;

/**
 * Opens a ledger, and brings its tables up to date.
 *
 * @throws LedgerError if there is none, another process uses its folder, or it cannot be read or written
 */
export async function openLedger(place: LedgerPlace, options: LedgerOptions = {}): Promise<Ledger> {
  return 'url' in place ? openServer(place.url, options) : openFolder(place.folder, options);
}

async function openFolder(folder: string, { create = false, onSetUp }: LedgerOptions): Promise<Ledger> {
  const data = join(folder, 'data');
  const isNew = !existsSync(join(data, 'PG_VERSION'));
  if (isNew && existsSync(join(data, 'base'))) throw new DamagedLedger(folder, 'data/PG_VERSION is not there');
  if (isNew && !create) {
    throw MissingLedger.at(folder);
  }
  const unlock = await inFolder(folder, async () => {
    if (isNew) await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK | constants.X_OK);
    return lockFolder(folder);
  });
  try {
    if (!existsSync(join(data, 'PG_VERSION'))) {
      await inFolder(folder, () => beNothingElse(folder));
      onSetUp?.();
      await inFolder(folder, () => begin(folder, data));
    }
    const opened = await inFolder(folder, () => openData(data)).catch((error) => {
      throw isDamage(error) ? new DamagedLedger(folder, 'its database cannot be opened', { cause: error }) : error;
    });
    return {
      db: opened.db,
      where: folder,
      close: async () => {
        await opened.close();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** A new database is made under another name and renamed when it is complete, so an interruption leaves nothing behind. */
async function begin(folder: string, data: string): Promise<void> {
  const draft = join(folder, 'data.new');
  await rm(draft, { recursive: true, force: true });
  try {
    const { unpackBegun } = await import('./begun.ts');
    if (!(await unpackBegun(draft))) await (await openData(draft)).close();
    await rename(draft, data);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

async function openData(data: string): Promise<Omit<Ledger, 'where'>> {
  const [{ PGlite }, { drizzle }, { migrate }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('drizzle-orm/pglite'),
    import('drizzle-orm/pglite/migrator'),
  ]);
  // PostgreSQL clears its buffers when it starts. The usual 128 MB took half of the time of a command, and made no import faster.
  // A new file of its log is not filled with zeros before it is written: each byte of an import was written once more.
  const settings = ['shared_buffers=16MB', 'wal_init_zero=off'].flatMap((setting) => ['-c', setting]);
  const startParams = [...PGlite.defaultStartParams, ...settings];
  const client = await PGlite.create(data, { startParams });
  const db = drizzle({ client });
  await migrateOnce(db as unknown as Database, () => migrate(db, APPLIED));
  return { db: db as unknown as Database, close: () => client.close() };
}

/** @throws LedgerError if the folder holds something that is not a ledger */
async function beNothingElse(folder: string): Promise<void> {
  const others = (await readdir(folder)).filter((name) => !/^(lock.*|data\.new)$/.test(name));
  if (others.length > 0) {
    throw new LedgerError(
      `${folder}: holds other files (${others.slice(0, 3).join(', ')}), expected a ledger or an empty folder`,
    );
  }
}

/** Does something with a folder, and says in plain words why it cannot be done. */
async function inFolder<T>(folder: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof LedgerError) throw error;
    throw new LedgerError(`${folder}: ${whyNot(error)}`, { cause: error });
  }
}

async function openServer(url: string, { create = false }: LedgerOptions): Promise<Ledger> {
  const [{ default: pg }, { drizzle }, { migrate }] = await Promise.all([
    import('pg'),
    import('drizzle-orm/node-postgres'),
    import('drizzle-orm/node-postgres/migrator'),
  ]);
  const where = shownUrl(url);
  // Whatever the database's own settings are: dates come as ISO, times in UTC.
  const options = '-c datestyle=ISO -c timezone=UTC';
  const pool = new pg.Pool({ connectionString: url, max: 4, connectionTimeoutMillis: 15_000, options });
  // A connection that breaks is reported by the query that needs it.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    const client = await pool.connect();
    try {
      const db = drizzle({ client }) as unknown as Database;
      if (!create && !(await hasTables(db))) {
        throw MissingLedger.at(where);
      }
      await migrateOnce(db, async () => {
        await db.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK})`);
        await migrate(drizzle({ client }), APPLIED);
        await db.execute(sql`select pg_advisory_unlock(${MIGRATION_LOCK})`);
      });
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    if (error instanceof LedgerError) throw error;
    throw new LedgerError(`${where}: ${whyNot(error)}`, { cause: error });
  }
  return { db: drizzle({ client: pool }) as unknown as Database, where, close: () => pool.end() };
}

/** The address of a database without its password. */
export function shownUrl(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `postgres://${host}${pathname}`;
  } catch {
    throw new LedgerError('TIGHTROPE_DATABASE_URL is not an address, expected postgres://user@host/database');
  }
}

export async function hasTables(db: Database): Promise<boolean> {
  const { rows } = await queryRows<{ there: boolean }>(
    db,
    sql`select to_regclass('tightrope.migration') is not null as there`,
  );
  return rows[0].there;
}

/** Applies what is missing. @throws LedgerError if the ledger is of a later version than this program */
async function migrateOnce(db: Database, apply: () => Promise<void>): Promise<void> {
  const latest = Math.max(...readMigrationFiles(APPLIED).map((migration) => migration.folderMillis));
  const applied = async () => {
    if (!(await hasTables(db))) return 0;
    const { rows } = await queryRows<{ at: number }>(
      db,
      sql`select max(created_at)::float8 as at from tightrope.migration`,
    );
    return rows[0].at ?? 0;
  };
  const before = await applied();
  if (before > latest) throw new LedgerError('the ledger was made by a later version of Tightrope than this one');
  if (before < latest) await apply();
}

/** The rows of a query in plain SQL, whichever the database. */
export function queryRows<T>(db: Database, query: ReturnType<typeof sql>): Promise<{ rows: T[] }> {
  return db.execute(query) as unknown as Promise<{ rows: T[] }>;
}
