import { expect, test } from 'vitest';
import { layout } from './network-layout.ts';

const ties = [
  { from: 'a', to: 'b', times: 3 },
  { from: 'c', to: 'd', times: 1 },
];

test('a network lies within its frame, the same each time, and those who move each other lie nearer', () => {
  const places = layout(['a', 'b', 'c', 'd'], ties);
  expect(layout(['a', 'b', 'c', 'd'], ties)).toEqual(places);
  const at = (id: string) => places.get(id) as { x: number; y: number };
  const distance = (p: string, q: string) => Math.hypot(at(p).x - at(q).x, at(p).y - at(q).y);
  expect(distance('a', 'b')).toBeLessThan(distance('a', 'c'));
  for (const { x, y } of places.values()) for (const value of [x, y]) expect(value >= 0 && value <= 100).toBe(true);
});

test('one actor stands in the middle, and none is no network', () => {
  expect(layout(['__proto__'], [])).toEqual(new Map([['__proto__', { x: 50, y: 50 }]]));
  expect(layout([], []).size).toBe(0);
});
