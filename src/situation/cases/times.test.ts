import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { withData } from '../../testing/optional-data.ts';
import { formatFault } from '../fault.ts';
import { traitsOf } from '../traits.ts';
import { dayIn } from './deu.ts';
import { readCases } from './read-cases.ts';

const read = (text: string, file = 'times.csv', options = {}) => readCases(text, file, options);

describe('a table of times', () => {
  test('takes a duration, or a start and an end, and whether it was agreed', () => {
    const text =
      'case,group,duration,start,end,agreed\nA,x,30,,,yes\nB,x,,2020-01-01,2020-03-01,no\nC,,12.5,,,\nD,,,,,\n';
    const { cases, times, notes, faults } = read(text);
    expect(faults).toEqual([]);
    expect(cases).toEqual([]);
    expect(times).toEqual([
      { case: 'A', group: 'x', kind: 'other', time: 30, happened: true, traits: {} },
      { case: 'B', group: 'x', kind: 'other', time: 60, happened: false, traits: {} },
      { case: 'C', group: 'C', kind: 'other', time: 12.5, happened: true, traits: {} },
    ]);
    expect(notes).toEqual(['Left out, without a duration or two days: 1.']);
  });

  test('is read by the names of its columns', () => {
    const options = { columns: { case: 'dossier', duration: 'days', agreed: 'signed' }, kind: 'treaty' as const };
    expect(read('dossier;days;signed\nA;7;0\n', 'times.csv', options).times).toMatchObject([
      { case: 'A', kind: 'treaty', time: 7, happened: false },
    ]);
  });

  test('has a fault with its place for each slip', () => {
    const rows = [
      ...['A,0,,,', 'B,-3,,,', 'C,x,,,', 'D,,2020-02-30,2020-03-01,', 'E,,2020-03-01,2020-03-01,'],
      ...['F,,,2020-03-01,', 'G,5,,,perhaps', 'H,,2020-01-01,,no', 'I,5,,,', 'I,6,,,', ',5,,,'],
    ];
    expect(read(`case,duration,start,end,agreed\n${rows.join('\n')}\n`).faults.map((one) => formatFault(one))).toEqual([
      'times.csv:2:3: duration is 0 days, expected more than 0',
      'times.csv:3:3: duration is `-3`, expected a number from 0 to 182621, or nothing',
      'times.csv:4:3: duration is `x`, expected a number from 0 to 182621, or nothing',
      'times.csv:5:4: start: there is no day 2020-02-30, expected a date such as 2021-12-31',
      'times.csv:6:15: end is 2020-03-01, expected a day after the start, 2020-03-01',
      'times.csv:7:4: start is empty, and there is an end: expected the day on which it began',
      'times.csv:8:7: agreed is `perhaps`, expected yes or no, or nothing where it was agreed',
      'times.csv:9:15: end is empty: expected the day of the agreement, or with `agreed` no the last day on which it was open',
      'times.csv:11:1: case I is there twice',
      'times.csv:12:1: case is empty or longer than 300 letters',
    ]);
  });
});

describe('the time of a case', () => {
  test('stands in a long table beside the stances, alike in all of its rows', () => {
    const heading = 'case,issue,actor,position,outcome,start,end';
    const rows = ['A,i,x,10,30,2020-01-01,2020-01-31', 'A,i,y,90,30,,', 'B,i,x,10,,2020-01-01,2020-02-01'];
    const { cases, times, faults } = read([heading, ...rows].join('\n'));
    expect(faults).toEqual([]);
    expect(cases.map(({ id }) => id)).toEqual(['A']);
    expect(times).toMatchObject([
      { case: 'A', time: 30, traits: { spread: 0.4, issues: 0 } },
      { case: 'B', time: 31 },
    ]);
    const other = read([heading, rows[0], 'A,i,y,90,30,2020-01-01,2020-01-30'].join('\n'));
    expect(other.faults.map(({ message }) => message)).toEqual(['case A took 29 days, and 30 in an earlier row']);
  });

  const file = (resolved: string, timing = 'since: 2020-01-01') =>
    `title: T\nasOf: 2020-03-01\nkind: treaty\nactors: { a: { capability: 1 }, b: { capability: 1 } }\nissues:\n  x: { statusQuo: 0, stances: { a: { position: 5, salience: 1, veto: true }, b: { position: 9, salience: 1, veto: true } } }\nagreement: { consent: [a, b], timing: { ${timing} } }\nresolved: { issues: { x: 7 }, ${resolved} }\n`;
  const timesIn = (text: string) => {
    const { times, faults } = readCases(text, 't.yaml');
    expect(faults.map((one) => formatFault(one))).toEqual([]);
    return times ?? [];
  };

  test('of a situation file runs from the beginning of the talks, and counts from the day of the file', () => {
    expect(timesIn(file('agreed: 2020-04-01'))).toMatchObject([
      { case: 't', kind: 'treaty', time: 91, from: 60, happened: true },
    ]);
    expect(timesIn(file('agreed: true, on: 2020-05-01', 'elapsed: 10'))).toMatchObject([
      { time: 71, from: 10, happened: true },
    ]);
    expect(timesIn(file('agreed: false, on: 2020-12-31'))).toMatchObject([{ time: 365, from: 60, happened: false }]);
    expect(timesIn(file('agreed: true'))).toEqual([]);
    expect(timesIn(file('on: 2020-05-01'))).toEqual([]);
  });
});

