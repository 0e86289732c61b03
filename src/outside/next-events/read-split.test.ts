import { expect, test } from 'vitest';
import { dateOf } from '../../numeric/days.ts';
import { readSplit } from './read-split.ts';

const files = {
  train: '0\t0\t1\t0\t0\n1\t1\t0\t24\t0\n',
  valid: '0 0 1 48\n',
  test: '1 1 0 96\r\n',
  entities: '{"Belarus": 0, "__proto__": 1}',
  relations: 'Make a visit\t0\nHost a visit\t1\n',
};

test('a published split is read, whatever its times count', () => {
  const events = readSplit(files, '2014-01-01');
  expect(events.entities).toEqual(['Belarus', '__proto__']);
  expect([...events.day].map(dateOf)).toEqual(['2014-01-01', '2014-01-02', '2014-01-03', '2014-01-05']);
  expect(events.relations).toEqual(['Make a visit', 'Host a visit']);
  expect(new Set(events.split).size).toBe(3);
});

test.each([
  [{ train: '0 0 1\n' }, 'train.txt:1: expected four whole numbers'],
  [{ valid: '0 0 7 48\n' }, 'valid.txt:1: no entity has the number 7'],
  [{ entities: '{"a": "b"}' }, 'entity2id: `a` has no whole number'],
  [{ entities: '{"a": ' }, 'entity2id: '],
  [{ relations: 'Make a visit\n' }, 'relation2id:1: expected a name and its number'],
])('and a fault in it has its place: %j', (change, message) => {
  expect(() => readSplit({ ...files, ...change }, '2014-01-01')).toThrow(message);
});
