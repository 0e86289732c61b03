import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atScale } from '../../testing/scale.ts';
import { packageSearch } from './package-search.ts';
import { anyTable, type Small, smallBargain, smallTables, turned } from './small.test-bargains.ts';

const runs = atScale(150, 3000);

describe('room', () => {
  test('holds whatever one blind offer holds', () => {
    fc.assert(
      fc.property(
        anyTable,
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 }),
        ({ table, small }, at) => {
          const bargain = smallBargain(table, small);
          const search = packageSearch(bargain);
          const offer = Float64Array.from(at.slice(0, bargain.issueIds.length));
          if (search.accepted(offer, new Uint8Array(bargain.actorIds.length))) expect(search.best().exists).toBe(true);
        },
      ),
      { numRuns: runs },
    );
  });

  test('is never ended by limits that give more, a worse no deal, an ask for less or one consent less', () => {
    fc.assert(
      fc.property(anyTable, fc.integer({ min: 1, max: 50 }), ({ table, small }, less) => {
        const bargain = smallBargain(table, small);
        fc.pre(packageSearch(bargain).best().exists);
        const softer = (change: (b: typeof bargain) => void) => {
          const other = smallBargain(table, small);
          change(other);
          return packageSearch(other).best();
        };
        expect(softer((b) => b.limit.set(b.limit.map((limit, k) => limit - less * b.side[k]))).exists).toBe(true);
        expect(softer((b) => void b.side.fill(0)).exists).toBe(true);
        expect(softer((b) => void b.steepness.fill(1)).exists).toBe(true);
        for (let i = 0; i < bargain.actorIds.length; i++) {
          expect(softer((b) => b.without.set([b.without[i] - less / 100], i)).exists).toBe(true);
          const fewer = softer((b) => b.consents.set([0], i));
          // Somebody who gains must be left.
          const left = fewer.gains.some((gain, j) => j !== i && gain > 1e-9);
          if (left) expect(fewer.exists).toBe(true);
        }
        const eased = softer((b) => {
          for (const { anyOf } of b.demands) for (const all of anyOf) for (const one of all) one.least -= less;
        });
        expect(eased.exists).toBe(true);
      }),
      { numRuns: runs },
    );
  });

  test('is never ended by a position that moves further from no deal, on the same side', () => {
    fc.assert(
      fc.property(anyTable, fc.nat(8), fc.integer({ min: 1, max: 40 }), ({ table, small }, pick, way) => {
        const bargain = smallBargain(table, small);
        const k = pick % bargain.position.length;
        const d = bargain.noDeal[k % bargain.issueIds.length];
        fc.pre(!Number.isNaN(d) && packageSearch(bargain).best().exists);
        bargain.position[k] += bargain.position[k] >= d ? way : -way;
        expect(packageSearch(bargain).best().exists).toBe(true);
      }),
      { numRuns: runs },
    );
  });

  test('is not ended by a position that moves towards no deal but not past the package', () => {
    fc.assert(
      fc.property(anyTable, fc.nat(8), fc.double({ min: 0, max: 1, noNaN: true }), ({ table, small }, pick, rest) => {
        const bargain = smallBargain(table, small);
        const { exists, outcome } = packageSearch(bargain).best();
        const k = pick % bargain.position.length;
        const m = k % bargain.issueIds.length;
        const [x, d, o] = [bargain.position[k], bargain.noDeal[m], outcome[m]];
        // Where what comes with a deal is all that is gained, the package may stand at no deal itself: nothing is left to move to.
        fc.pre(exists && Math.abs(o - d) > 1e-6 && ((d <= o && o <= x) || (x <= o && o <= d)));
        bargain.position[k] = o + rest * (x - o);
        expect(packageSearch(bargain).best().exists).toBe(true);
      }),
      { numRuns: runs },
    );
  });

  test('on one issue is not ended by a position that moves towards no deal, short of it', () => {
    fc.assert(
      fc.property(smallTables(3, 1), fc.double({ min: 0.01, max: 1, noNaN: true }), ({ table, small }, rest) => {
        // What comes with a deal beyond the issue may have been paid for by all of the issue.
        const bargain = smallBargain(table, { ...small, without: {}, yesNo: [], demands: [] });
        bargain.side.fill(0);
        const d = bargain.noDeal[0];
        fc.pre(!Number.isNaN(d) && packageSearch(bargain).best().exists);
        for (let i = 0; i < 3; i++) bargain.position[i] = d + rest * (bargain.position[i] - d);
        expect(packageSearch(bargain).best().exists).toBe(true);
      }),
      { numRuns: runs },
    );
  });

  test('is not ended by a position that moves towards no deal where nothing has a fixed price: a smaller swap is left', () => {
    fc.assert(
      fc.property(
        anyTable,
        fc.nat(8),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        ({ table, small }, pick, rest) => {
          const noDeal = Object.fromEntries(Object.entries(small.noDeal ?? {}).map(([id, d]) => [id, d || 0]));
          const bargain = smallBargain(table, { noDeal, steepness: 3 });
          bargain.side.fill(0);
          fc.pre(packageSearch(bargain).best().exists);
          const k = pick % bargain.position.length;
          const d = bargain.noDeal[k % bargain.issueIds.length];
          bargain.position[k] = d + rest * (bargain.position[k] - d);
          expect(packageSearch(bargain).best().exists).toBe(true);
        },
      ),
      { numRuns: runs },
    );
  });

  test('may be ended by it where something has: who wants less can be paid less', () => {
    const swap = (wish: number, more: Small = {}) => {
      const table = {
        a: { x: { x: wish, share: 0.5 }, y: { x: 0, share: 0.5 } },
        b: { x: { x: 0, share: 0.3 }, y: { x: 100, share: 0.7 } },
      };
      return packageSearch(smallBargain(table, more)).best().exists;
    };
    expect([swap(100), swap(20)]).toEqual([true, true]);
    // The other signs only for 40 of y, which costs the first one 0.2; 20 of x are worth 0.1 to it.
    const price: Small = { demands: [['b', [[{ y: 1, least: 40 }]]]] };
    expect([swap(100, price), swap(20, price)]).toEqual([true, false]);
    // To ask for less while it wants as much as before is another thing.
    const asks = (least: number): Small => ({ demands: [...(price.demands ?? []), ['a', [[{ x: 1, least }]]]] });
    expect([swap(100, asks(100)), swap(100, asks(20))]).toEqual([true, true]);
  });

  test('does not know bystanders, nor the order of actors and issues: the same bits', () => {
    fc.assert(
      fc.property(anyTable, smallTables(1, 3), ({ table, small }, other) => {
        const demands = small.demands ?? [];
        const bargain = smallBargain(table, small);
        const { exists, leastGain, outcome, gains } = packageSearch(bargain).best();
        const even = new Float64Array(gains.length);
        packageSearch(bargain).breakEven(even);
        const issueIds = bargain.issueIds;
        const bystander = Object.fromEntries(Object.entries(other.table.a).filter(([id]) => issueIds.includes(id)));
        const crowd = turned({ ...table, zz: bystander });
        const there = smallBargain(crowd, { ...small, demands, consent: Object.keys(table) });
        const search = packageSearch(there);
        const found = search.best();
        expect({ exists: found.exists, leastGain: found.leastGain }).toEqual({ exists, leastGain });
        issueIds.forEach((id, m) => void expect(found.outcome[there.issueIds.indexOf(id)]).toBe(outcome[m]));
        const evenThere = new Float64Array(there.actorIds.length);
        search.breakEven(evenThere);
        bargain.actorIds.forEach((id, i) => {
          const j = there.actorIds.indexOf(id);
          expect(found.gains[j]).toBe(gains[i]);
          expect(evenThere[j]).toBe(even[i]);
        });
      }),
      { numRuns: runs },
    );
  });
});
