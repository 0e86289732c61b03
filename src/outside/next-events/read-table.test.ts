import { describe, expect, test } from 'vitest';
import { dateOf, dayOf } from '../../numeric/days.ts';
import { readTable, TableError } from './read-table.ts';

const table = [
  'date\tsource\tevent\ttarget\tsplit',
  '2014-01-02\tMinsk\tVisit\tMoscow\tvalid',
  '2014-01-01\tMoscow\tThreaten\tMinsk\ttrain',
].join('\n');

describe('a table of events', () => {
  test('becomes columns in order of day', () => {
    const events = readTable(table);
    expect([...events.day].map(dateOf)).toEqual(['2014-01-01', '2014-01-02']);
    expect([...events.source].map((e) => events.entities[e])).toEqual(['Moscow', 'Minsk']);
    expect([...events.relation].map((r) => events.relations[r])).toEqual(['Threaten', 'Visit']);
    expect([...events.split]).toEqual([0, 1]);
  });

  test('may have its columns in any order, further ones, and no split', () => {
    const events = readTable('target\tdate\tscore\tevent\tsource\nB\t2014-01-01\t-4\tThreaten\tA\n');
    expect(events.entities[events.source[0]]).toBe('A');
    expect([...events.split]).toEqual([0]);
  });

  test.each([
    ['date\tsource\ttarget', 'ice:1: no column "event"; the columns are date, source, target'],
    [table.replace('2014-01-02', '2 January'), 'ice:2: found "2 January", expected a date such as 2021-12-31'],
    [table.replace('\ttrain', ''), 'ice:3: found 4 columns, expected 5'],
    [table.replace('\ttrain', '\tlater'), 'ice:3: split: found "later", expected one of train, valid, test'],
  ])('says where it is wrong', (text, message) => {
    expect(() => readTable(text, 'ice')).toThrow(new TableError(message));
  });
});

test('days count from 1970, and back', () => {
  expect(dayOf('1970-01-02')).toBe(1);
  expect(dateOf(dayOf('2014-12-31'))).toBe('2014-12-31');
  expect(dayOf('2014-13-01')).toBeNaN();
});
