import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stream } from '../../numeric/random.ts';
import { atScale } from '../../testing/scale.ts';
import { emptyBargain } from './bargain.ts';
import { eachPackage, leastGainOfMixes } from './package-search.reference.ts';
import { packageSearch } from './package-search.ts';
import { anyTable, type Small, type Stakes, smallBargain } from './small.test-bargains.ts';

const best = (table: Record<string, Stakes>, small?: Small) => packageSearch(smallBargain(table, small)).best();
const room = (table: Record<string, Stakes>, small?: Small) => best(table, small).exists;
const breakEven = (table: Record<string, Stakes>, small?: Small) => {
  const bargain = smallBargain(table, small);
  const out = new Float64Array(bargain.actorIds.length);
  packageSearch(bargain).breakEven(out);
  return [...out];
};

/** A buyer who pays at most so much and a seller who takes at least so much. */
const sale = (most: number, least: number): [Record<string, Stakes>, Small] => [
  { buyer: { price: { x: 0, share: 1, atMost: most } }, seller: { price: { x: 100, share: 1, atLeast: least } } },
  { noDeal: { price: NaN } },
];

const swap: Record<string, Stakes> = {
  a: { land: { x: 100, share: 0.9 }, peace: { x: 0, share: 0.1 } },
  b: { land: { x: 0, share: 0.1 }, peace: { x: 100, share: 0.9 } },
};

describe('two at the table', () => {
  test('a swap that both want is found, and what both gain', () => {
    const { exists, leastGain, outcome, gains } = best(swap);
    expect({ exists, outcome: [...outcome] }).toEqual({ exists: true, outcome: [100, 100] });
    expect(leastGain).toBeCloseTo(0.8, 12);
    for (const gain of gains) expect(gain).toBeCloseTo(0.8, 12);
    // Each could get all of its own and give nothing: 0.9, were the other at its limit.
    const [a, b] = breakEven(swap);
    expect(a).toBeCloseTo(0.9 - 0.1 / 9, 12);
    expect(b).toBeCloseTo(a, 12);
  });

  test('a buyer who pays at most 40 and a seller who takes at least 60 have no price', () => {
    expect(room(...sale(40, 60))).toBe(false);
    expect(best(...sale(40, 60)).leastGain).toBeLessThan(0);
  });

  test('with 60 and 40 their zone of possible agreement is 40 to 60, and 50 splits it', () => {
    const [table, small] = sale(60, 40);
    const { exists, leastGain, outcome } = best(table, small);
    expect({ exists, outcome: [...outcome] }).toEqual({ exists: true, outcome: [50] });
    expect(leastGain).toBeCloseTo(0.1, 12);
    const bargain = smallBargain(table, small);
    const { accepted, nearest } = packageSearch(bargain);
    const refuses = new Uint8Array(2);
    const answer = (price: number) => [accepted(Float64Array.of(price), refuses), ...refuses];
    expect(answer(40)).toEqual([true, 0, 0]);
    expect(answer(60)).toEqual([true, 0, 0]);
    expect(answer(39.9999)).toEqual([false, 0, 1]);
    expect(answer(60.0001)).toEqual([false, 1, 0]);
    const out = new Float64Array(1);
    for (const [price, near] of [
      [0, 40],
      [45, 45],
      [99, 60],
    ]) {
      expect(nearest(Float64Array.of(price), out)).toBe(true);
      expect(out[0]).toBeCloseTo(near, 9);
    }
    for (const gain of breakEven(table, small)) expect(gain).toBeCloseTo(0.2, 12);
  });

  test('demands for shares of a pie agree if they add up to no more than the pie (Nash 1953)', () => {
    const pie = (mine: number, theirs: number) =>
      room(
        { a: { pie: { x: 100, share: 1 } }, b: { pie: { x: 0, share: 1 } } },
        {
          noDeal: { pie: NaN },
          demands: [
            ['a', [[{ pie: 1, least: mine }]]],
            ['b', [[{ pie: -1, least: theirs - 100 }]]],
          ],
        },
      );
    expect(pie(30, 70)).toBe(true);
    expect(pie(60, 40)).toBe(true);
    expect(pie(60, 40.00001)).toBe(false);
    expect(pie(90, 90)).toBe(false);
  });

  test('a pie is halved, as by offers in turn when they become instant (Rubinstein 1982)', () => {
    const { outcome } = best(
      { a: { pie: { x: 100, share: 1 } }, b: { pie: { x: 0, share: 1 } } },
      { noDeal: { pie: NaN } },
    );
    // The one who offers first gets 1 / (1 + delta), the discount from one offer to the next.
    const first = 1 / (1 + (1 - 1e-12));
    expect(outcome[0] / 100).toBeCloseTo(first, 9);
  });

  test('values known to both trade in half of all pairs, blind offers in 9 of 32 (Myerson & Satterthwaite 1983)', () => {
    const bargain = smallBargain(...sale(0, 0));
    const { best: search } = packageSearch(bargain);
    const draw = stream('buyers and sellers', 1);
    const u = new Float64Array(2);
    const draws = atScale(20_000, 200_000);
    let known = 0;
    let blind = 0;
    for (let n = 0; n < draws; n++) {
      draw.fill(n, u);
      const [value, cost] = u;
      bargain.limit.set([100 * value, 100 * cost]);
      if (search().exists) known++;
      // In the equilibrium of Chatterjee & Samuelson (1983) each shades its offer, and no more is known of the other.
      bargain.limit.set([100 * ((2 / 3) * value + 1 / 12), 100 * ((2 / 3) * cost + 1 / 4)]);
      if (search().exists) blind++;
    }
    const within = (p: number) => 4 * Math.sqrt((p * (1 - p)) / draws);
    expect(Math.abs(known / draws - 1 / 2)).toBeLessThan(within(1 / 2));
    expect(Math.abs(blind / draws - 9 / 32)).toBeLessThan(within(9 / 32));
  });
});

