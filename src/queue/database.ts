import { whyNot } from '../ledger/store/index.ts';
import { isOfLanguage, TightropeError, UsageError } from '../numeric/errors.ts';

/** Asks a database. */
export interface Asks {
  /**
   * @param patience milliseconds after which a question that is not answered fails, in place of the usual
   * @throws as `pg` does
   */
  query<Row>(text: string, values?: readonly unknown[], patience?: number): Promise<Row[]>;
}

/** The database of a queue. */
export interface QueueDatabase extends Asks {
  /** Its address without a password. */
  where: string;
  /** Does all or nothing. */
  transaction<T>(act: (within: Asks) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A connection that a network swallowed gives no answer and no error: it is given up after this time. */
const PATIENCE_MS = 15_000;

/** @throws UsageError if that is no address of a database, or it cannot be reached */
export async function openQueueDatabase(url: string): Promise<QueueDatabase> {
  const where = shown(url);
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    ...{ connectionString: url, max: 4, keepAlive: true },
    ...{ connectionTimeoutMillis: PATIENCE_MS, query_timeout: PATIENCE_MS },
    // Whatever the database's own settings are: dates come as ISO, times in UTC.
    options: '-c datestyle=ISO -c timezone=UTC',
  });
  // A connection that breaks is reported by the question that needs it.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const asksOf = (client: Pick<typeof pool, 'query'>): Asks => ({
    async query<Row>(text: string, values: readonly unknown[] = [], patience = PATIENCE_MS) {
      // Without values a text may hold several statements, as those that make tables do.
      const question = { text, query_timeout: patience, ...(values.length > 0 && { values: [...values] }) };
      const answers = [await client.query(question)].flat();
      return answers.flatMap(({ rows }) => rows as Row[]);
    },
  });
  const database: QueueDatabase = {
    ...{ where, ...asksOf(pool) },
    async transaction(act) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query('begin');
        const done = await act(asksOf(client as unknown as typeof pool));
        await client.query('commit');
        return done;
      } catch (error) {
        await client.query('rollback').catch((reason: Error) => {
          broken = reason;
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
  try {
    await database.query('select 1');
  } catch (error) {
    await pool.end();
    throw plainly(error, where);
  }
  return database;
}

/** An error of the database in words; one of our own, and a fault of the program, stay as they are. */
export function plainly(error: unknown, where: string): Error {
  if (error instanceof TightropeError || isOfLanguage(error)) return error;
  return new UsageError(`${where}: ${whyNot(error)}`, { cause: error });
}

function shown(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url);
    if (/^postgres(ql)?:$/.test(protocol)) return `postgres://${host}${pathname}`;
  } catch {
    // Said below: the address itself may hold a password.
  }
  throw new UsageError(
    'the address of the database cannot be read, expected one such as postgres://user@host/database',
  );
}
