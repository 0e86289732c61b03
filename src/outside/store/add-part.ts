import type { DuckDBValue } from '@duckdb/node-api';
import { type EventStore, inTransaction, rowsOf } from './database.ts';
import { forgetRejects, type ImportCounts, type Input, noteDone } from './imported.ts';
import type { BadLine } from './parts.ts';
import { COLUMNS } from './schema.ts';

/** A part of a file, ready to be brought in. */
export interface StagedPart {
  number: number;
  /** A query of events, as `eventQuery` makes it; numbered, where rows have to be told by their line. */
  query(numbered: boolean): string;
  parameters: Record<string, DuckDBValue>;
  /** The line in the file of a row of the query, from the `line` that it has there. */
  lineOf(line: number): number;
  /** Lines that no row came of. */
  bad: readonly BadLine[];
  /** Rows have an id. */
  id: boolean;
  /** A later part may say the same again. */
  more: boolean;
}

/** Brings a part in, all of it or nothing: what is there already is left out, and what cannot be read is noted. */
export function addPart(
  store: EventStore,
  input: Input,
  about: { dataset: string; reader: string },
  part: StagedPart,
): Promise<ImportCounts> {
  const { connection } = store;
  return inTransaction(store, async () => {
    await stage(store, part, false);
    let counts = await countsOf(store, part.id);
    // Which row is which matters only where one is bad or there twice.
    if (counts.bad > 0 || counts.twins > 0) {
      await stage(store, part, true);
      counts = await countsOf(store, part.id);
    }
    await forgetRejects(store, input.file, about.dataset, part.number);
    if (counts.bad + part.bad.length > 0) await noteBad(store, input, about.dataset, part, counts.bad);
    const once = counts.twins > 0 ? 'qualify row_number() over (partition by key order by line) = 1' : '';
    const { rowsChanged: added } = await connection.run(
      `insert into event select ${COLUMNS} from (select * from staged where reason is null ${once}) as incoming
        where not exists (select 1 from event e where e.key = incoming.key)`,
    );
    if (!part.id && part.more) await remember(store);
    await connection.run('drop table staged');
    const read = counts.rows + part.bad.length;
    const rejected = counts.bad + part.bad.length;
    const found = { read, added, known: read - rejected - added, rejected };
    await noteDone(store, input, { ...about, part: part.number }, found);
    return found;
  });
}

/** Keeps count of what a part says that is in already, for those after it. */
export async function replayPart(store: EventStore, part: StagedPart): Promise<void> {
  await stage(store, part, false);
  await remember(store);
  await store.connection.run('drop table staged');
}

async function stage(store: EventStore, part: StagedPart, numbered: boolean): Promise<void> {
  const sql = `create or replace temp table staged as ${part.query(numbered)}`;
  // A value that the query has no use for is a fault to the database.
  const used = Object.entries(part.parameters).filter(([name]) => new RegExp(`\\$${name}\\b`).test(sql));
  // Rows are looked up in small tables, which the planner, who knows nothing of a text's length, would turn round.
  await store.connection.run("set disabled_optimizers = 'build_side_probe_side'");
  await store.connection.run(sql, Object.fromEntries(used));
  await store.connection.run('reset disabled_optimizers');
}

async function remember(store: EventStore): Promise<void> {
  await store.connection.run(`create or replace temp table before as
    select content, sum(n)::bigint as n from (select * from before union all select content, count(*) from staged group by content) group by content`);
}

async function countsOf(store: EventStore, id: boolean): Promise<{ rows: number; bad: number; twins: number }> {
  // Without an id the key tells true repeats apart, so there are no twins.
  const twins = id ? `count(*) filter (reason is null) - count(distinct key) filter (reason is null)` : '0';
  const [counts] = await rowsOf<{ rows: number; bad: number; twins: number }>(
    store,
    `select count(*)::double as rows, count(reason)::double as bad, (${twins})::double as twins from staged`,
  );
  return counts;
}

async function noteBad(store: EventStore, { file }: Input, dataset: string, part: StagedPart, some: number) {
  const rows =
    some === 0
      ? []
      : await rowsOf<BadLine>(
          store,
          `select line::double as line, reason, concat_ws(' | ', date, source, label, target) as content from staged
            where reason is not null order by line`,
        );
  const all = [...part.bad, ...rows.map((row) => ({ ...row, line: part.lineOf(row.line) }))];
  const appender = await store.connection.createAppender('reject');
  for (const { line, reason, content } of all) {
    appender.appendVarchar(dataset);
    appender.appendVarchar(file);
    appender.appendInteger(part.number);
    appender.appendBigInt(BigInt(line));
    appender.appendVarchar(reason);
    appender.appendVarchar(content.slice(0, 1000));
    appender.endRow();
  }
  appender.closeSync();
}
