import { describe, expect, test } from 'vitest';
import { dateOf, dayOf } from '../../numeric/days.ts';
import { withData } from '../../testing/optional-data.ts';
import { exitInWords, stateExits, uncodedEnds } from './state-exits.ts';
import { shipped } from './state-tables.test-texts.ts';
import { parseStates } from './tables.ts';

const system = parseStates(shipped);
const exitOf = (id: string) => system.exits.find((exit) => exit.id === id);
const bordering = (state: string, date: string) =>
  system.borders
    .filter(({ from, to }) => from <= dayOf(date) && dayOf(date) <= to)
    .filter(({ neighbour }) => neighbour === system.memberships.find((one) => one.state === state)?.code)
    .map(({ major }) => system.memberships.find(({ code }) => code === major)?.state)
    .sort();

describe('the table of states', () => {
  test('runs from 1816 to 2016, with 243 memberships of 217 states', () => {
    expect([dateOf(system.from), dateOf(system.to)]).toEqual(['1816-01-01', '2016-12-31']);
    expect(system.memberships).toHaveLength(243);
    expect(new Set(system.memberships.map(({ code }) => code)).size).toBe(217);
  });

  test('memberships of a state do not overlap, and end after they begin', () => {
    for (const one of system.memberships) {
      expect(one.to).toBeGreaterThanOrEqual(one.from);
      for (const other of system.memberships) {
        if (other.code === one.code && other !== one) expect(other.to < one.from || other.from > one.to).toBe(true);
      }
    }
  });
});

describe('the ends of states', () => {
  test('every one is coded, 48 in all, of which one only changes a number', () => {
    expect(uncodedEnds(system)).toEqual([]);
    expect(system.exits).toHaveLength(48);
    expect(stateExits(system)).toHaveLength(47);
  });

  test.each([
    ['GDR-1990', '1990-10-02', 'absorbed', 'agreement', undefined],
    ['EST-1940', '1940-06-16', 'absorbed', 'force', 1991],
    ['LAT-1940', '1940-06-16', 'absorbed', 'force', 1991],
    ['LIT-1940', '1940-06-15', 'absorbed', 'force', 1991],
    ['AUS-1938', '1938-03-13', 'absorbed', 'force', 1955],
    ['CZE-1939', '1939-03-15', 'absorbed', 'force', 1945],
    ['CZE-1992', '1992-12-31', 'dissolved', 'agreement', undefined],
    ['SYR-1958', '1958-02-01', 'absorbed', 'agreement', 1961],
    ['YAR-1990', '1990-05-21', 'merged', 'agreement', undefined],
    ['RVN-1975', '1975-04-30', 'absorbed', 'force', undefined],
    ['SIC-1861', '1861-02-13', 'absorbed', 'force', undefined],
    ['BAV-1871', '1871-01-18', 'absorbed', 'agreement', undefined],
    ['GFR-1990', '1990-10-02', 'renumbered', 'none', undefined],
  ])('%s: on %s, %s, %s, back in %s', (id, day, kind, manner, back) => {
    expect(exitOf(id)).toMatchObject({ kind, manner, day: dayOf(day) });
    expect(exitOf(id)?.back).toBe(back);
  });

  test('whoever absorbed or occupied a state was there itself', () => {
    for (const { by, day, kind } of system.exits) {
      for (const state of by) {
        const there = system.memberships.some((one) => one.state === state && one.from <= day + 1 && one.to >= day);
        // Yemen begins the day after the two that merged into it.
        expect([state, kind, there]).toEqual([state, kind, true]);
      }
    }
  });

  test('are told in a sentence, with the reason for the coding', () => {
    const latvia = exitOf('LAT-1940');
    expect(latvia && exitInWords(latvia, system)).toBe(
      'Latvia: absorbed by Russia, by force; back in 1991. Ultimatum and entry of the Red Army; annexed in August.',
    );
  });
});

describe('the borders with major powers', () => {
  test('are those of their time', () => {
    expect(bordering('BLR', '2010-01-01')).toEqual(['RUS']);
    expect(bordering('POL', '1938-01-01')).toEqual(['GMY', 'RUS']);
    expect(bordering('SAX', '1860-01-01')).toEqual(['AUH', 'GMY']);
    expect(bordering('ROM', '2010-01-01')).toEqual([]);
    expect(bordering('MON', '2010-01-01')).toEqual(['CHN', 'RUS']);
  });

  test('lie in a time in which both states existed', () => {
    for (const { major, neighbour, from, to } of system.borders) {
      for (const code of [major, neighbour]) {
        const there = system.memberships.some((one) => one.code === code && one.from <= to && one.to >= from);
        expect([major, neighbour, there]).toEqual([major, neighbour, true]);
      }
    }
  });
});

describe('the disputes', () => {
  test('are of states that are in the table, and begin from 1816 to 2010', () => {
    expect(system.disputes).toHaveLength(3337);
    const codes = new Set(system.memberships.map(({ code }) => code));
    for (const { a, b, start, hostility } of system.disputes) {
      expect(codes.has(a) && codes.has(b)).toBe(true);
      expect(Number(start.slice(0, 4))).toBeGreaterThanOrEqual(1816);
      expect(Number(start.slice(0, 4))).toBeLessThanOrEqual(2010);
      for (const level of hostility) expect([1, 2, 3, 4, 5]).toContain(level);
    }
  });

  const published = withData('states/cow_states.csv');
  published.test('the table of members is the one that was published', () => {
    expect(shipped.states).toBe(published.text());
  });
});

describe('a fault in the tables', () => {
  const read = (change: Partial<typeof shipped>) => () => parseStates({ ...shipped, ...change });
  const [head] = shipped.exits.split('\n');

  test('is named with its place', () => {
    expect(read({ exits: `${head}\nGDR\t1990-10-01\tabsorbed\tagreement\tGFR\tx` })).toThrow(
      'exits:2: no membership of GDR ends on 1990-10-01',
    );
    expect(read({ exits: `${head}\nGDR\t1990-10-02\tbought\tagreement\tGFR\tx` })).toThrow(
      'exits:2: kind: found "bought", expected one of absorbed, merged, occupied, protectorate, dissolved, renumbered',
    );
    expect(read({ exits: `${head}\nGDR\t1990-10-02` })).toThrow('exits:2: found 2 columns, expected 6');
    expect(read({ neighbours: 'major\tneighbour\tfrom\tto\nRUS\tXXX\t1991\t' })).toThrow(
      'neighbours:2: no state "XXX" in the table of states',
    );
    expect(read({ disputes: 'dispute,a,b,start,hostility_a,hostility_b\n2,2,200,May,3,1' })).toThrow(
      'disputes:2: start: found "May", expected yyyy-mm or yyyy',
    );
    expect(read({ majors: 'code\n2' })).toThrow('majors:1: no column "ccode"; the columns are code');
  });
});
