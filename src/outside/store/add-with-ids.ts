import { type EventStore, runLookUps, selectRows } from './database.ts';
import { badRows, usedIn } from './event-query.ts';
import type { AddedRows, IncomingPart } from './incoming-part.ts';
import { ascendingIds } from './new-ids.ts';
import type { BadLine } from './parts.ts';
import { revise } from './revise.ts';
import { COLUMNS } from './schema.ts';

/**
 * Brings in rows that have an id. Which ids are there twice, or in already, is found out before, from the ids alone: where
 * none is, rows come straight from their file.
 */
export async function addWithIds(
  store: EventStore,
  part: IncomingPart,
  ids: NonNullable<IncomingPart['ids']>,
): Promise<AddedRows> {
  const used = (sql: string) => usedIn(sql, part.parameters);
  const allNew =
    (await ascendingIds(store, ids.raw, used(ids.raw), ids.known)) || (await areNew(store, part, ids.query));
  if (!allNew) return revise(store, part);
  const { query } = part;
  const { rowsChanged: added } = await runLookUps(
    store,
    `insert into event (${COLUMNS}) select ${COLUMNS} from (${query}) where reason is null`,
    used(query),
  );
  if (added === part.rows) return { added, bad: [] };
  const bad = badRows(query);
  return { added, bad: await selectRows<BadLine>(store, bad, used(bad)) };
}

/** Whether no id is there twice, or in already. */
async function areNew(store: EventStore, part: IncomingPart, ids: string): Promise<boolean> {
  const keys = `create or replace temp table incoming as
    select hash($dataset, said_id) as key from (${ids}) where said_id is not null`;
  await store.connection.run(keys, usedIn(keys, part.parameters));
  const [{ fresh }] = await selectRows<{ fresh: boolean }>(
    store,
    `select (select count(*) = count(distinct key) from incoming)
      and not exists (from event where key in (select key from incoming)) as fresh`,
  );
  await store.connection.run('drop table incoming');
  return fresh;
}
