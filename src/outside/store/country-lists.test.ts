import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EventStore, openEvents } from './database.ts';
import { listEvents } from './find.ts';
import { importEvents } from './import.ts';
import { who } from './who.ts';

const folder = mkdtempSync(join(tmpdir(), 'tightrope-events-countries-'));
let store: EventStore;

beforeAll(async () => {
  store = await openEvents(join(folder, 'e.duckdb'), { create: true });
});
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const map = { date: 'day', source: 'a', source_country: 'a', target: 'b', target_country: 'b', code: 'code' };
const countries = async () => new Map((await who(store, '')).map(({ name, country }) => [name, country]));

test('codes of Correlates of War are told from those of ISO, and said', async () => {
  const { toldLists, unknownCountries } = await importEvents(store, 'test-data/codes/cow.csv', { map });
  expect(toldLists).toEqual([{ of: 'actors', list: 'cow', name: 'Correlates of War', because: ['GMY', 'FRN'] }]);
  expect(unknownCountries).toEqual([]);
  const found = await countries();
  expect(['AUS', 'SWZ', 'SLV', 'MNG', 'MAC', 'GMY'].map((code) => found.get(code))).toEqual([
    'AUT',
    'CHE',
    'SVN',
    'MNE',
    'MKD',
    'DEU',
  ]);
});

test('or read as the user says; what is not a country then is named', async () => {
  const { toldLists, unknownCountries } = await importEvents(store, 'test-data/codes/cow.csv', {
    ...{ map, dataset: 'iso', countries: 'iso' },
  });
  expect(toldLists).toEqual([]);
  expect(unknownCountries.map(({ text }) => text)).toEqual(['FRN', 'GMY']);
  expect(await listEvents(store, { source: 'country:Mongolia', datasets: ['iso'] })).toHaveLength(1);
});

test('in a table whose actors are codes, RUS is Russia; in a table of names it may be the initials of anything', async () => {
  const keds = join(folder, 'keds.tab');
  writeFileSync(keds, '150104\tRUS\tUKRMIL\t190\n150105\tRUSGOV\tUKR\t042\n150106\tIGOUNO\t---\t010\n');
  const columns = { date: 1, source: 2, target: 3, code: 4 };
  const { toldLists, added } = await importEvents(store, keds, { map: columns, dates: '%y%m%d', dataset: 'keds' });
  expect(added).toBe(3);
  expect(toldLists).toEqual([{ of: 'names', list: 'cameo', name: 'CAMEO', because: ['RUSGOV', 'UKRMIL'] }]);
  const of = (source: string, datasets: string[]) => listEvents(store, { source, datasets });
  expect(await of('country:Russia', ['keds'])).toHaveLength(2);
  expect(await of('RUSGOV', ['keds'])).toHaveLength(1);
  expect((await listEvents(store, { datasets: ['keds'] })).map(({ target }) => target)).toContain(null);

  const parties = join(folder, 'parties.csv');
  writeFileSync(parties, 'day,a,b,code\n2003-03-20,PAN,RUS,190\n2003-03-21,RUSGOV,PRD,190\n');
  const map = { date: 'day', source: 'a', target: 'b', code: 'code' };
  await importEvents(store, parties, { map, dataset: 'parties' });
  expect(await of('country:Panama', ['parties'])).toEqual([]);
  expect(await listEvents(store, { target: 'country:Russia', datasets: ['parties'] })).toEqual([]);
});

test('several governments in one field are found by each of their countries', async () => {
  const file = join(folder, 'coalition.csv');
  writeFileSync(
    file,
    'day,a,b,code\n2003-03-20,"Government of United Kingdom, Government of United States of America",Government of Iraq,190\n',
  );
  await importEvents(store, file, { map: { date: 'day', source: 'a', target: 'b', code: 'code' }, dataset: 'wars' });
  for (const source of ['country:GBR', 'country:USA', 'USAGOV']) {
    expect(await listEvents(store, { source, target: 'country:Iraq', datasets: ['wars'] })).toHaveLength(1);
  }
  expect((await who(store, 'Government of United', {}))[0].country).toBe('GBR;USA');
});
