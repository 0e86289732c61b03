import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cut, pieceSize } from './stretches.ts';

test('known stretches stay; others end at a multiple of the chunk', () => {
  expect(cut(300, 128, [{ from: 0, to: 100 }], 64)).toEqual([
    { from: 0, to: 100 },
    { from: 100, to: 192 },
    { from: 192, to: 300 },
  ]);
});

test('whatever is known, every draw is in one piece, and what can be used of the known is', () => {
  const stretch = fc.tuple(fc.nat(3000), fc.integer({ min: 1, max: 600 })).map(([from, n]) => ({ from, to: from + n }));
  fc.assert(
    fc.property(
      fc.integer({ min: 16, max: 3000 }),
      fc.integer({ min: 1, max: 8 }),
      fc.array(stretch),
      (n, k, known) => {
        const size = 64 * k;
        const stretches = cut(n, size, known, 64);
        expect(stretches[0].from).toBe(0);
        expect(stretches[stretches.length - 1].to).toBe(n);
        for (const [i, { from, to }] of stretches.entries()) {
          expect(to).toBeGreaterThan(from);
          if (i > 0) expect(from).toBe(stretches[i - 1].to);
          const isKnown = known.some((one) => one.from === from && one.to === to);
          if (!isKnown) expect(to - from).toBeLessThanOrEqual(size);
          const first = known.find((one) => one.from === from && one.to <= n);
          if (first) expect(known).toContainEqual({ from, to });
        }
      },
    ),
  );
});

test('a larger plan has all pieces of a smaller one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 16, max: 2000 }), fc.integer({ min: 0, max: 2000 }), (samples, more) => {
      const small = cut(samples, 128, [], 64);
      expect(cut(samples + more, 256, small, 64).slice(0, small.length)).toEqual(small);
    }),
  );
});

test('a piece is of half a minute, of a whole chunk at least, and fits in memory', () => {
  expect(pieceSize(1, 1000)).toBe(29_952);
  expect(pieceSize(1e6, 1000)).toBe(64);
  expect(pieceSize(1e-6, 1000) * 1000).toBeLessThanOrEqual(2 ** 27);
});
