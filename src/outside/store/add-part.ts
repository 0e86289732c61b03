import type { DuckDBValue } from '@duckdb/node-api';
import { addWithIds } from './add-with-ids.ts';
import { addWithoutIds } from './add-without-ids.ts';
import { type EventStore, inTransaction } from './database.ts';
import { forgetRejects, type ImportCounts, type Input, noteDone } from './imported.ts';
import type { KnownIds } from './new-ids.ts';
import type { BadLine } from './parts.ts';

/** A part of a file, ready to be brought in. */
export interface IncomingPart {
  number: number;
  /** Rows of the query. */
  rows: number;
  /** A query of events, as `eventQuery` makes it; numbered, where rows have to be told by their line. */
  query(numbered: boolean): string;
  parameters: Record<string, DuckDBValue>;
  /** The line in the file of a row of the query, from the `line` that it has there. */
  lineOf(line: number): number;
  /** Lines that no row came of. */
  bad: readonly BadLine[];
  /** Where rows have an id: queries of them, raw and as `idQuery` makes it, and what is known of those that are in. */
  ids?: { raw: string; query: string; known: KnownIds };
  /** A later part may say the same again. */
  more: boolean;
}

/** What came of the rows of a part. */
export interface AddedRows {
  added: number;
  /** Those that cannot be read, by the `line` of the query. */
  bad: BadLine[];
}

/** Brings a part in, all of it or nothing: what is there already is left out, and what cannot be read is noted. */
export function addPart(
  store: EventStore,
  input: Input,
  about: { dataset: string; reader: string },
  part: IncomingPart,
): Promise<ImportCounts> {
  return inTransaction(store, async () => {
    const { added, bad } = part.ids ? await addWithIds(store, part, part.ids) : await addWithoutIds(store, part);
    await forgetRejects(store, input.file, about.dataset, part.number);
    const rejected = [...part.bad, ...bad.map((row) => ({ ...row, line: part.lineOf(row.line) }))];
    if (rejected.length > 0) await noteBad(store, input, about.dataset, part.number, rejected);
    const read = part.rows + part.bad.length;
    const found = { read, added, known: read - rejected.length - added, rejected: rejected.length };
    await noteDone(store, input, { ...about, part: part.number }, found);
    return found;
  });
}

async function noteBad(store: EventStore, { file }: Input, dataset: string, part: number, rows: readonly BadLine[]) {
  const appender = await store.connection.createAppender('reject');
  for (const { line, reason, content } of rows) {
    appender.appendVarchar(dataset);
    appender.appendVarchar(file);
    appender.appendInteger(part);
    appender.appendBigInt(BigInt(line));
    appender.appendVarchar(reason);
    appender.appendVarchar(content.slice(0, 1000));
    appender.endRow();
  }
  appender.closeSync();
}
