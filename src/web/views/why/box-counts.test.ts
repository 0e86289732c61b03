import { expect, test } from 'vitest';
import type { Conditions } from '../../engine/protocol.ts';
import { boundsOf, boxWithin, withBound } from './box-counts.ts';

const box = { limits: [{ path: 'x', low: 3, support: 1 }], mass: 0.5, density: 1, coverage: 1 };
const conditions: Conditions = {
  found: { outcome: 'o', fails: false, probability: 0.5, widened: 1, rate: 0.5, boxes: [box] },
  draws: 4,
  inputs: [{ path: 'x', values: Float64Array.of(1, 2, 3, 4), low: 1, high: 4 }],
  happens: Float64Array.of(0, 0, 1, 1),
};

test('inside the box as it was found the counts are those of the search', () => {
  const { limits: _, ...counts } = box;
  expect(boxWithin(conditions, boundsOf(box, conditions))).toEqual(counts);
});

test('a bound that is dragged changes how often it happens inside, and how much of it lies there', () => {
  const found = boundsOf(box, conditions);
  expect(boxWithin(conditions, withBound(found, 'x', 'low', 2))).toEqual({ mass: 0.75, density: 2 / 3, coverage: 1 });
  expect(boxWithin(conditions, withBound(found, 'x', 'high', 3))).toEqual({ mass: 0.25, density: 1, coverage: 0.5 });
  expect(boxWithin(conditions, withBound(found, 'x', 'low', 1))).toEqual({ mass: 1, density: 0.5, coverage: 1 });
});

test('the ends of a box do not pass each other, and an input without bounds gets none', () => {
  const found = boundsOf(box, conditions);
  expect(withBound(found, 'x', 'high', 1).get('x')).toEqual({ low: 3, high: 3 });
  expect(withBound(found, 'y', 'high', 1)).toBe(found);
});
