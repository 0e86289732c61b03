import { expect, test } from 'vitest';
import { earlierCabinets } from './earlier-cabinets.ts';
import type { ParlgovCabinet } from './parlgov-cabinets.ts';

const cabinet = (country: string, start: string, seats: number, caretaker = false): ParlgovCabinet => ({
  id: start,
  country,
  election: 'e',
  electionDate: start,
  start,
  caretaker,
  total: 100,
  previous: undefined,
  parties: new Map([
    ['a', { party: 'a', name: 'A', seats, leftRight: 5, inCabinet: true, leads: true, line: 2 }],
    ['b', { party: 'b', name: 'B', seats: 10, leftRight: 5, inCabinet: false, leads: false, line: 3 }],
  ]),
  line: 2,
});

test('counts the cabinets of a country that began before a day, caretakers and cabinets without seats aside', () => {
  const earlier = earlierCabinets([
    cabinet('X', '1960-01-01', 60),
    cabinet('X', '1950-01-01', 40),
    cabinet('Y', '1950-01-01', 90),
    cabinet('X', '1955-01-01', 99, true),
    cabinet('X', '1956-01-01', 0),
  ]);
  expect(earlier('X', '1950-01-01')).toBeUndefined();
  expect(earlier('X', '1950-01-02')).toEqual({ cabinets: 1, share: 0.4 });
  expect(earlier('X', '1960-01-02')).toEqual({ cabinets: 2, share: 0.5 });
  expect(earlier('Z', '2000-01-01')).toBeUndefined();
});
