import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Agreement } from '../situation/agreement-types.ts';
import type { Situation } from '../situation/schema.ts';
import { atScale } from '../testing/scale.ts';
import { compareScenarios } from './comparison.ts';
import { type ForecastOptions, forecast } from './index.ts';

const START = '2022-01-01';
const LATER = '2022-07-01';
const BY = '2022-12-31';

/** A seller takes 50; the buyer pays 70 or 30, as likely as not: there is room in one of two. */
const sale = (change: (copy: Situation & { agreement: Agreement }) => void = () => {}): Situation => {
  const situation: Situation & { agreement: Agreement } = {
    title: 't',
    asOf: START,
    actors: { seller: { capability: 1 }, buyer: { capability: 1 }, neighbour: { capability: 1 } },
    issues: {
      price: {
        stances: {
          seller: { position: 100, salience: 1, limit: 50 },
          buyer: { position: 0, salience: 1, limit: [30, 70] },
        },
      },
      mood: { stances: { neighbour: { position: 50, salience: 1 } } },
    },
    agreement: {
      consent: ['seller', 'buyer'],
      issues: ['price'],
      flexibility: 0,
      timing: { pace: { k: 4, n: 8, within: 180 } },
    },
    outcomes: { sold: { when: 'agreement', by: BY }, soon: { when: 'agreement', by: LATER } },
  };
  change(situation);
  return situation;
};

const look = (situation: Situation, at?: string, options: ForecastOptions = {}) => {
  const { outcomes, agreements, issues } = forecast(situation, {
    ...{ samples: 64, models: ['weighted-mean', 'nash'], calibration: 'none', at },
    ...options,
  });
  const of = (id: string) => outcomes.find((one) => one.id === id) as (typeof outcomes)[number];
  return { of, chance: (id: string) => of(id).probability.value, agreement: agreements?.[0], issues, outcomes };
};

describe('a time without a deal', () => {
  test('speaks against room and against speed, by Bayes: worked out by hand', () => {
    const before = look(sale());
    const after = look(sale(), LATER);
    expect(before.agreement?.room.value).toBe(0.5);
    const paceBy = (day: string, { agreement } = before) =>
      agreement?.pace.by.find((one) => one.day === day)?.value ?? NaN;
    const [gone, all] = [paceBy(LATER), paceBy(BY)];
    expect(after.agreement?.room.value).toBeCloseTo((0.5 * (1 - gone)) / (1 - 0.5 * gone), 9);
    expect(after.agreement?.roomAsStated).toEqual({ value: 0.5, low: 0.5, high: 0.5 });
    expect(paceBy(BY, after)).toBeCloseTo((all - gone) / (1 - gone), 9);
    expect(after.chance('sold')).toBeCloseTo((0.5 * (all - gone)) / (1 - 0.5 * gone), 9);
    expect(after.chance('soon')).toBe(0);
    expect(before.agreement).not.toHaveProperty('roomAsStated');
  });

  test('takes nothing from certain room, and gives none', () => {
    const certain = (limit: number) =>
      look(
        sale(({ issues }) => {
          issues.price.stances.buyer.limit = limit;
        }),
        LATER,
      ).agreement?.room;
    expect(certain(70)).toEqual({ value: 1, low: 1, high: 1 });
    expect(certain(30)).toEqual({ value: 0, low: 0, high: 0 });
  });

  const files = fc
    .record({
      limit: fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 40 })),
      without: fc.integer({ min: -20, max: 20 }),
      pace: fc.integer({ min: 0, max: 8 }),
      ends: fc.integer({ min: 0, max: 10 }),
      elapsed: fc.integer({ min: 0, max: 400 }),
      wants: fc.integer({ min: 20, max: 80 }),
    })
    .map(({ limit: [low, length], without, pace, ends, elapsed, wants }) =>
      sale((copy) => {
        copy.issues.price.stances.buyer.limit = { low, mode: low + length / 2, high: low + length };
        copy.issues.price.stances.seller.limit = { low: 30, mode: 45, high: 60 };
        copy.agreement.without = {
          buyer: { low: without / 100 - 0.1, mode: without / 100, high: without / 100 + 0.1 },
        };
        copy.agreement.timing = {
          elapsed,
          pace: { k: pace, n: 8, within: 180 },
          deadlines: [{ on: '2022-04-01', ends: ends / 10 }],
        };
        copy.outcomes = {
          ...copy.outcomes,
          cheap: { when: `agreement and price <= ${wants}`, by: BY },
          dear: { when: `not (agreement and price <= ${wants})`, by: BY },
          later: { when: 'agreement', by: '2023-12-31' },
        };
      }),
    );

  test('leaves what was said before of all later days, given that none has come; also past a deadline', () => {
    fc.assert(
      fc.property(files, (situation) => {
        const [before, after] = [look(situation), look(situation, LATER)];
        const gone = before.chance('soon');
        for (const id of ['sold', 'later']) {
          expect(after.chance(id)).toBeCloseTo((before.chance(id) - gone) / (1 - gone), 9);
        }
      }),
      { numRuns: atScale(15, 200) },
    );
  });

  test('leaves complements that add up to one, factors that multiply to the answer, and later days no less likely', () => {
    fc.assert(
      fc.property(files, (situation) => {
        const { of, chance, outcomes } = look(situation, LATER);
        expect(chance('cheap') + chance('dear')).toBeCloseTo(1, 12);
        expect(chance('sold') + chance('no_deal_2022-12-31')).toBeCloseTo(1, 12);
        expect(chance('later')).toBeGreaterThanOrEqual(chance('sold') - 1e-12);
        for (const { deal, probability } of outcomes) {
          if (!deal) continue;
          const struck = deal.room.value * deal.pace.value;
          const said = struck * deal.given.value + (1 - struck) * deal.otherwise.value;
          expect(said).toBeCloseTo(probability.value, 9);
          for (const { value, low, high } of [deal.room, deal.pace, deal.given]) {
            expect(low).toBeLessThanOrEqual(value + 1e-12);
            expect(high).toBeGreaterThanOrEqual(value - 1e-12);
          }
        }
        expect(of('sold').answer.low).toBeLessThanOrEqual(chance('sold'));
      }),
      { numRuns: atScale(15, 200) },
    );
  });

  test('changes nothing in what is settled if there is a deal', () => {
    fc.assert(
      fc.property(files, (situation) => {
        const [before, after] = [look(situation), look(situation, LATER)].map(({ issues }) => issues[0].pooled);
        // What neither room nor its two cases part counts as before.
        expect(after.mean.value).toBeCloseTo(before.mean.value, 9);
        expect(after.quantiles.q50).toBeCloseTo(before.quantiles.q50, 9);
      }),
      { numRuns: atScale(15, 100) },
    );
  });
});

