import { copyFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withData } from '../../testing/optional-data.ts';
import { type EventStore, openEvents } from './database.ts';
import { listEvents, occurrences, periodCounts, rejects, spanOf, topPairs } from './find.ts';
import { importEvents } from './import.ts';
import { who } from './who.ts';

const folder = mkdtempSync(join(tmpdir(), 'tightrope-events-test-'));
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
const plain = (rows: string[]) => `date\tsource\tevent\ttarget\n${rows.join('\n')}\n`;
const VISIT = '2014-03-01\tGovernment (Belarus)\tMake_a_visit\tRussia';

/** A line of GDELT with so many columns, filled where it matters. */
function gdelt(columns: 57 | 58 | 61, cells: Record<number, string>): string {
  return Array.from({ length: columns }, (_, i) => cells[i] ?? '').join('\t');
}
const first = {
  0: '1001',
  1: '20140301',
  5: 'BLRGOV',
  6: 'BELARUS',
  7: 'BLR',
  12: 'GOV',
  16: 'RUSSIA',
  17: 'RUS',
  26: '190',
  29: '4',
  30: '-10',
};

test('a store that takes the name of another is read by the next to open it; whoever has the old one open goes on', async () => {
  const [now, next] = ['shared', 'next'].map((name) => join(folder, `${name}.duckdb`));
  const filled = async (file: string, ...days: string[]) => {
    const one = await openEvents(file, { create: true, threads: 1 });
    await importEvents(one, write('days.tsv', plain(days.map((day) => VISIT.replace('2014-03-01', day)))));
    one.close();
  };
  const count = async (one: EventStore) => (await listEvents(one, {}, { limit: 10 })).length;
  await filled(now, '2014-03-01');
  const reader = await openEvents(now);
  copyFileSync(now, next);
  await filled(next, '2014-03-02', '2014-03-03');
  renameSync(next, now);
  expect(await count(reader)).toBe(1);
  const later = await openEvents(now);
  expect(await count(later)).toBe(3);
  for (const one of [reader, later]) one.close();
});

