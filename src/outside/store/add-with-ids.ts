import { type EventStore, rowsOf, runLookUps } from './database.ts';
import { badRows, usedIn } from './event-query.ts';
import type { AddedRows, IncomingPart } from './incoming-part.ts';
import { notIn } from './known-keys.ts';
import { goUp } from './new-ids.ts';
import type { BadLine } from './parts.ts';
import { COLUMNS } from './schema.ts';

/**
 * Brings in rows that have an id, straight from their file: which ids are there twice, or in already, is found out before, from
 * the ids alone.
 */
export async function addWithIds(
  store: EventStore,
  part: IncomingPart,
  ids: NonNullable<IncomingPart['ids']>,
): Promise<AddedRows> {
  const used = (sql: string) => usedIn(sql, part.parameters);
  const allNew = await goUp(store, ids.raw, used(ids.raw), ids.known);
  const { twins, fresh } = allNew ? { twins: false, fresh: 'true' } : await lookUp(store, part, ids.query);
  // Which row is which matters only where one is there twice.
  const query = part.query(twins);
  const once = twins ? 'qualify row_number() over (partition by key order by line) = 1' : '';
  const { rowsChanged: added } = await runLookUps(
    store,
    `insert into event select ${COLUMNS} from (select * from (${query}) where reason is null ${once}) where ${fresh}`,
    used(query),
  );
  if (added === part.rows) return { added, bad: [] };
  const bad = badRows(part.query(true));
  return { added, bad: await rowsOf<BadLine>(store, bad, used(bad)) };
}

/** Whether ids are there twice, and the condition by which they are not in yet. */
async function lookUp(store: EventStore, part: IncomingPart, ids: string): Promise<{ twins: boolean; fresh: string }> {
  const keys = `create or replace temp table incoming as
    select hash($dataset, said_id) as key from (${ids}) where said_id is not null`;
  await store.connection.run(keys, usedIn(keys, part.parameters));
  const [{ twins }] = await rowsOf<{ twins: boolean }>(
    store,
    'select count(*) > count(distinct key) as twins from incoming',
  );
  const fresh = await notIn(store, 'incoming');
  await store.connection.run('drop table incoming');
  return { twins, fresh };
}
