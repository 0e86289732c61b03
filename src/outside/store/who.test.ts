import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Selector } from '../../situation/selector.ts';
import { type EventStore, openEvents } from './database.ts';
import { listEvents, topPairs } from './find.ts';
import { importEvents } from './import.ts';
import { who, whoFacets } from './who.ts';

const folder = mkdtempSync(join(tmpdir(), 'tightrope-events-who-'));
const file = join(folder, 'who.tsv');
const place = join(folder, 'who.duckdb');
let store: EventStore;

beforeAll(async () => {
  const rows = [
    'date\tsource\tevent\ttarget',
    '2014-01-05\tGovernment (Belarus)\tConsult\tRussia',
    '2014-01-06\tPolice (Belarus)\tThreaten\tAlexandre Lukachénko',
    '2014-01-07\tRussia\tConsult\tGovernment (Belarus)',
    '2014-01-08\tMilitant (Boko Haram)\tThreaten\tNigeria',
  ];
  writeFileSync(file, rows.join('\n'));
  const writer = await openEvents(place, { create: true });
  await importEvents(writer, file);
  writer.close();
  store = await openEvents(place);
});
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const days = async (selector: Selector) => (await listEvents(store, selector)).map(({ date }) => date.slice(-2));
const names = async (...args: [string, Parameters<typeof who>[2]?]) =>
  (await who(store, ...args)).map(({ name }) => name);

test('events are selected by actors: their name, their country by any of its names, their code of CAMEO', async () => {
  expect(await days({ source: 'BLRGOV' })).toEqual(['05']);
  expect(await days({ source: ['BLRGOV', 'BLRCOP'] })).toEqual(['05', '06']);
  expect(await days({ source: 'BLRMIL' })).toEqual([]);
  expect(await days({ source: 'country:by', target: 'country:Russian Federation', either: true })).toEqual([
    '05',
    '07',
  ]);
  expect(await days({ target: 'ALEXANDRE LUKACHENKO' })).toEqual(['06']);
  expect(await days({ source: 'country:Boko Haram' })).toEqual([]);
});

test('actors are found by part of their name, by country and by sector', async () => {
  expect(await names('lukache')).toEqual(['Alexandre Lukachénko']);
  expect(await names('BLR')).toEqual(['Government (Belarus)', 'Police (Belarus)']);
  expect(await names('BLRCOP')).toEqual(['Police (Belarus)']);
  expect(await names('', { country: 'Belarus', sector: 'police' })).toEqual(['Police (Belarus)']);
  expect(await names('%')).toEqual([]);
});

test('and counted by country or sector', async () => {
  expect(await whoFacets(store, '', 'country')).toEqual([
    { value: 'BLR', names: 2, events: 3 },
    { value: 'RUS', names: 1, events: 2 },
    { value: null, names: 2, events: 2 },
    { value: 'NGA', names: 1, events: 1 },
  ]);
  expect((await whoFacets(store, 'belarus', 'sector')).map(({ value }) => value)).toEqual(['Government', 'Police']);
});

test('a store that is only read reaches no other file, takes no events, and is open to several', async () => {
  await expect(store.connection.run("select * from read_text('/etc/hostname')")).rejects.toThrow('Permission');
  await expect(importEvents(store, file, { dataset: 'again' })).rejects.toThrow('read');
  const other = await openEvents(place);
  expect(await listEvents(other, {})).toHaveLength(4);
  other.close();
});

test('the pairs with most events, in all or in each period', async () => {
  const pairs = (rows: Awaited<ReturnType<typeof topPairs>>) =>
    rows.map(({ period, source, target, events }) => [period, source, target, events]);
  const all = pairs(await topPairs(store, {}, { limit: 100 }));
  expect(all).toHaveLength(4);
  expect(all).toEqual(pairs(await topPairs(store, {}, { limit: 100 })));
  expect(pairs(await topPairs(store, { source: 'Russia' }, { by: 'month' }))).toEqual([
    ['2014-01-01', 'Russia', 'Government (Belarus)', 1],
  ]);
  expect(await topPairs(store, {}, { by: 'day', limit: 1 })).toHaveLength(4);
  expect(() => topPairs(store, {}, { limit: 0 })).toThrow('expected a whole number from 1');
});
