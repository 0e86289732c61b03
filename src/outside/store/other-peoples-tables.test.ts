import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type EventStore, openEvents, selectRows } from './database.ts';
import { listEvents, rejects } from './find.ts';
import type { EventImportOptions } from './format.ts';
import { importEvents } from './import.ts';
import { who, whoFacets } from './who.ts';

const folder = mkdtempSync(join(tmpdir(), 'tightrope-events-others-'));
afterAll(() => rmSync(folder, { recursive: true }));
let made = 0;
let store: EventStore;
beforeEach(async () => {
  store = await openEvents(join(folder, `${++made}.duckdb`), { create: true, threads: 1 });
});
afterEach(() => store.close());

const given = (name: string) => join('test-data', 'events', name);
const take = (name: string, options?: EventImportOptions) => importEvents(store, given(name), options);
const write = (name: string, contents: string | Uint8Array) => {
  const file = join(folder, name);
  writeFileSync(file, contents);
  return file;
};
const table = (sql: string) => selectRows<Record<string, unknown>>(store, sql);
const column = async (name: string) =>
  (await table(`select ${name}::varchar as v from event order by row_id`)).map(({ v }) => v);

/** Columns of GDELT by a mapping, as somebody wrote who found no format for a table with a heading. */
const GDELT_MAP = {
  ...{ id: 'GLOBALEVENTID', date: 'SQLDATE', source: 'Actor1Name', source_country: 'Actor1CountryCode' },
  ...{ target: 'Actor2Name', code: 'EventCode', quad: 'QuadClass', country: 'ActionGeo_CountryCode' },
};
const ACLED_MAP = {
  id: 'EVENT_ID_CNTY',
  date: 'EVENT_DATE',
  source: 'ACTOR1',
  target: 'ACTOR2',
  label: 'SUB_EVENT_TYPE',
};

