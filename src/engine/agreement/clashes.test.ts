import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atScale } from '../../testing/scale.ts';
import { byName } from './bargain.ts';
import { clashesOf } from './clashes.ts';
import { packageSearch } from './package-search.ts';
import { type Small, type Stakes, smallBargain, smallTables, turned } from './small.test-bargains.ts';

/** Those without whose consent there would be room, and what clashes, with names in place of indices. */
function why(table: Record<string, Stakes>, small?: Small) {
  const bargain = smallBargain(table, small);
  const { actorIds, issueIds, consents } = bargain;
  const search = packageSearch(bargain);
  const name = (i: number) => actorIds[i];
  const alone = [...byName(actorIds)].filter((i) => search.roomFor(consents.map((asked, j) => (i === j ? 0 : asked))));
  return {
    alone: alone.map(name),
    clashes: clashesOf(bargain).map(
      ({ issue, atLeast, atMost, apart }) =>
        `${name(atLeast.actor)} ${issueIds[issue]} >= ${atLeast.value}, ${name(atMost.actor)} <= ${atMost.value}: ${apart}`,
    ),
  };
}

describe('in the way stands', () => {
  test('the one who wants what holds without a deal', () => {
    expect(why({ holder: { p: { x: 0, share: 1 } }, asker: { p: { x: 100, share: 1 } } })).toEqual({
      alone: ['holder'],
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
      clashes: ['a q >= 60, b <= 50: 10'],
    });
  });

  test('each of three of whom any two can agree', () => {
    // Each wants its own issue settled and dislikes the next one's, more than half as much.
    const table: Record<string, Stakes> = {
      a: { p: { x: 100, share: 0.3 }, q: { x: 0, share: 0.1 }, r: { x: 0, share: 0.6 } },
      b: { q: { x: 100, share: 0.3 }, r: { x: 0, share: 0.1 }, p: { x: 0, share: 0.6 } },
      c: { r: { x: 100, share: 0.3 }, p: { x: 0, share: 0.1 }, q: { x: 0, share: 0.6 } },
    };
    expect(why(table).alone.length).toBe(3);
  });

  test('the same ones in any order of actors and issues', () => {
    const tables = fc
      .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 2 }))
      .chain(([a, m]) => smallTables(a, m));
    fc.assert(
      fc.property(tables, ({ table, small }) => {
        expect(why(turned(table), small)).toEqual(why(table, small));
      }),
      { numRuns: atScale(150, 3000) },
    );
  });
});
