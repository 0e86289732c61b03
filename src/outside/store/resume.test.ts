import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { type EventStore, openEvents } from './database.ts';
import { listEvents, rejects } from './find.ts';
import { importEvents } from './import.ts';

const folder = mkdtempSync(join(tmpdir(), 'tightrope-events-resume-'));
afterAll(() => rmSync(folder, { recursive: true }));
let made = 0;
let store: EventStore;
beforeEach(async () => {
  store = await openEvents(join(folder, `${++made}.duckdb`), { create: true, threads: 1 });
});
afterEach(() => store.close());

const write = (name: string, contents: string | Uint8Array) => {
  const file = join(folder, name);
  writeFileSync(file, contents);
  return file;
};
/** Stops an import after so many rows. */
function stopAfter(rows: number) {
  const stop = new AbortController();
  const onProgress = (read: number) => void (read >= rows && stop.abort(new Error('stopped')));
  return { signal: stop.signal, onProgress };
}

const VISIT = '2014-03-01\tGovernment (Belarus)\tMake_a_visit\tRussia';
const visits = Array.from({ length: 7 }, () => VISIT);
const text = `date\tsource\tevent\ttarget\n${[...visits, 'bad', ...visits.map((row) => row.replace('Russia', 'Poland'))].join('\n')}\n`;

test.each([
  ['parts.tsv', text],
  ['parts.tsv.gz', gzipSync(text)],
])('%s, stopped, goes on where it was, and true repeats are counted across its parts', async (name, contents) => {
  const file = write(name, contents);
  await expect(importEvents(store, file, { part: 3, ...stopAfter(6) })).rejects.toThrow('stopped');
  expect(await listEvents(store, {})).toHaveLength(6);
  expect(await importEvents(store, file, { part: 3 })).toMatchObject({
    read: 15,
    added: 8,
    known: 6,
    replaced: 0,
    differing: 0,
    rejected: 1,
  });
  expect(await importEvents(store, file, { part: 3 })).toMatchObject({ added: 0, known: 14, rejected: 0 });
  expect((await rejects(store)).map(({ line }) => line)).toEqual([9]);
});

test('Parquet without ids goes on as well', async () => {
  const file = join(folder, 'parts.parquet');
  await store.connection.run(
    `copy (select '2014-03-01' as d, 'A' as s, case when i = 4 then null else '190' end as c from range(10) t(i)) to '${file}' (format parquet)`,
  );
  const options = { map: { date: 'd', source: 's', code: 'c' }, part: 4 };
  await expect(importEvents(store, file, { ...options, ...stopAfter(4) })).rejects.toThrow('stopped');
  expect(await importEvents(store, file, options)).toMatchObject({
    read: 10,
    added: 5,
    known: 4,
    replaced: 0,
    differing: 0,
    rejected: 1,
  });
  expect((await rejects(store)).map(({ line, reason }) => [line, reason])).toEqual([[5, 'no kind of event']]);
});

test('a file that is read in another way, or was changed, is another one', async () => {
  const file = write('other.csv', 'day,a,b,what\n2014-03-01,A,B,036\nx,A,B,036\n');
  const map = { date: 'day', source: 'b', code: 'what' };
  await importEvents(store, file, { map, dataset: 'ours' });
  expect(await importEvents(store, file, { map: { ...map, source: 'a', target: 'b' }, dataset: 'ours' })).toMatchObject(
    { added: 1 },
  );
  write('other.csv', 'day,a,b,what\n2014-03-01,A,B,036\n2014-03-02,A,B,036\n');
  expect(await importEvents(store, file, { map, dataset: 'ours' })).toMatchObject({ added: 1, known: 1 });
  expect(await rejects(store)).toEqual([]);
});

test('quotes over several lines or broken, zero bytes and lines of any length stop nothing', async () => {
  const heading = 'event_id_cnty,event_date,sub_event_type,actor1,country,notes';
  const row = (id: string, notes: string) => `${id},2020-08-09,Peaceful protest,Protesters (Belarus),Belarus,${notes}`;
  const rows = [
    row('B1', '"two\nlines, and ""quotes"""'),
    row('B2', '"broken "quote" here"'),
    row('B3', 'zero\0byte'),
    row('B4', 'x'.repeat(2_000_000)),
    row('B5', '"never closed'),
    row('B6', 'fine'),
  ];
  const counts = await importEvents(store, write('rough.csv', `\ufeff${heading}\r\n${rows.join('\r\n')}\r\n`));
  expect(counts).toMatchObject({ read: 6, added: 3, known: 0, replaced: 0, differing: 0, rejected: 3 });
  expect((await rejects(store)).map(({ line, reason }) => [line, reason])).toEqual([
    [4, 'a quote within a quoted cell is not doubled'],
    [6, 'longer than 1000000 bytes'],
    [7, 'a quote is not closed'],
  ]);
  expect((await listEvents(store, {})).map(({ text }) => text).sort()).toEqual([
    'fine',
    'two lines, and "quotes"',
    'zero byte',
  ]);
});

test('a damaged or cut archive says so, and leaves nothing half done', async () => {
  const whole = gzipSync(text);
  for (const contents of [whole.subarray(0, whole.length - 12), Buffer.from('\x1f\x8b rubbish', 'latin1')]) {
    await expect(importEvents(store, write('cut.tsv.gz', contents))).rejects.toThrow('cannot be unpacked');
  }
  await expect(importEvents(store, write('cut.zip', 'PK\u0003\u0004 rubbish'))).rejects.toThrow(
    /unpacked|holds 0 files/,
  );
  expect(await listEvents(store, {})).toEqual([]);
});
