import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FEATURES, fillCoalitions, roomForCoalitions, rowOf } from './coalitions.ts';
import type { Party } from './election.ts';
import { medianParty, parliamentOf } from './parliament.ts';

const party = (id: string, seats: number, position: number | undefined, former = '', now = ''): Party => ({
  id,
  name: id,
  seats,
  ...(position !== undefined && { position }),
  inFormer: former !== '',
  ledFormer: former === 'leads',
  inCabinet: now !== '',
  leads: now === 'leads',
});

test('three parties, by hand', () => {
  const parties = [party('a', 20, 70, 'in'), party('b', 48, 30), party('c', 32, 60, 'leads')];
  const parliament = parliamentOf({ parties, seats: 100 });
  expect([...parliament.party]).toEqual([1, 2, 0]);
  const room = roomForCoalitions(3);
  fillCoalitions(parliament, room);
  const row = (...members: string[]) => {
    const at = rowOf(parliament, (i) => members.includes(parties[i].id));
    const features = [...room.features.subarray(at * FEATURES.length, (at + 1) * FEATURES.length)];
    return [...features, room.position[at]].map((x) => Math.round(x * 1e6) / 1e6);
  };
  expect(row('b')).toEqual([1, -0.733969, 0.2, 0, 0, 0, 0, 0, 1, 0.7, 30]);
  expect(row('b', 'c')).toEqual([2, -1.873403, 0, 3, 0, 0.615385, 1, 1, 0, 2.5, 42]);
  expect(row('c', 'a')).toEqual([2, -2.748872, 0, 1, 1, 1, 2, 1, 0, 0.3, 63.846154]);
  expect(row('a', 'b', 'c')).toEqual([3, -3.482841, 0, 4, 0, 1, 2, 1, 0, 4.5, 47.6]);
  expect(room.count).toBe(7);
  expect(medianParty(parliament)).toBe(1);
});

test('cabinets of a country are expected to be as large as they were', () => {
  const parties = [party('a', 50, 20), party('b', 50, 80)];
  const custom = (earlier?: { cabinets: number; share: number }) =>
    parliamentOf({ parties, seats: 100, earlier }).custom;
  expect([custom(), custom({ cabinets: 1, share: 0.4 }), custom({ cabinets: 8, share: 0.8 })]).toEqual([
    0.55, 0.5, 0.75,
  ]);
});

test('half of the seats is a minority that lacks nothing', () => {
  const room = roomForCoalitions(2);
  fillCoalitions(parliamentOf({ parties: [party('a', 50, 20), party('b', 50, 80)], seats: 100 }), room);
  expect([room.features[2], room.features[8]]).toEqual([0, 1]);
});

test('of more than twelve parties the twelve largest are considered, and none without a position or seats', () => {
  const parties = Array.from({ length: 15 }, (_, i) => party(`p${i}`, i + 1, i === 14 ? undefined : 10));
  const parliament = parliamentOf({ parties: [...parties, party('z', 0, 5)], seats: 120 });
  expect([...parliament.party]).toEqual([13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
  expect(parliament.total).toBe(120);
  expect(roomForCoalitions(12).count).toBe(4095);
  expect(() => roomForCoalitions(13)).toThrow('13 parties, expected at most 12');
});

test('a cabinet of nobody considered has no row', () => {
  expect(rowOf(parliamentOf({ parties: [party('a', 5, 1)], seats: 5 }), () => false)).toBe(-1);
});

test('every coalition is what a sum over its members says', () => {
  const one = fc.record({
    seats: fc.integer({ min: 1, max: 200 }),
    position: fc.integer({ min: 0, max: 100 }),
    former: fc.constantFrom('', 'in', 'leads'),
  });
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 7 }), fc.integer({ min: 0, max: 50 }), (all, others) => {
      const parties = all.map(({ seats, position, former }, i) => party(`p${i}`, seats, position, former));
      const total = all.reduce((sum, { seats }) => sum + seats, others);
      const parliament = parliamentOf({ parties, seats: total });
      const room = roomForCoalitions(parliament.size);
      fillCoalitions(parliament, room);
      const before = parties.filter(({ inFormer }) => inFormer);
      const sum = (some: Party[]) => some.reduce((sum, { seats }) => sum + seats, 0);
      for (let m = 1; m <= room.count; m++) {
        const members = [...parliament.party].filter((_, i) => (m >> i) & 1).map((i) => parties[i]);
        const along = members.filter(({ inFormer }) => inFormer);
        const places = members.map(({ position = NaN }) => position);
        const expected = [
          members.length,
          members.reduce((sum, { seats }) => sum + Math.log(seats / total), 0),
          10 * Math.max(0, 0.5 - sum(members) / total),
          (Math.max(...places) - Math.min(...places)) / 10,
          Number(before.length > 0 && along.length === members.length && along.length === before.length),
          before.length > 0 ? sum(along) / sum(before) : 0,
          along.length,
          members.filter(({ ledFormer }) => ledFormer).length,
          Number(2 * sum(members) <= total),
          10 * Math.abs(sum(members) / total - 0.55),
        ];
        expected.forEach((x, k) => void expect(room.features[(m - 1) * FEATURES.length + k]).toBeCloseTo(x, 9));
        const middle = members.reduce((sum, { seats, position = NaN }) => sum + seats * position, 0) / sum(members);
        expect(room.position[m - 1]).toBeCloseTo(middle, 9);
      }
    }),
    { numRuns: 60 },
  );
});