describe('a format is told by its columns', () => {
  test.each(['all-61-with-heading.csv', 'all-61-with-heading.tsv', 'selected-columns.csv'])(
    'GDELT with a heading, %s: places by FIPS',
    async (name) => {
      expect(await take(name)).toMatchObject({ format: 'gdelt-2', added: 4, rejected: 0 });
      expect(await column('country')).toEqual(['DEU', 'CHN', 'AUT', 'SRB']);
    },
  );

  test('also beside a mapping, which keeps what the format knows', async () => {
    expect(await take('selected-columns.csv', { map: GDELT_MAP })).toMatchObject({ added: 4 });
    expect(await column('country')).toEqual(['DEU', 'CHN', 'AUT', 'SRB']);
  });

  test.each([
    ['of their own', {}],
    ['by name', { format: 'acled' }],
    ['beside a mapping', { map: ACLED_MAP, dataset: 'acled' }],
  ])('ACLED in capitals, %s: conflict, and countries from names', async (_, options) => {
    expect(await take('capitals.csv', options)).toMatchObject({ added: 6, unknown: 0 });
    expect(await column('quad')).toEqual(Array(6).fill('4'));
    expect(await listEvents(store, { source: 'country:USA' })).toHaveLength(1);
  });

  test('ACLED between semicolons, tabs and bars, after `sep=`, in UTF-16 and with the line ends of old Macs', async () => {
    const text = readFileSync(given('acled-semicolons.csv'), 'utf8');
    const forms: [string, string | Uint8Array][] = [
      ['semicolons', text],
      ['sep', `sep=;\r\n${text}`],
      ['mark', `\ufeff${text}`],
      ['tabs', text.replaceAll(';', '\t')],
      ['bars', text.replaceAll(';', '|')],
      ['utf16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
      ['utf16be', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
      ['mac', text.replace(/\r?\n/g, '\r')],
      ['quoted', text.replace(/[^;\n]+/g, '"$&"')],
    ];
    for (const [name, contents] of forms) {
      const counts = await importEvents(store, write(`${name}.csv`, contents), { dataset: name });
      expect([name, counts]).toMatchObject([name, { format: 'acled', added: 6, rejected: 0 }]);
    }
  });

  test('UCDP without a heading, by its 49 columns', async () => {
    const report = await take('ged_nohead.csv');
    expect(report).toMatchObject({ format: 'ucdp-ged', added: 11, rejected: 1 });
    expect(report.reasons).toMatchObject([{ reason: 'the date cannot be read', rows: 1, line: 12 }]);
    expect((await listEvents(store, {}))[0]).toMatchObject({ source: 'Government of Myanmar (Burma)', target: 'KIO' });
  });

  test('columns as R writes them, with names of rows that have no heading', async () => {
    const text = '"event.id.cnty","event.date","actor1","sub.event.type"\n"1","A1","2020-01-01","X","Attack"\n';
    expect(await importEvents(store, write('r.csv', text))).toMatchObject({ format: 'acled', added: 1 });
  });

  test('what is none says what its first line has', async () => {
    const workbook = zipSync({ '[Content_Types].xml': strToU8('<a/>'), 'xl/workbook.xml': strToU8('<b/>') });
    await expect(importEvents(store, write('book.xlsx', workbook))).rejects.toThrow('save its sheet as CSV');
    await expect(importEvents(store, write('x.csv', 'when;who\n1;2\n'))).rejects.toThrow(
      'no known table of events: its first line has `when`, `who`, separated by semicolons',
    );
    await expect(importEvents(store, write('x2.csv', 'when,who\n1,2\n'), { format: 'acled' })).rejects.toThrow(
      'no column is mapped to the date (a table of acled has it in `event_date`)',
    );
    await expect(
      importEvents(store, write('wide.csv', `${'a,'.repeat(5000)}\n`), { map: { date: 'a' } }),
    ).rejects.toThrow('5001 columns, expected at most 2000');
  });
});

describe('a format, a mapping and the way dates are written combine', () => {
  test('a mapping wins over the columns of a format, which keeps what else it knows', async () => {
    const map = {
      id: 'event_id_cnty',
      date: 'event_date',
      source: 'actor2',
      target: 'actor1',
      label: 'sub_event_type',
    };
    expect(await take('acled.csv', { format: 'acled', map })).toMatchObject({ format: 'acled', added: 6 });
    expect(await listEvents(store, { target: 'country:Somalia' })).toMatchObject([
      { source: 'Civilians (Somalia)', quad: 4, location: 'Mogadishu' },
    ]);
  });

  test('an actor takes what is known of it along, and a field can be left empty', async () => {
    const map = { source: 'Target Name', target: 'Source Name', location: null };
    await take('icews-one-id-two-days.tab', { map });
    const [event] = await table(`select * from event where source = 'Kim Jong-Un' and row_id like '4/%'`);
    expect(event).toMatchObject({ source_country: 'PRK', target_country: 'IND', location: null });
  });

  test('dates of ICEWS of 2017 are known, and said for any other table', async () => {
    expect(await take('events-2017.tab')).toMatchObject({ format: 'icews', added: 1 });
    expect(await listEvents(store, {})).toMatchObject([{ date: '2017-01-01', code: '010' }]);
    for (const dates of ['%m/%d/%y', '%m/%d/%Y', 'mdy']) {
      expect(await take('events-2017.tab', { format: 'icews', dates, dataset: dates })).toMatchObject({ added: 1 });
    }
    const report = await take('acled-day-month-year.csv');
    expect(report).toMatchObject({ added: 0, rejected: 6 });
    expect(report.mend).toBe('dates are written as `18/04/2001`: say `--dates dmy` (day, month, year)');
    expect(await take('acled-day-month-year.csv', { dates: 'dmy' })).toMatchObject({ added: 6, rejected: 0 });
  });

  test('what cannot apply is a fault', async () => {
    const parquet = given('utc-midnight.parquet');
    const map = { id: 'id', date: 'day', source: 'a', target: 'b', code: 'code' };
    await expect(importEvents(store, parquet, { map, dates: 'dmy' })).rejects.toThrow('`day` holds days, not texts');
    await expect(importEvents(store, parquet, { map, heading: false })).rejects.toThrow('`heading` cannot apply');
    await expect(importEvents(store, parquet, { map, decimal: ',' })).rejects.toThrow('`decimal` cannot apply');
    await expect(take('acled.csv', { dates: 'dym' })).rejects.toThrow('`dym` has no year, expected dmy, mdy, ymd or');
    await expect(take('acled.csv', { map: { source: 'actr1' } })).rejects.toThrow('did you mean `actor1`?');
    await expect(take('acled.csv', { map: { source: 99 } })).rejects.toThrow('there is no column 99, expected 1 to 31');
  });

  test('a table without a heading is mapped by numbers', async () => {
    const file = write('n.csv', '2020-01-01;A;B;036\n2020-01-02;C;D;190\n');
    const map = { date: 1, source: 2, target: 3, code: 4 };
    expect(await importEvents(store, file, { map })).toMatchObject({ read: 2, added: 2 });
  });
});

describe('dates', () => {
  test('in three columns are joined, whatever their order; what is not known is a reason', async () => {
    const gtd = { id: 'eventid', source: 'gname', target: 'targtype1_txt', label: 'attacktype1_txt' };
    const report = await take('gtd.csv', { map: { ...gtd, date: ['iday', 'imonth', 'iyear'] }, dataset: 'gtd' });
    expect(report).toMatchObject({
      added: 2,
      rejected: 1,
      reasons: [{ reason: 'the day is not known', rows: 1, line: 3 }],
    });
    expect(await rejects(store)).toMatchObject([{ line: 3, reason: 'the day is not known: 1970-1-0' }]);
    expect((await listEvents(store, {})).map(({ date }) => date)).toEqual(['1970-01-01', '1970-07-02']);
    const date = { year: 'styear', month: 'stmon', day: 'stday' };
    expect(await take('mid.csv', { map: { date, source: 'stabb', label: 'hiact' } })).toMatchObject({ added: 5 });
    const rows = ['1902,-9,1', '1902,2,30', '1902,Feb,3', '-9,1,1', '1902.0,1.0,5.0', '1902,,1'];
    const odd = write('odd.csv', `y,m,d,a,e\n${rows.map((row) => `${row},A,Consult`).join('\n')}\n`);
    const map = { date: ['y', 'm', 'd'], source: 'a', label: 'e' };
    const found = await importEvents(store, odd, { map, dataset: 'odd' });
    expect(found).toMatchObject({ added: 2, rejected: 4 });
    expect(found.reasons.map(({ reason, rows }) => [reason, rows])).toEqual([
      ['the month is not known', 2],
      ['the date cannot be read', 1],
      ['the year is not known', 1],
    ]);
  });

  test.each([
    ['2014-3-1', '2014-03-01'],
    ['20140301.0', '2014-03-01'],
    ['2014-03-01T23:30:00-05:00', '2014-03-02'],
    ['2014-03-01 23:30:00 UTC', '2014-03-01'],
    ['01-Mar-2014', '2014-03-01'],
    ['March 1, 2014', '2014-03-01'],
    ['1 march 2014 00:00', '2014-03-01'],
    ['2014-02-30', undefined],
    ['2014-03-011', undefined],
    ['infinity', undefined],
    ['1/2/2014', undefined],
  ])('%s is %s', async (written, day) => {
    const file = write('day.tsv', `date\tsource\tevent\ttarget\n${written}\tA\tConsult\tB\n`);
    await importEvents(store, file);
    expect((await listEvents(store, {})).map(({ date }) => date)).toEqual(day === undefined ? [] : [day]);
  });

  test('a moment with its zone is a day in UTC, wherever it is read', async () => {
    const map = { id: 'id', date: 'day', source: 'a', target: 'b', code: 'code' };
    const before = process.env.TZ;
    for (const zone of ['UTC', 'America/New_York', 'Pacific/Auckland']) {
      process.env.TZ = zone;
      await take('utc-midnight.parquet', { map, dataset: zone });
    }
    process.env.TZ = before;
    expect(await table(`select distinct date::varchar as d from event order by d`)).toEqual(
      ['2024-01-01', '2024-02-01', '2024-03-01'].map((d) => ({ d })),
    );
    const [{ zone }] = await table(`select current_setting('TimeZone') as zone`);
    expect(zone).toBe('UTC');
  });
});

describe('nothing', () => {
  test('is written NA by R, and is no Namibia', async () => {
    expect(await take('icews-from-r.tab')).toMatchObject({ added: 2 });
    expect(await listEvents(store, { source: 'country:Namibia', either: true })).toEqual([]);
    expect(await whoFacets(store, '', 'country')).toMatchObject([{ value: 'FRA' }, { value: null }]);
    expect(await listEvents(store, { in: 'Namibia' })).toEqual([]);
  });

  test('is written in many ways in any mapped table, and as a setting says', async () => {
    const map = { date: 'day', source: 'a', source_country: 'a', target: 'b', target_country: 'b', code: 'code' };
    await take('pn.csv', { map });
    expect((await who(store, '')).map(({ name }) => name)).toEqual(['BLR']);
    await take('rna.csv', { map, dataset: 'r' });
    expect((await who(store, '')).map(({ name }) => name)).toEqual(['BLR', 'RUS']);
    await take('rna.csv', { map, dataset: 'namibia', empty: ['?'] });
    expect(await listEvents(store, { source: 'country:Namibia', either: true, datasets: ['namibia'] })).toHaveLength(2);
  });
});

describe('codes', () => {
  test('get a zero again that was lost for certain, and are counted', async () => {
    const report = await take('codes-as-numbers.csv', { map: GDELT_MAP });
    expect(await column('code')).toEqual(['036', '190', '010', '043']);
    expect(report).toMatchObject({ zeros: { restored: 3, doubtful: 0 }, unknown: 0 });
  });

  test('that may be two things stay as they are, and are counted; so are those that are none', async () => {
    const rows = ['36', '10', '17.0', '211', '999'].map((code, i) => `2020-01-0${i + 1},A,B,${code}`);
    const file = write('codes.csv', `day,a,b,c\n${rows.join('\n')}\n`);
    const report = await importEvents(store, file, { map: { date: 'day', source: 'a', target: 'b', code: 'c' } });
    const codes = (await table('select code from event order by date')).map(({ code }) => code);
    expect(codes).toEqual(['036', '10', '17', '0211', '999']);
    expect(report).toMatchObject({
      zeros: { restored: 2, doubtful: 2 },
      unknown: 1,
      unknownKinds: [{ kind: '999', events: 1 }],
    });
  });

  test('and all other cells of Parquet are texts on purpose', async () => {
    const file = join(folder, 'typed.parquet');
    await store.connection.run(`copy (select 1.0::double as id, timestamp_ns '2024-01-01 23:00:00' as day, {name: 'A', of: {iso: 'BLR'}} as actor,
      ['Police', null, 'Government'] as sectors, 36.00::decimal(9, 2) as code, 'B'::blob as target, 16.5::float as lat) to '${file}' (format parquet)`);
    const map = {
      ...{ id: 'id', date: 'day', source: 'actor.name', source_country: 'actor.of.iso', source_sector: 'sectors' },
      ...{ code: 'code', target: 'target', latitude: 'lat' },
    };
    expect(await importEvents(store, file, { map })).toMatchObject({ added: 1, zeros: { restored: 1 } });
    expect(await table('select * replace (date::varchar as date, key::varchar as key) from event')).toMatchObject([
      {
        ...{ row_id: '1', date: '2024-01-01', source: 'A', source_country: 'BLR', source_sector: 'Police; Government' },
        ...{ code: '036', target: 'B', latitude: 16.5 },
      },
    ]);
  });
});

describe('events are revised', () => {
  test('the newer version replaces the one before, in any order', async () => {
    expect(await take('acled-first.csv')).toMatchObject({ added: 1 });
    expect(await take('acled-revised.csv')).toMatchObject({ added: 0, replaced: 1, known: 0, differing: 0 });
    expect(await listEvents(store, {})).toMatchObject([{ date: '2023-01-09', source: 'Protesters (Somalia)' }]);
    copyFileSync(given('acled-first.csv'), join(folder, 'first-again.csv'));
    expect(await importEvents(store, join(folder, 'first-again.csv'))).toMatchObject({
      added: 0,
      replaced: 0,
      known: 1,
    });
    expect(await listEvents(store, {})).toMatchObject([{ date: '2023-01-09' }]);
  });

  test('of UCDP by their release or status', async () => {
    const heading = 'id,code_status,date_start,side_a,side_b,type_of_violence';
    const file = (name: string, status: string, day: string) =>
      write(name, `${heading}\n7,${status},2024-01-0${day},Government of Mali,JNIM,1\n`);
    expect(await importEvents(store, file('GEDEvent_v24_0_3.csv', 'Check dates', '1'))).toMatchObject({ added: 1 });
    expect(await importEvents(store, file('GEDEvent_v24_0_1.csv', 'Clear', '2'))).toMatchObject({
      replaced: 0,
      known: 1,
    });
    expect(await importEvents(store, file('GEDEvent_v25_1.csv', 'Clear', '3'))).toMatchObject({ replaced: 1 });
    expect(await importEvents(store, file('mine.csv', 'Check dates', '4'))).toMatchObject({ replaced: 0, known: 1 });
    expect(await importEvents(store, file('other.csv', 'Clear', '5'))).toMatchObject({ replaced: 0, differing: 1 });
    expect(await listEvents(store, {})).toMatchObject([{ date: '2024-01-03' }]);
  });

  test('where nothing tells which is newer, what is there stays and the difference is counted', async () => {
    const map = { id: 'id', date: 'day', source: 'a', label: 'e' };
    await importEvents(store, write('v1.csv', 'id,day,a,e\n1,2020-01-01,A,Consult\n2,2020-01-01,B,Consult\n'), { map });
    const later = write(
      'v2.csv',
      'id,day,a,e\n1,2020-01-02,A,Consult\n2,2020-01-01,B,Consult\n3,2020-01-01,C,Consult\n',
    );
    expect(await importEvents(store, later, { map })).toMatchObject({ added: 1, known: 1, differing: 1, replaced: 0 });
    expect((await listEvents(store, {})).map(({ date }) => date)).toEqual(['2020-01-01', '2020-01-01', '2020-01-01']);
  });

  test('one id of ICEWS on two days is two events', async () => {
    expect(await take('icews-one-id-two-days.tab')).toMatchObject({ added: 4, differing: 0, rejected: 1 });
    expect(await listEvents(store, { source: 'Citizen (India)', codes: ['010'] })).toHaveLength(2);
  });
});