describe('no room', () => {
  test('with one who wants what holds without a deal', () => {
    expect(room({ holder: { renewal: { x: 0, share: 1 } } })).toBe(false);
    expect(breakEven({ holder: { renewal: { x: 0, share: 1 } } })).toEqual([0]);
  });

  test('with two of opposite wishes, on one issue or on two that weigh the same', () => {
    const holder = { p: { x: 0, share: 0.5 }, q: { x: 0, share: 0.5 } };
    const asker = { p: { x: 100, share: 0.5 }, q: { x: 100, share: 0.5 } };
    expect(room({ holder: { p: holder.p }, asker: { p: asker.p } })).toBe(false);
    expect(room({ holder, asker })).toBe(false);
    // What one gains the other loses, wherever it stands without a deal.
    expect(room({ holder, asker }, { noDeal: { p: 40, q: 70 } })).toBe(false);
  });

  test('comes of an issue that nobody at the table cares about, or from what holds anyway', () => {
    const holder = { p: { x: 0, share: 1 } };
    const friend = { q: { x: 100, share: 1 } };
    expect(room({ holder, friend }, { consent: ['holder'] })).toBe(false);
    expect(room({ holder, friend })).toBe(true);
    // No deal costs the asker something beyond the issues; signing that nothing changes is no deal all the same.
    const asker = { p: { x: 100, share: 1 } };
    expect(room({ holder, asker }, { without: { asker: -0.2 } })).toBe(false);
    expect(room({ holder, asker }, { without: { holder: -0.1 } })).toBe(true);
  });

  test('is made by rounding', () => {
    const thirds = { p: { x: 100, share: 1 / 3 }, q: { x: 0, share: 2 / 3 } };
    const against = { p: { x: 0, share: 1 / 3 }, q: { x: 100, share: 2 / 3 } };
    expect(room({ thirds, against }, { noDeal: { p: 100 / 3, q: 200 / 3 } })).toBe(false);
    expect(room({ thirds, against }, { noDeal: { p: 0.1 + 0.2, q: 99.9 }, without: { thirds: 1e-12 } })).toBe(false);
  });
});

describe('an ask', () => {
  // Russia renews only for at least 40 of SWIFT.
  const table: Record<string, Stakes> = {
    russia: { renewal: { x: 60, share: 0.4 }, swift: { x: 100, share: 0.6 } },
    west: { renewal: { x: 100, share: 0.6 }, swift: { x: 0, share: 0.4 } },
  };
  const asking = (least: number) => best(table, { demands: [['russia', [[{ swift: 1, least }]]]] });

  test('is met by the package', () => {
    for (const least of [0, 40, 90]) expect(asking(least).outcome[1]).toBeGreaterThan(least - 1e-9);
    expect(asking(40).exists).toBe(true);
  });

  test('that cannot be met by anything leaves no room', () => {
    expect(asking(101)).toMatchObject({ exists: false, leastGain: -Infinity });
  });

  test('may be met in one of several ways', () => {
    const demands: Small['demands'] = [['west', [[{ swift: -1, least: 0 }], [{ renewal: 1, least: 80 }]]]];
    const { exists, outcome } = best(table, { demands });
    expect(exists).toBe(true);
    expect(outcome[1] === 0 || outcome[0] >= 80 - 1e-9).toBe(true);
  });

  test('of one whose consent is not needed does not count', () => {
    const demands: Small['demands'] = [['west', [[{ swift: -1, least: 0 }]]]];
    expect(best(table, { demands, consent: ['russia'] }).outcome[1]).toBe(100);
  });
});

describe('yes-no issues', () => {
  test('are settled at an end', () => {
    // Half of each would be fair; whole ones are not.
    const table: Record<string, Stakes> = {
      a: { p: { x: 100, share: 0.7 }, q: { x: 0, share: 0.3 } },
      b: { p: { x: 0, share: 0.4 }, q: { x: 100, share: 0.6 } },
    };
    expect([...best(table, { yesNo: ['p', 'q'] }).outcome]).toEqual([100, 100]);
    expect(best(table, { yesNo: ['p', 'q'] }).leastGain).toBeCloseTo(0.2, 12);
    expect(best(table, { yesNo: ['p'], fixed: { q: 40 } })).toMatchObject({ exists: false });
  });

  test('in more combinations than can be searched are an error that says so', () => {
    const many = emptyBargain(
      ['a'],
      Array.from({ length: 13 }, (_, m) => `q${m}`),
    );
    many.yesNo.fill(1);
    expect(() => packageSearch(many)).toThrow('13 yes-no issues can be combined in 8192 ways; at most 4096');
  });
});