describe('times of data sets', () => {
  test("a day of DEU's later rounds has four digits of the year", () => {
    expect(['14-09-2016', '14-12-1999', '31-02-2016'].map(dayIn)).toEqual(['2016-09-14', '1999-12-14', undefined]);
  });

  test('of ParlGov: from election to cabinet, open where only caretakers followed, without those that went on in office', () => {
    const text = gunzipSync(readFileSync('data/cases/parlgov-view_cabinet.csv.gz')).toString('utf8');
    const { times = [] } = readCases(text, 'view_cabinet.csv');
    expect(times).toHaveLength(337);
    expect(times.filter(({ happened }) => !happened)).toHaveLength(12);
    // Belgium 2010-11: 541 days. Spain 2015: 189 days to the next election.
    expect(Math.max(...times.map(({ time }) => time))).toBe(541);
    expect(times.some(({ group, time, happened }) => group === 'ESP' && time === 189 && !happened)).toBe(true);
    expect(times.every(({ time }) => time > 0)).toBe(true);
  });

  const deu = withData('deu/deu3-positions.csv');
  deu.test('of DEU: from introduction to final act, in the days of each round, open without a final act', () => {
    const { times = [] } = readCases(deu.text(), 'deu.csv');
    expect(times).toHaveLength(124);
    expect(times.filter(({ happened }) => !happened)).toHaveLength(11);
    const byCase = new Map(times.map((one) => [one.case, one]));
    // Introduced on 26 January 2000, adopted on 30 May 2001, by codecision.
    expect(byCase.get('d00032')).toMatchObject({ time: 490, happened: true, traits: { coLegislator: 1 } });
    // Introduced on 7 February 1996: seen only from the first adoption of the round on, 17 May 1999.
    expect(byCase.get('d95341')).toMatchObject({ from: 1194, happened: true });
    expect(byCase.get('n98087')).toMatchObject({ happened: false, traits: { coLegislator: 0 } });
  });

  test('of disputes and of states come with the program', () => {
    const counted = ['disputes', 'unions'].map((name) => {
      const { times = [], faults } = readCases(readFileSync(`data/cases/${name}.csv`, 'utf8'), `${name}.csv`);
      return [faults.length, times.length, times.filter(({ happened }) => happened).length];
    });
    expect(counted).toEqual([
      [0, 2174, 477],
      [0, 243, 10],
    ]);
  });
});

test('traits are those of the actors that take a stance', () => {
  const traits = traitsOf({
    actors: { a: { capability: 3 }, b: { capability: 1 }, silent: { capability: 50 } },
    issues: { x: { stances: { a: { position: 0, salience: 1 }, b: { position: 100, salience: 1 } } } },
  });
  expect(traits.actors).toBeCloseTo(Math.log(2), 12);
  expect(traits.effectiveActors).toBeCloseTo(Math.log(16 / 10), 12);
  // Mean 25, variance (3 x 625 + 5625) / 4.
  expect(traits.spread).toBeCloseTo(Math.sqrt(1875) / 100, 12);
  expect(traits).toMatchObject({ issues: 0, coLegislator: 0 });
  expect(traitsOf({ actors: {}, issues: {} })).toEqual({});
});
