import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, expect, test } from 'vitest';
import { openEvents, selectRows } from './database.ts';
import { DamagedStore, EventsError } from './events-error.ts';
import { listEvents, rejects, topPairs } from './find.ts';
import { importEvents } from './import.ts';
import { who, whoFacets } from './who.ts';

const folder = mkdtempSync(join(tmpdir(), 'tightrope-events-doors-'));
afterAll(() => rmSync(folder, { recursive: true }));
const place = (name: string) => join(folder, name);

test('a store that is damaged says what to do, wherever the damage shows', async () => {
  const store = await openEvents(place('sound.duckdb'), { create: true, threads: 1 });
  const rows = Array.from(
    { length: 3000 },
    (_, i) => `2014-01-${10 + (i % 20)}\tActor ${i}\tConsult\tActor ${i * 7919}`,
  );
  const table = place('events.tsv');
  writeFileSync(table, `date\tsource\tevent\ttarget\n${rows.join('\n')}\n`);
  await importEvents(store, table);
  store.close();
  const sound = readFileSync(store.file);
  const damages: [string, (bytes: Buffer) => Uint8Array][] = [
    ['cut', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['empty', () => Buffer.alloc(0)],
    ['head', (bytes) => bytes.fill(7, 20, 4000)],
    ['middle', (bytes) => bytes.fill(7, 12_400, bytes.length - 100)],
  ];
  for (const [name, damage] of damages) {
    const file = place(`${name}.duckdb`);
    writeFileSync(file, damage(Buffer.from(sound)));
    const look = async () => {
      const open = await openEvents(file);
      try {
        return await selectRows(open, 'select count(*), max(source), max(target), max(label), sum(key % 7) from event');
      } finally {
        open.close();
      }
    };
    await expect(look(), name).rejects.toThrow(DamagedStore);
    await expect(look(), name).rejects.toThrow('restore a copy of it, or remove it and bring its files in again');
  }
});

test("somebody else's database is told from a store, and is not written to", async () => {
  const file = place('theirs.duckdb');
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  await connection.run('create table event as select 1 as a; create table sales as select 2 as b');
  connection.closeSync();
  instance.closeSync();
  for (const create of [false, true]) {
    await expect(openEvents(file, { create })).rejects.toThrow(
      'is not a store of events but a database with the tables `event`, `sales`; --events names another file',
    );
  }
  await expect(openEvents('.', { create: true })).rejects.toThrow('.: is a folder, expected a file with a store');
  await expect(openEvents('', { create: true })).rejects.toThrow('no store of events is named');
  await expect(openEvents(place('no/such.duckdb'), { create: true })).rejects.toThrow('there is no such folder');
});

test('no list is longer than anybody reads', async () => {
  const store = await openEvents(place('few.duckdb'), { create: true, threads: 1 });
  const asked = [
    () => listEvents(store, {}, { limit: 99_999_999_999_999 }),
    () => rejects(store, { limit: 10_001 }),
    async () => topPairs(store, {}, { limit: 0 }),
    async () => who(store, '', { limit: 1e9 }),
    async () => whoFacets(store, '', 'country', { limit: 1.5 }),
  ];
  for (const ask of asked) await expect((async () => ask())()).rejects.toThrow(EventsError);
  expect(await listEvents(store, {}, { limit: 10_000 })).toEqual([]);
  store.close();
});

test('a store of a newer format is refused, and left as it is', async () => {
  const file = place('newer.duckdb');
  (await openEvents(file, { create: true })).close();
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  await connection.run('update store set format = 2; alter table event drop column text');
  connection.closeSync();
  instance.closeSync();
  for (const create of [false, true])
    await expect(openEvents(file, { create })).rejects.toThrow(
      'newer.duckdb: format 2 is newer than this Tightrope, which reads format 1: a newer Tightrope reads the store',
    );
});