describe('the formats', () => {
  test('a plain table: labels give code, class and score, brackets the country', async () => {
    expect(await importEvents(store, write('a.tsv', plain([VISIT])))).toMatchObject({
      ...{ read: 1, added: 1, replaced: 0, differing: 0 },
      known: 0,
      rejected: 0,
    });
    const [event] = await listEvents(store, {});
    expect(event).toMatchObject({ date: '2014-03-01', code: '042', label: 'Make a visit', quad: 1, intensity: 1.9 });
    expect(await who(store, 'bélarus')).toMatchObject([
      { name: 'Government (Belarus)', country: 'BLR', sector: 'Government', asSource: 1 },
    ]);
  });

  test.each([57, 58, 61] as const)('GDELT with %d columns', async (columns) => {
    const extra = columns === 57 ? {} : { [columns - 1]: 'https://example.org/' };
    expect(
      await importEvents(store, write(`g${columns}.csv`, `${gdelt(columns, { ...first, ...extra })}\n`)),
    ).toMatchObject({ added: 1 });
    const [event] = await listEvents(store, { source: 'country:BLR', target: 'RUSSIA', codes: ['19'] });
    expect(event).toMatchObject({
      date: '2014-03-01',
      label: 'Use conventional military force',
      quad: 4,
      rowId: '1001',
    });
    expect(event.url).toBe(columns === 57 ? null : 'https://example.org/');
  });

  test('ICEWS, by its heading', async () => {
    const heading = [
      'Event ID',
      'Event Date',
      'Source Name',
      'Source Sectors',
      'Source Country',
      'Event Text',
      'CAMEO Code',
      'Intensity',
      'Target Name',
      'Target Sectors',
      'Target Country',
    ];
    const row = [
      '7',
      '2014-03-01',
      'Alexander Lukashenko',
      'Executive',
      'Belarus',
      'Consult',
      '040',
      '1.0',
      'Vladimir Putin',
      'Executive',
      'Russian Federation',
    ];
    expect(
      await importEvents(store, write('icews.tab', [heading, row].map((cells) => cells.join('\t')).join('\n'))),
    ).toMatchObject({ added: 1 });
    expect(await who(store, 'lukashenko')).toMatchObject([{ country: 'BLR', sector: 'Executive' }]);
  });

  test('ACLED, with quotes, commas and its own way with dates', async () => {
    const heading =
      'event_id_cnty,event_date,year,sub_event_type,actor1,actor2,country,location,latitude,longitude,notes,fatalities';
    const row =
      'BLR1,09 August 2020,2020,Peaceful protest,Protesters (Belarus),,Belarus,Minsk,53.9,27.5,"They said ""no"", and left",0';
    expect(await importEvents(store, write('acled.csv', `${heading}\n${row}\n`))).toMatchObject({ added: 1 });
    expect(await listEvents(store, { from: '2020-08-09', to: '2020-08-09' })).toMatchObject([
      { quad: 4, text: 'They said "no", and left' },
    ]);
  });

  test('UCDP GED and POLECAT', async () => {
    const ged =
      'id,date_start,side_a,side_b,conflict_name,type_of_violence,country,latitude,longitude\n5,2014-06-01,Government of Ukraine,DPR,Ukraine: Donetsk,1,Ukraine,48,37.8\n';
    expect(await importEvents(store, write('ged.csv', ged))).toMatchObject({ added: 1 });
    const polecat = [
      ...['Event ID', 'Event Date', 'Event Type', 'Event Mode', 'Intensity', 'Quad Code', 'Contexts', 'Actor Name'],
      ...['Actor Country', 'Primary Actor Sector', 'Recipient Name', 'Recipient Country', 'Primary Recipient Sector'],
    ];
    const row = [
      ...['P1', '2020-08-10', 'PROTEST', 'demo', 'None', 'MATERIAL CONFLICT', 'election', 'Protester', 'BLR', 'CVL'],
      ...['Government', 'BLR', 'None'],
    ];
    expect(await importEvents(store, write('p.tsv', [polecat, row].map((c) => c.join('\t')).join('\n')))).toMatchObject(
      { added: 1 },
    );
    expect((await listEvents(store, { quad: [4] })).map(({ dataset }) => dataset)).toEqual(['ucdp-ged', 'polecat']);
    expect(await listEvents(store, { codes: ['PROTEST'], source: 'country:Belarus' })).toMatchObject([
      { label: 'PROTEST: demo', intensity: -6.6, text: 'election' },
    ]);
    expect(await who(store, 'government of ukraine')).toMatchObject([{ country: 'UKR' }]);
    expect(await listEvents(store, { labels: 'ukraine: donetsk', in: 'UKR' })).toHaveLength(1);
  });

  test('any table by a mapping, and Parquet', async () => {
    const map = { date: 'when', source: 'who', target: 'whom', code: 'what' };
    expect(
      await importEvents(store, write('m.csv', 'when,who,whom,what\n01/03/2014,A,B,036\n'), { map, dates: '%d/%m/%Y' }),
    ).toMatchObject({ added: 1 });
    const file = join(folder, 'm.parquet');
    await store.connection.run(
      `copy (select '2014-03-0' || i as "when", 'A' as who, 'B' as whom, '190' as what from range(1, 5) t(i)) to '${file}' (format parquet)`,
    );
    expect(await importEvents(store, file, { map })).toMatchObject({
      read: 4,
      added: 4,
      known: 0,
      replaced: 0,
      differing: 0,
      rejected: 0,
    });
    expect(await importEvents(store, file, { map })).toMatchObject({
      read: 4,
      added: 0,
      known: 4,
      replaced: 0,
      differing: 0,
      rejected: 0,
    });
    expect(await spanOf(store)).toEqual({ from: 16130, to: 16133 });
  });

  test('zipped by gzip or in an archive', async () => {
    expect(await importEvents(store, write('z.tsv.gz', gzipSync(plain([VISIT]))))).toMatchObject({ added: 1 });
    expect(
      await importEvents(store, write('g.csv.zip', zipSync({ 'g.csv': strToU8(`${gdelt(58, first)}\n`) }))),
    ).toMatchObject({ added: 1 });
    await expect(importEvents(store, write('two.zip', zipSync({ a: strToU8('x'), b: strToU8('y') })))).rejects.toThrow(
      'holds 2 files',
    );
  });
});

