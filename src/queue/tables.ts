import type { QueueDatabase } from './database.ts';

/** Where pg-boss keeps its jobs. */
export const JOBS = 'tightrope_jobs';

/** Key of the lock under which tables are made and pieces submitted, so that two programs do not do it at once. */
export const QUEUE_LOCK = 7_416_402;

/**
 * What the queue knows besides its jobs. A piece stands here once it is made, with its bytes or, where machines share a folder,
 * without: so it counts once, however often it was made.
 */
const TABLES = `
create schema if not exists tightrope_queue;
create table if not exists tightrope_queue.run (
  id text primary key,
  version text not null,
  title text not null,
  made_for text not null,
  owner text not null,
  samples bigint,
  pieces integer not null,
  folder text,
  plan text not null,
  source_name text not null check (source_name in ('situation.yaml', 'cases.json')),
  source bytea not null,
  state text not null default 'open' check (state in ('open', 'paused', 'cancelled')),
  submitted timestamptz not null default now(),
  fetched timestamptz
);
create table if not exists tightrope_queue.piece (
  run text not null references tightrope_queue.run (id) on delete cascade,
  name text not null,
  bytes bytea,
  size bigint not null,
  worker text not null,
  made timestamptz not null default now(),
  primary key (run, name)
);
alter table tightrope_queue.piece alter column bytes set storage external;
create table if not exists tightrope_queue.worker (
  id text primary key,
  host text not null,
  pid integer not null,
  version text not null,
  run text,
  piece integer,
  since timestamptz,
  made integer not null default 0,
  failed integer not null default 0,
  begun timestamptz not null default now(),
  seen timestamptz not null default now()
);
create table if not exists tightrope_queue.claim (
  run text not null references tightrope_queue.run (id) on delete cascade,
  name text not null,
  worker text not null references tightrope_queue.worker (id) on delete cascade,
  primary key (run, name)
);
create table if not exists tightrope_queue.gate (
  id boolean primary key default true check (id),
  state text not null default 'open' check (state in ('open', 'paused', 'draining'))
);
insert into tightrope_queue.gate default values on conflict do nothing;
`;

/** Makes the tables of a queue where they are not there. */
export async function makeTables(db: QueueDatabase): Promise<void> {
  if (await hasTables(db)) return;
  await db.transaction(async (within) => {
    await within.query('select pg_advisory_xact_lock($1)', [QUEUE_LOCK]);
    await within.query(TABLES);
  });
}

/** Whether a database has a queue: its tables, and those of pg-boss. */
export async function hasQueue(db: QueueDatabase): Promise<boolean> {
  const [{ there }] = await db.query<{ there: boolean }>(
    `select to_regclass('tightrope_queue.gate') is not null and to_regclass('${JOBS}.job') is not null as there`,
  );
  return there;
}

async function hasTables(db: QueueDatabase): Promise<boolean> {
  const [{ there }] = await db
    .query<{ there: boolean }>(
      `select to_regclass('tightrope_queue.claim') is not null and exists (select 1 from tightrope_queue.gate) as there`,
    )
    .catch(() => [{ there: false }]);
  return there;
}
