import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dateOf } from '../next-events/events.ts';
import { stateRate } from './state-rate.ts';
import { exitKey, parseStates } from './tables.ts';

const read = (name: string) => readFileSync(`data/states/${name}`, 'utf8');
const tables = parseStates({
  ...{ states: read('states.csv'), majors: read('majors.csv'), exits: read('exits.tsv') },
  ...{ neighbours: read('neighbours.tsv'), disputes: read('disputes.csv') },
});

test('every exit of the data is coded, on its day, and no other', () => {
  const ended = tables.spells.filter((spell) => spell.ended).map(({ state, to }) => exitKey(state, to));
  expect([...tables.exits.keys()].sort()).toEqual(ended.sort());
  expect(dateOf(tables.end)).toBe('2016-12-31');
});

test.each([
  ['GDR', '1990-10-02', 'absorbed', 'agreement'],
  ['EST', '1940-06-16', 'absorbed', 'force'],
  ['SYR', '1958-02-01', 'absorbed', 'agreement'],
  ['CZE', '1992-12-31', 'dissolved', 'agreement'],
  ['RVN', '1975-04-30', 'absorbed', 'force'],
])('%s ended on %s: %s, %s', (state, day, kind, manner) => {
  const spell = tables.spells.find((one) => one.state === state && dateOf(one.to) === day);
  expect(tables.exits.get(exitKey(state, spell?.to ?? 0))).toMatchObject({ kind, manner });
});

test('borders of Russia know Belarus and Ukraine since 1991', () => {
  const neighbours = tables.neighbours.filter(({ major, from, to }) => major === 'RUS' && from <= 2016 && to >= 2016);
  expect(neighbours.map(({ neighbour }) => neighbour)).toEqual(expect.arrayContaining(['BLR', 'UKR', 'LAT', 'CHN']));
});

test('counts by hand: since 1990, in windows of five years, those that ended', () => {
  const { windows, k, n } = stateRate(tables, { window: 5, since: 1990 });
  expect(
    windows
      .filter(({ state }) => state === 'happened')
      .map(({ outcome }) => outcome?.id)
      .sort(),
  ).toEqual(['CZE', 'GDR', 'YAR', 'YPR']);
  expect(k).toBe(4);
  expect(n).toBe(windows.filter(({ state }) => state !== 'censored').length);
});

test('a narrower class has no more windows, and no more that happened', () => {
  const all = stateRate(tables, { window: 5 });
  const classes = [
    stateRate(tables, { window: 5, since: 1945 }),
    stateRate(tables, { window: 5, nextTo: 'major-power' }),
    stateRate(tables, { window: 5, nextTo: 'major-power', afterDispute: 10 }),
    stateRate(tables, { window: 5, ending: 'union' }),
  ];
  for (const { n, k } of classes) {
    expect(n).toBeLessThanOrEqual(all.n);
    expect(k).toBeLessThanOrEqual(all.k);
  }
  // Every exit but the change of number, less those in windows that are not observed to their end.
  expect(all.k).toBe(tables.exits.size - 1);
});
