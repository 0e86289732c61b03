import { type EventStore, runLookUps, selectRows } from './database.ts';
import { badRows, usedIn } from './event-query.ts';
import type { AddedRows, IncomingPart } from './incoming-part.ts';
import type { BadLine } from './parts.ts';
import { COLUMNS, SAID } from './schema.ts';

/** Whether one row is a newer version than another, below 0 if it is older; null where nothing tells. */
const newer = (a: string, b: string): string =>
  `case when (${a}.revision >= 1) = (${b}.revision >= 1) then ${a}.revision - ${b}.revision
    else (${a}.revision - floor(${a}.revision)) - (${b}.revision - floor(${b}.revision)) end`;

/** Whether two rows say the same; so far as a double and the same double read back are told apart, exactly. */
const same = (a: string, b: string): string =>
  `(${SAID.map((column) => `${a}.${column} is not distinct from ${b}.${column}`).join(' and ')})`;

/**
 * Brings in rows of which some ids are there twice, or in already. Of rows with one id the newest counts, the first of those
 * that nothing tells apart; it replaces an older event. One with other content that may be older or newer changes nothing, and
 * is counted as differing.
 */
export async function revise(store: EventStore, part: IncomingPart): Promise<AddedRows> {
  const { connection } = store;
  const staged = `create or replace temp table staged as ${part.query}`;
  await runLookUps(store, staged, usedIn(staged, part.parameters));
  await connection.run(`create or replace temp table best as select * from staged where reason is null
    qualify row_number() over (partition by key order by revision desc nulls last, line) = 1`);
  await connection.run(
    'create or replace temp table there as select key, rowid as place from event where key in (select key from best)',
  );
  // The rows that are there lie together more often than not: from the first of them to the last is all that is read.
  const [{ from, to }] = await selectRows<{ from: string | null; to: string | null }>(
    store,
    'select min(place)::varchar as "from", max(place)::varchar as "to" from there',
  );
  await connection.run(`create or replace temp table stored as select event.rowid as place, ${COLUMNS} from event
    where ${from === null ? 'false' : `rowid between ${from} and ${to} and rowid in (select place from there)`}`);
  await connection.run(`create or replace temp table verdict as
    select b.key, s.place, ${same('b', 's')} as same, ${newer('b', 's')} as newer from best b join stored s on s.key = b.key`);
  await connection.run('delete from event where rowid in (select place from verdict where newer > 0)');
  const { rowsChanged } = await connection.run(
    `insert into event (${COLUMNS}) select ${COLUMNS} from best where key not in (select key from verdict where not coalesce(newer > 0, false))`,
  );
  const [counts] = await selectRows<{ replaced: number; moved: number; differing: number }>(
    store,
    `select count(*) filter (newer > 0 and not same)::double as replaced, count(*) filter (newer > 0)::double as moved,
      count(*) filter (not same and (newer is null or newer = 0))::double as differing from verdict`,
  );
  const [twins] = await selectRows<{ differing: number }>(
    store,
    `select count(*) filter (not ${same('r', 'b')} and (${newer('r', 'b')} is null or ${newer('r', 'b')} = 0))::double as differing
      from staged r join best b on b.key = r.key where r.reason is null and r.line <> b.line`,
  );
  const bad = await selectRows<BadLine>(store, badRows('from staged'));
  for (const table of ['staged', 'best', 'there', 'stored', 'verdict']) await connection.run(`drop table ${table}`);
  const added = rowsChanged - counts.moved;
  return { added, replaced: counts.replaced, differing: counts.differing + twins.differing, bad };
}