const runs = atScale(150, 3000);

describe('beside every package of a grid', () => {
  test('the best one is beaten by none, and is what it says', () => {
    fc.assert(
      fc.property(anyTable, ({ table, small }) => {
        const bargain = smallBargain(table, small);
        const { exists, leastGain, outcome, gains } = packageSearch(bargain).best();
        let most = -Infinity;
        let deal = false;
        eachPackage(bargain, 20, (o, all) => {
          const least = Math.min(...all);
          most = Math.max(most, least);
          const sum = all.reduce((total, gain) => total + gain, 0);
          const differs = o.some((value, m) => value !== bargain.noDeal[m]);
          if (least > -1e-12 && sum > 1e-6 && differs) deal = true;
        });
        if (most > -Infinity) expect(leastGain).toBeGreaterThan(most - 1e-9);
        if (deal) expect(exists).toBe(true);
        if (leastGain === -Infinity) return;
        // It is a package that can be signed, so that it cannot be too good either.
        let seen = false;
        const at = { ...bargain, fixed: outcome.slice() };
        eachPackage(at, 1, (_, all) => {
          seen = true;
          all.forEach((gain, i) => void expect(gain).toBeCloseTo(gains[i], 12));
          expect(Math.min(...all)).toBe(leastGain);
        });
        expect(seen).toBe(true);
        outcome.forEach((o, m) => {
          expect(o >= bargain.low[m] && o <= bargain.high[m]).toBe(true);
          if (bargain.yesNo[m] === 1 && Number.isNaN(bargain.fixed[m])) expect(o === 0 || o === 100).toBe(true);
        });
      }),
      { numRuns: runs },
    );
  });

  test('no package that all others accept gives more than break-even, and none that all accept is nearer than the nearest', () => {
    fc.assert(
      fc.property(
        anyTable,
        fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 3, maxLength: 3 }),
        ({ table, small }, at) => {
          const bargain = smallBargain(table, small);
          const search = packageSearch(bargain);
          const even = new Float64Array(bargain.actorIds.length);
          search.breakEven(even);
          const offer = Float64Array.from(bargain.issueIds, (_, m) =>
            Number.isNaN(bargain.fixed[m])
              ? bargain.yesNo[m] === 1
                ? at[m] > 10
                  ? 100
                  : 0
                : at[m] * 5
              : bargain.fixed[m],
          );
          const near = new Float64Array(bargain.issueIds.length);
          const some = search.nearest(offer, near);
          const way = (o: Float64Array) => o.reduce((sum, value, m) => sum + Math.abs(value - offer[m]) / 100, 0);
          eachPackage(bargain, 20, (o, gains) => {
            gains.forEach((gain, i) => {
              if (gains.every((other, j) => j === i || other >= 0)) expect(gain).toBeLessThan(even[i] + 1e-9);
            });
            if (gains.every((gain) => gain >= 0)) {
              expect(some).toBe(true);
              expect(way(near)).toBeLessThan(way(o) + 1e-7);
            }
          });
          if (!some) return;
          eachPackage({ ...bargain, fixed: near }, 1, (_, gains) => {
            for (const gain of gains) expect(gain).toBeGreaterThan(-1e-8);
          });
        },
      ),
      { numRuns: runs },
    );
  });

  test('the least gain is that of the simplex method on a full table, to 1e-9', () => {
    const u = stream('bargains at random', 1);
    const [actors, issues] = [4, 5];
    const values = new Float64Array(4 * actors * issues + issues);
    const names = 'abcdefgh'.split('');
    const bargain = emptyBargain(names.slice(0, actors), names.slice(0, issues));
    const { best: search } = packageSearch(bargain);
    for (let n = 0; n < atScale(150, 5000); n++) {
      u.fill(n, values);
      bargain.noDeal.set(values.subarray(values.length - issues).map((value) => (value < 0.1 ? NaN : 100 * value)));
      for (let i = 0; i < actors; i++) {
        bargain.steepness[i] = 1 + 9 * values[i];
        bargain.without[i] = (values[i + actors] - 0.5) / 5;
        for (let m = 0; m < issues; m++) {
          const k = i * issues + m;
          const [x, share, limit, side] = values.subarray(4 * k, 4 * k + 4);
          bargain.position[k] = 100 * x;
          bargain.share[k] = share < 0.2 ? 0 : share / issues;
          bargain.side[k] = side < 0.5 ? 0 : side < 0.75 ? 1 : -1;
          bargain.limit[k] = 100 * (bargain.side[k] > 0 ? x * limit : x + (1 - x) * limit);
        }
      }
      const { leastGain, gains } = search();
      expect(leastGain).toBe(Math.min(...gains));
      expect(Math.abs(leastGain - leastGainOfMixes(bargain))).toBeLessThan(1e-9);
    }
  });
});
