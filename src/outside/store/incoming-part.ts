import type { DuckDBValue } from '@duckdb/node-api';
import type { EventStore } from './database.ts';
import type { KnownIds } from './new-ids.ts';
import type { BadLine } from './parts.ts';
import type { TextsToRead } from './read-names.ts';

/** Codes of CAMEO that a program took for numbers, so that 036 became 36. */
export interface LostZeros {
  /** Rows whose code got its zero again. */
  restored: number;
  /** One of their codes as it was written. */
  example?: string;
  /** Rows with a code such as 10, which may be 010, where nothing in the row says so. */
  doubtful: number;
  /** Counts those of a part. */
  count(store: EventStore, part: IncomingPart): Promise<void>;
}

/** A part of a file, ready to be brought in. */
export interface IncomingPart {
  number: number;
  /** Rows of the query. */
  rows: number;
  /** Run before anything is asked of the part, where its rows have to be put into a table first. */
  load?: string;
  /** A query of events, as `eventQuery` makes it. */
  query: string;
  parameters: Record<string, DuckDBValue>;
  /** Texts that are read before, each once. */
  texts: readonly TextsToRead[];
  /** The line in the file of a row of the query, from the `line` that it has there. */
  lineOf(line: number): number;
  /** Lines that no row came of. */
  bad: readonly BadLine[];
  /** Where rows have an id: queries of them, raw and as `idQuery` makes it, and what is known of those that are in. */
  ids?: { raw: string; query: string; known: KnownIds };
  /** Counts codes that lost their zero. */
  zeros: LostZeros;
  /** A later part may say the same again. */
  more: boolean;
}

/** What came of the rows of a part. */
export interface AddedRows {
  added: number;
  /** As `ImportCounts` has them; 0 by default. */
  replaced?: number;
  differing?: number;
  /** Those that cannot be read, by the `line` of the query. */
  bad: BadLine[];
}
