import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkOrder } from './link-order.ts';

test('what moves an issue comes before what reads it', () => {
  const links = [
    { reads: ['b'], moves: 'c' },
    { reads: ['a'], moves: 'b' },
  ];
  expect(linkOrder(links)).toEqual({ order: [1, 0], circle: [] });
});

test('a circle is named', () => {
  const links = [
    { reads: ['b'], moves: 'a' },
    { reads: ['c'], moves: 'b' },
    { reads: ['a'], moves: 'c' },
  ];
  expect(linkOrder(links)).toEqual({ order: [], circle: ['a', 'b', 'c', 'a'] });
});

test('every order respects the readings, whatever the order of the file', () => {
  const link = fc.record({ reads: fc.array(fc.integer({ min: 0, max: 8 })), moves: fc.integer({ min: 0, max: 8 }) });
  fc.assert(
    fc.property(fc.array(link), (raw) => {
      const links = raw.map(({ reads, moves }) => ({ reads: reads.map(String), moves: String(moves) }));
      const { order, circle } = linkOrder(links);
      if (circle.length > 0) {
        expect(circle[0]).toBe(circle[circle.length - 1]);
        return;
      }
      expect(order.toSorted((a, b) => a - b)).toEqual([...links.keys()]);
      order.forEach((i, at) => {
        const later = order.slice(at + 1).map((j) => links[j].moves);
        for (const read of links[i].reads) expect(later).not.toContain(read);
      });
    }),
  );
});
