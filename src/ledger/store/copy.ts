import { type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { Connection } from 'pg';
import type { BinaryRows } from './binary-rows.ts';
import type { Database } from './database.ts';

/** What both databases' clients have, and what only PGlite's has. */
interface Client {
  query(...args: unknown[]): unknown;
  exec?: unknown;
}

/** Drizzle knows no COPY: the client that has the transaction is asked itself. */
const clientOf = (tx: Database) => (tx._.session as unknown as { client: Client }).client;

/** COPY takes no parameters: what stands in a query is written into it. */
const written = (query: SQL) => new PgDialect().sqlToQuery(query.inlineParams()).sql;

/**
 * Puts rows into a table by COPY, within a transaction: a million take half of the time of any INSERT.
 *
 * @param table with its columns, such as `claim (seq, id)`
 */
export async function copyIn(tx: Database, table: SQL, rows: BinaryRows): Promise<void> {
  const client = clientOf(tx);
  const copy = (from: string) => written(sql`copy ${table} from ${sql.raw(from)} (format binary)`);
  const bytes = rows.done();
  if (client.exec !== undefined) {
    await client.query(copy("'/dev/blob'"), [], { blob: new Blob([bytes as Uint8Array<ArrayBuffer>]) });
    return;
  }
  const { default: pg } = await import('pg');
  const query = class extends pg.Query {
    handleCopyInResponse(connection: Connection & CopyConnection): void {
      connection.sendCopyFromChunk(bytes);
      connection.endCopyFrom();
    }
  };
  await submitted(client, (done) => new query(copy('stdin'), undefined as never, done as never));
}

/**
 * The fields of the one row of a query, as bytes, by COPY within a transaction: what is passed on so is not written as text, and
 * read again, in between.
 *
 * @param query with nothing in it that users write: its parameters become part of its text
 */
export async function copyOut(tx: Database, query: SQL): Promise<(Buffer | null)[]> {
  const client = clientOf(tx);
  const copy = (to: string) => written(sql`copy (${query}) to ${sql.raw(to)} (format binary)`);
  if (client.exec !== undefined) {
    const { blob } = (await client.query(copy("'/dev/blob'"))) as { blob: Blob };
    return fieldsOf(Buffer.from(await blob.arrayBuffer()));
  }
  const { default: pg } = await import('pg');
  const chunks: Buffer[] = [];
  const copying = class extends pg.Query {
    handleCopyData({ chunk }: { chunk: Buffer }): void {
      // A copy: the client writes what comes next over its own.
      chunks.push(Buffer.from(chunk));
    }
  };
  await submitted(client, (done) => new copying(copy('stdout'), undefined as never, done as never));
  return fieldsOf(Buffer.concat(chunks));
}

/** Has PostgreSQL's client do a query of our own, and waits for its end. */
const submitted = (client: Client, queryOf: (done: (error: unknown) => void) => unknown): Promise<void> =>
  new Promise((resolve, reject) => {
    client.query(queryOf((error) => (error ? reject(error) : resolve())));
  });

/** The fields of the first row in PostgreSQL's binary format. */
function fieldsOf(bytes: Buffer): (Buffer | null)[] {
  let at = SIGNATURE + FLAGS;
  at += 4 + bytes.readInt32BE(at);
  const fields = bytes.readInt16BE(at);
  at += 2;
  return Array.from({ length: fields }, () => {
    const length = bytes.readInt32BE(at);
    at += 4 + Math.max(0, length);
    return length < 0 ? null : bytes.subarray(at - length, at);
  });
}

/** Lengths of what precedes the extension of PostgreSQL's binary format, bytes. */
const SIGNATURE = 11;
const FLAGS = 4;

/** Not in the types of `pg`. */
interface CopyConnection {
  sendCopyFromChunk(bytes: Uint8Array): void;
  endCopyFrom(): void;
}