describe('what shocks and scenarios change', () => {
  const withShock = (on: string, change: Record<string, unknown>) =>
    sale((copy) => {
      copy.shocks = [{ id: 'news', name: 'News', on, change: change as never }];
    });

  test('is nothing where it does not touch the bargain', () => {
    const still = look(sale(), LATER);
    const news = look(withShock('2022-04-01', { 'issues.mood.stances.neighbour.position': 90 }), LATER);
    expect(news.agreement?.room).toEqual(still.agreement?.room);
    expect(news.chance('sold')).toBeCloseTo(still.chance('sold'), 12);
  });

  test('holds from its day on: room that a shock has opened was not tried before', () => {
    const opened = (on: string) => look(withShock(on, { 'issues.price.stances.buyer.limit': 70 }), LATER);
    const [early, late, today] = ['2022-01-02', '2022-06-01', LATER].map(opened);
    // Wherever there was room before, it still is; elsewhere it is new, the newer the less it was tried.
    expect(early.agreement?.room.value).toBe(1);
    expect(late.chance('sold')).toBeGreaterThan(early.chance('sold') + 0.01);
    expect(today.chance('sold')).toBeGreaterThan(late.chance('sold'));
    const closed = look(withShock('2022-06-01', { 'issues.price.stances.buyer.limit': 30 }), LATER);
    expect(closed.chance('sold')).toBe(0);
  });

  test('in a scenario holds from the day of looking on, and a softer demand never hurts', async () => {
    const situation = sale((copy) => {
      copy.scenarios = { softer: [{ change: { 'issues.price.stances.buyer.limit': { plus: 30 } } }] };
    });
    const options = { samples: 64, models: ['weighted-mean'], calibration: 'none', at: LATER } as const;
    const { compared, reference } = await compareScenarios(situation, undefined, options);
    const [{ outcomes, forecast: softer }] = compared;
    const sold = outcomes.find(({ id }) => id === 'sold');
    expect(sold?.change.value).toBeGreaterThan(0.01);
    expect(sold?.from).toBe(reference.outcomes[0].probability.value);
    expect(sold?.to).toBeCloseTo(softer.outcomes[0].probability.value, 12);
    expect((sold?.to ?? 0) - (sold?.from ?? 0)).toBeCloseTo(sold?.change.value ?? NaN, 12);
  });
});
