import { type EventStore, runLookUps, selectRows } from './database.ts';
import { badRows, usedIn } from './event-query.ts';
import type { AddedRows, IncomingPart } from './incoming-part.ts';
import { notIn } from './known-keys.ts';
import { load } from './load-part.ts';
import type { BadLine } from './parts.ts';
import { readNames } from './read-names.ts';
import { COLUMNS } from './schema.ts';

/** Brings in rows without an id. What they say tells them apart, and how often it was said: no two of them have one key. */
export async function addWithoutIds(store: EventStore, part: IncomingPart): Promise<AddedRows> {
  const { connection } = store;
  await stage(store, part);
  const [{ some }] = await selectRows<{ some: boolean }>(store, 'select count(reason) > 0 as some from staged');
  const bad = some ? await selectRows<BadLine>(store, badRows('from staged')) : [];
  const { rowsChanged: added } = await connection.run(
    `insert into event (${COLUMNS}) select ${COLUMNS} from staged where reason is null and ${await notIn(store, 'staged')}`,
  );
  if (part.more) await remember(store);
  await connection.run('drop table staged');
  return { added, bad };
}

/** Keeps count of what a part says that is in already, for those after it. */
export async function replayPart(store: EventStore, part: IncomingPart): Promise<void> {
  await load(store, part);
  await readNames(store, part.texts, part.parameters);
  await stage(store, part);
  await remember(store);
  await store.connection.run('drop table staged');
}

async function stage(store: EventStore, part: IncomingPart): Promise<void> {
  const sql = `create or replace temp table staged as ${part.query}`;
  await runLookUps(store, sql, usedIn(sql, part.parameters));
}

async function remember(store: EventStore): Promise<void> {
  await store.connection.run(`create or replace temp table before as
    select content, sum(n)::bigint as n from (select * from before union all select content, count(*) from staged group by content) group by content`);
}
