import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyTally, meet, weighTally, weightOf } from './tally.ts';

test('a tally counts as a map would, however many keys come, and from however few places it starts', () => {
  const met = fc.tuple(fc.integer({ min: 0, max: 2 ** 31 - 2 }), fc.boolean());
  fc.assert(
    fc.property(fc.array(met, { maxLength: 200 }), (list) => {
      const tally = emptyTally(4);
      const plain = new Map<number, number>();
      for (const [key, rightly] of [...list, ...list]) {
        meet(tally, key, rightly);
        plain.set(key, (plain.get(key) ?? 0) + (rightly ? 1001 : 1000));
      }
      const weights = weighTally(tally, (right, all) => 1000 * all + right);
      expect(weights.size).toBe(plain.size);
      for (const [key, count] of plain) expect(weightOf(weights, key)).toBe(count);
    }),
  );
});

test('a key that was never met, or was dropped, weighs nothing', () => {
  const tally = emptyTally();
  meet(tally, 5, true);
  meet(tally, 6, false);
  const weights = weighTally(tally, (right) => right);
  expect([4, 5, 6].map((key) => weightOf(weights, key))).toEqual([0, 1, 0]);
});