describe('an import', () => {
  test('adds nothing twice, and keeps what truly happened twice', async () => {
    const file = write('twice.tsv', plain([VISIT, VISIT]));
    expect(await importEvents(store, file)).toMatchObject({ added: 2 });
    expect(await importEvents(store, file)).toMatchObject({ added: 0, known: 2 });
    expect(await importEvents(store, write('again.tsv', plain([VISIT, VISIT, VISIT])))).toMatchObject({
      added: 1,
      known: 2,
    });
    expect(await importEvents(store, write('gg.csv', `${gdelt(58, first)}\n${gdelt(58, first)}\n`))).toMatchObject({
      added: 1,
      known: 1,
    });
  });

  test('keeps bad rows with line and reason, and goes on', async () => {
    const rows = [
      VISIT,
      '2014-02-30\tA\tConsult\tB',
      'A\tConsult',
      '\tA\tConsult\tB',
      '2014-01-01\t\tConsult\t',
      '2014-01-02\tA\t\tB',
    ];
    expect(await importEvents(store, write('bad.tsv', plain(rows)))).toMatchObject({ read: 6, added: 1, rejected: 5 });
    expect((await rejects(store)).map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'the date 2014-02-30 cannot be read'],
      [4, '2 cells, expected 4'],
      [5, 'no date'],
      [6, 'neither source nor target'],
      [7, 'no kind of event'],
    ]);
  });

  test('finds a kind of event by any of its names', async () => {
    await importEvents(store, write('car.tsv', plain(['2014-03-01\tA\tCarry_out_car_bombing\tB'])));
    for (const labels of ['Carry out car bombing', 'carry out vehicular bombing'])
      expect(await listEvents(store, { labels })).toMatchObject([{ code: '1832' }]);
  });

  test('names that are SQL stay names', async () => {
    const name = "x'); drop table event; --";
    await importEvents(store, write("it's a file.tsv", plain([`2014-03-01\t${name}\tConsult\tB`])), { dataset: name });
    expect(await listEvents(store, { source: name, datasets: [name] })).toHaveLength(1);
    expect(await who(store, "'); drop")).toHaveLength(1);
  });

  test('reads one file, whatever signs are in its name, and only its own faults', async () => {
    write('ev1.tsv', plain([VISIT]));
    expect(await importEvents(store, write('ev*.tsv', plain([VISIT])))).toMatchObject({ read: 1, added: 1 });
    const heading = 'event_id_cnty,event_date,actor1,sub_event_type';
    expect(
      await importEvents(
        store,
        write('x1.csv', `${heading}\nA1,2020-01-01,A,Attack\nA2,2020-01-01,A,Attack,more,more\n`),
      ),
    ).toMatchObject({ added: 1, rejected: 1 });
    expect(await importEvents(store, write('x2.csv', `${heading}\nA3,2020-01-01,A,Attack\n`))).toMatchObject({
      added: 1,
      rejected: 0,
    });
    expect(await rejects(store)).toHaveLength(1);
  });

  test('reads a line in another encoding', async () => {
    const bytes = Buffer.concat([
      Buffer.from(plain([VISIT])),
      Buffer.from('2014-03-02\tCaf\xe9\tConsult\tB\n', 'latin1'),
      Buffer.from('2014-03-03\tA\tConsult\tB\n'),
    ]);
    expect(await importEvents(store, write('latin.tsv', bytes))).toMatchObject({ added: 3, rejected: 0 });
    expect(await who(store, 'café')).toMatchObject([{ name: 'Café' }]);
  });

  test('takes an id of Parquet once, and rows without one as often as they are there', async () => {
    const file = join(folder, 'ids.parquet');
    await store.connection.run(
      `copy (select i % 5 as id, '2014-03-01' as d, 'A' as s, '190' as c from range(10) t(i)) to '${file}' (format parquet)`,
    );
    const map = { date: 'd', source: 's', code: 'c' };
    expect(await importEvents(store, file, { map: { ...map, id: 'id' }, dataset: 'by id' })).toMatchObject({
      added: 5,
      known: 5,
    });
    expect(await importEvents(store, file, { map, dataset: 'by content' })).toMatchObject({ added: 10 });
  });

  test('that is stopped leaves nothing half done, and can be made again', async () => {
    const file = write('stop.tsv', plain([VISIT]));
    const stopped = new AbortController();
    const map = { date: 'd', source: 's', code: 'c' };
    const parquet = join(folder, 'stop.parquet');
    await store.connection.run(
      `copy (select '2014-03-01' as d, 'A' as s, '190' as c) to '${parquet}' (format parquet)`,
    );
    stopped.abort(new Error('stopped'));
    await expect(importEvents(store, parquet, { map, signal: stopped.signal })).rejects.toThrow('stopped');
    expect(await spanOf(store)).toBeUndefined();
    expect(await importEvents(store, parquet, { map })).toMatchObject({ added: 1 });
    expect(await importEvents(store, file)).toMatchObject({ added: 1 });
  });

  test('of what is not a table of events says so', async () => {
    await expect(importEvents(store, write('x.csv', 'a,b\n1,2\n'))).rejects.toThrow('no known table of events');
    await expect(importEvents(store, join(folder, 'none.csv'))).rejects.toThrow('no such file');
    await expect(importEvents(store, write('y.csv', 'a,b\n'), { map: { date: 'day' } })).rejects.toThrow(
      'date: unknown column `day`',
    );
    await expect(importEvents(store, write('w.csv', 'a\n'), { format: 'gdlt' })).rejects.toThrow(
      'unknown format `gdlt`',
    );
  });
});

