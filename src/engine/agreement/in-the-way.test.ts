import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atScale } from '../../testing/scale.ts';
import { inTheWay } from './in-the-way.ts';
import { packageSearch } from './package-search.ts';
import { type Small, type Stakes, smallBargain, smallTables, turned } from './small.test-bargains.ts';

/** With names in place of indices. */
function why(table: Record<string, Stakes>, small?: Small) {
  const bargain = smallBargain(table, small);
  const { alone, conflicts, clashes } = inTheWay(bargain, packageSearch(bargain));
  const name = (i: number) => bargain.actorIds[i];
  return {
    alone: alone.map(name),
    conflicts: conflicts.map((some) => some.map(name)),
    clashes: clashes.map(
      ({ issue, atLeast, atMost, apart }) =>
        `${name(atLeast.actor)} ${bargain.issueIds[issue]} >= ${atLeast.value}, ${name(atMost.actor)} <= ${atMost.value}: ${apart}`,
    ),
  };
}

describe('in the way stands', () => {
  test('the one who wants what holds without a deal', () => {
    expect(why({ holder: { p: { x: 0, share: 1 } }, asker: { p: { x: 100, share: 1 } } })).toEqual({
      alone: ['holder'],
      conflicts: [['holder']],
      clashes: [],
    });
  });

  test('each of two whose prices do not meet, and how far apart these are', () => {
    const table: Record<string, Stakes> = {
      seller: { price: { x: 100, share: 1, atLeast: 60 } },
      buyer: { price: { x: 0, share: 1, atMost: 40 } },
      notary: {},
    };
    expect(why(table, { noDeal: { price: NaN } })).toEqual({
      alone: ['buyer', 'seller'],
      conflicts: [['buyer', 'seller']],
      clashes: ['seller price >= 60, buyer <= 40: 20'],
    });
  });

  test('each of two asks that exclude each other', () => {
    const table: Record<string, Stakes> = {
      a: { p: { x: 100, share: 0.5 }, q: { x: 100, share: 0.5 } },
      b: { p: { x: 100, share: 0.5 }, q: { x: 100, share: 0.5 } },
    };
    const small: Small = {
      demands: [
        ['a', [[{ q: 2, least: 120 }]]],
        ['b', [[{ q: -1, least: -50 }]]],
      ],
    };
    expect(why(table, small)).toEqual({
      alone: ['a', 'b'],
      conflicts: [['a', 'b']],
      clashes: ['a q >= 60, b <= 50: 10'],
    });
  });

  test('nobody alone where three can agree by twos', () => {
    // Each wants its own issue settled and dislikes the next one's, more than half as much.
    const table: Record<string, Stakes> = {
      a: { p: { x: 100, share: 0.3 }, q: { x: 0, share: 0.1 }, r: { x: 0, share: 0.6 } },
      b: { q: { x: 100, share: 0.3 }, r: { x: 0, share: 0.1 }, p: { x: 0, share: 0.6 } },
      c: { r: { x: 100, share: 0.3 }, p: { x: 0, share: 0.1 }, q: { x: 0, share: 0.6 } },
    };
    const { alone, conflicts } = why(table);
    expect(alone.length).toBe(3);
    expect(conflicts).toEqual([['a', 'b', 'c']]);
  });

  test('a whole set where all could agree to what none gains from', () => {
    const table: Record<string, Stakes> = {
      a: { p: { x: 100, share: 0.5 }, q: { x: 100, share: 0.5 } },
      b: { p: { x: 0, share: 0.5 }, q: { x: 0, share: 0.5 } },
      notary: {},
    };
    expect(why(table, { noDeal: { p: 50, q: 50 } }).conflicts).toEqual([['a', 'b']]);
  });

  test('sets that cannot be made smaller, in any order of actors and issues', () => {
    const tables = fc
      .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 2 }))
      .chain(([a, m]) => smallTables(a, m));
    fc.assert(
      fc.property(tables, ({ table, small }) => {
        const bargain = smallBargain(table, small);
        const search = packageSearch(bargain);
        fc.pre(!search.best().exists);
        const { alone, conflicts } = inTheWay(bargain, search);
        expect(conflicts.length).toBeGreaterThan(0);
        const asked = (some: number[]) => Uint8Array.from(bargain.actorIds, (_, i) => (some.includes(i) ? 1 : 0));
        for (const some of conflicts) {
          expect(search.roomFor(asked(some))).toBe(false);
          if (conflicts.length > 1) for (const i of alone) expect(some).toContain(i);
        }
        expect(why(turned(table), small)).toEqual(why(table, small));
      }),
      { numRuns: atScale(150, 3000) },
    );
  });
});