test('counts by period without gaps, and finds the pairs with most events', async () => {
  const rows = [
    '2014-01-05\tA\tConsult\tB',
    '2014-01-06\tA\tThreaten\tB',
    '2014-03-01\tB\tUse conventional military force\tA',
  ];
  await importEvents(store, write('p.tsv', plain(rows)));
  expect(
    (await periodCounts(store, { source: 'A', target: 'B', either: true }, 'month')).map(({ period, events }) => [
      period,
      events,
    ]),
  ).toEqual([
    ['2014-01-01', 2],
    ['2014-02-01', 0],
    ['2014-03-01', 1],
  ]);
  expect(await topPairs(store, {}, { limit: 1 })).toMatchObject([
    { source: 'A', target: 'B', events: 2, verbalConflict: 1 },
  ]);
  expect(await occurrences(store, { codes: ['19'] })).toMatchObject([{ day: 16130 }]);
});

test('means and names do not hang on the order of rows', async () => {
  const rows = ['Consult', 'Threaten', 'Make a visit', 'Use conventional military force', 'Consult', 'Threaten'].map(
    (label, i) => `2014-01-05\tN${i % 2 ? ' (Poland)' : ' (Latvia)'}\t${label}\tB`,
  );
  const found = [];
  for (const [i, order] of [rows, rows.toReversed(), rows.toSorted()].entries()) {
    const other = await openEvents(join(folder, `order${i}.duckdb`), { create: true, threads: 2 });
    await importEvents(other, write(`order${i}.tsv`, plain(order)));
    found.push([await periodCounts(other, {}, 'year'), await who(other, 'N')]);
    other.close();
  }
  expect(found[1]).toEqual(found[0]);
  expect(found[2]).toEqual(found[0]);
});

test('a store that is not there is not begun by looking', async () => {
  await expect(openEvents(join(folder, 'none.duckdb'))).rejects.toThrow('no store of events here');
  await expect(openEvents(write('text.duckdb', 'hello'.repeat(2000)))).rejects.toThrow('is not a store of events');
});

const icews14 = withData('events/icews14/events.tsv.gz');
icews14.test('ICEWS14: all 90,730 events, each with a class', async () => {
  expect(await importEvents(store, icews14.file)).toMatchObject({
    read: 90_730,
    added: 90_730,
    known: 0,
    replaced: 0,
    differing: 0,
    rejected: 0,
  });
  const counts = await periodCounts(store, {}, 'year');
  const { verbalCooperation, materialCooperation, verbalConflict, materialConflict } = counts[0];
  expect(verbalCooperation + materialCooperation + verbalConflict + materialConflict).toBe(90_730);
});
