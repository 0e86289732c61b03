import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedCalibration } from '../calibration/shipped.ts';
import { parseSituation } from '../situation/read.ts';
import type { Situation } from '../situation/schema.ts';
import { atScale } from '../testing/scale.ts';
import { type ForecastOptions, forecast } from './index.ts';

const read = (name: string) => parseSituation(readFileSync(`test-data/agreement/${name}.yaml`, 'utf8'), name);
const chances = (situation: Situation, options: ForecastOptions = {}) =>
  Object.fromEntries(
    forecast(situation, { samples: 1024, ...options }).outcomes.map(({ id, probability }) => [id, probability.value]),
  );
const roomIn = (situation: Situation, options: ForecastOptions = {}) =>
  forecast(situation, { samples: 128, models: ['weighted-mean'], ...options }).agreements?.[0].room ?? {
    value: NaN,
    low: NaN,
    high: NaN,
  };

describe('small situations come out as they should', () => {
  test('n1: who must agree and surely refuses lets nothing be agreed', () => {
    expect(Object.values(chances(read('n1-refusal')))).toEqual([0, 0, 0, 0]);
  });

  test('n3: a bystander without a veto is not asked', () => {
    expect(chances(read('n3-weak-objector')).deal).toBeGreaterThan(0.9);
  });

  test('n4: a swap that gives both a lot is made, as far as there is time', () => {
    const { outcomes, agreements } = forecast(read('n4-swap'), { samples: 1024 });
    expect(agreements?.[0].room).toEqual({ value: 1, low: 1, high: 1 });
    expect(outcomes[0].deal?.given.value).toBeGreaterThan(0.5);
  });

  test('n5: a buyer who pays at most 40 and a seller who takes at least 60 have no deal', () => {
    expect(chances(read('n5-no-room')).sold).toBeLessThan(0.01);
    const { agreements } = forecast(read('n5-no-room'), { samples: 512 });
    expect(agreements?.[0].clashes).toMatchObject([{ issue: 'price', apart: 20 }]);
  });

  test('n6: impatient friends who decide nothing change nothing', () => {
    const [none, four, twelve] = ['n6-0', 'n6-4', 'n6-12'].map((name) => chances(read(name)));
    expect(four).toEqual(none);
    expect(twelve).toEqual(none);
    expect(none.y2).toBeGreaterThan(none.y1 + 0.1);
  });

  test('n7: under unanimity with opposite wishes there is no deal', () => {
    expect(chances(read('n7-nodeal'))).toEqual({ no_deal: 1, deal: 0 });
  });

  test('n8: who asks for less or is weaker is never less likely to get a deal', () => {
    const situation = read('n8-price');
    const now = chances(situation).renewed;
    for (const scenario of ['modest', 'less', 'weak']) {
      expect(chances(situation, { scenario }).renewed).toBeGreaterThanOrEqual(now - 0.003);
    }
  });
});

test('who signs for less gets a deal more often where the price was in the way, and who is weaker gets one no less often', () => {
  const dear = changed(read('n8-price'), ({ issues, agreement }) => {
    issues.swift.stances.west.salience = { low: 0.5, mode: 0.9, high: 1 };
    issues.renewal.stances.west.salience = { low: 0.1, mode: 0.3, high: 0.6 };
    if (agreement) agreement.consent = ['russia', 'west'];
  });
  const signs = (ask: number) =>
    roomIn(
      changed(dear, ({ agreement }) => {
        if (agreement) agreement.asks = { russia: `swift >= ${ask}` };
      }),
    ).value;
  const rooms = [60, 40, 20, 5].map(signs);
  expect(rooms).toEqual(rooms.toSorted((a, b) => a - b));
  expect(rooms[3]).toBeGreaterThan(rooms[0] + 0.1);
  expect(roomIn(dear, { scenario: 'weak' })).toEqual(roomIn(dear));
});

test("the pace of a kind is that of a bargain with its traits, or what a calibration of one's own has learned", () => {
  const [situation] = fc.sample(bargains, { numRuns: 1, seed: 3 });
  const paced = (change: (copy: Situation) => void, options: ForecastOptions = {}) =>
    forecast(
      changed(situation, (copy) => {
        copy.kind = 'legislation';
        if (copy.agreement) copy.agreement.timing = {};
        change(copy);
      }),
      { samples: 64, models: ['weighted-mean'], ...options },
    ).agreements?.[0].pace.by[0].value ?? NaN;
  const alone = paced(() => {});
  const both = paced(({ actors }) => {
    actors.a.role = 'co-legislator';
  });
  expect(both).toBeLessThan(0.7 * alone);
  const { paces } = shippedCalibration;
  if (!paces?.legislation) throw new TypeError('no pace of legislation comes with the program');
  const swift = { ...shippedCalibration, paces: { ...paces, legislation: { ...paces.legislation, scale: 10 } } };
  expect(paced(() => {}, { calibration: swift })).toBeGreaterThan(0.9);
  expect(paced(() => {}, { calibration: 'none' })).toBe(alone);
});

const range = (low: number, high: number) =>
  fc.tuple(fc.integer({ min: low, max: high }), fc.integer({ min: 0, max: 30 })).map(([mode, off]) => ({
    low: Math.max(0, mode - off),
    mode,
    high: Math.min(100, mode + off),
  }));

/** Two or three who must agree and a bystander, over two issues, with limits and what no deal is worth. */
const bargains = fc
  .record({
    limit: range(20, 70),
    other: range(30, 80),
    worth: fc.integer({ min: -30, max: 30 }).map((n) => n / 100),
    salience: fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 6, maxLength: 6 }),
    ask: fc.integer({ min: 5, max: 60 }),
    pace: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ limit, other, worth, salience, ask, pace }): Situation => {
    const s = salience.map((n) => n / 10);
    return {
      title: 't',
      asOf: '2023-01-01',
      actors: { a: { capability: 10 }, b: { capability: 20 }, c: { capability: 5 } },
      issues: {
        x: {
          statusQuo: 0,
          stances: {
            a: { position: { low: 60, mode: 90, high: 100 }, salience: s[0] },
            b: { position: 0, salience: s[1], limit },
            c: { position: 50, salience: s[2] },
          },
        },
        y: {
          statusQuo: { low: 0, mode: 10, high: 20 },
          stances: {
            a: { position: 10, salience: s[3], limit: other },
            b: { position: 100, salience: s[4] },
            c: { position: 0, salience: s[5] },
          },
        },
      },
      agreement: {
        consent: ['a', 'b'],
        without: { a: { low: worth - 0.1, mode: worth, high: worth + 0.1 } },
        asks: { a: `x >= ${ask}` },
        timing: { pace: { k: pace, n: 10, within: 200 } },
      },
      outcomes: {
        soon: { when: 'agreement and y >= 30', by: '2023-06-01' },
        never: { when: 'not (agreement and y >= 30)', by: '2023-06-01' },
        later: { when: 'agreement and y >= 30', by: '2024-06-01' },
      },
    };
  });

const runs = { numRuns: atScale(8, 200) };
const changed = (situation: Situation, change: (copy: Situation) => void) => {
  const copy = structuredClone(situation);
  change(copy);
  return copy;
};
describe('a deal', () => {
  test('is never less likely later, complements add up, and no deal is the rest', () => {
    fc.assert(
      fc.property(bargains, (situation) => {
        const {
          soon,
          never,
          later,
          no_deal_2023_06_01: none,
        } = chances(
          changed(situation, ({ outcomes }) => {
            if (outcomes) outcomes.no_deal_2023_06_01 = { when: 'not agreement', by: '2023-06-01' };
          }),
          { samples: 256 },
        );
        expect(later).toBeGreaterThanOrEqual(soon - 1e-12);
        expect(soon + never).toBeCloseTo(1, 12);
        expect(soon).toBeLessThanOrEqual(1 - none + 1e-12);
      }),
      runs,
    );
  });

  test('has no less room with one consent less, at either end, as long as somebody who gains is left', () => {
    fc.assert(
      fc.property(bargains, (situation) => {
        const before = roomIn(situation);
        const after = roomIn(
          changed(situation, ({ agreement }) => {
            if (agreement) agreement.consent = ['b'];
          }),
        );
        if (after.high === 0) return;
        expect(after.high).toBeGreaterThanOrEqual(before.high);
        expect(after.low).toBeGreaterThanOrEqual(before.low);
      }),
      runs,
    );
  });

  test('has the same room whatever bystanders want, and in any order of the actors', () => {
    fc.assert(
      fc.property(bargains, fc.integer({ min: 0, max: 100 }), (situation, position) => {
        const room = roomIn(situation);
        const moved = changed(situation, ({ issues, actors }) => {
          issues.x.stances.c.position = position;
          actors.c.capability = 50;
        });
        expect(roomIn(moved)).toEqual(room);
        const turn = <T>(map: Record<string, T>) => Object.fromEntries(Object.entries(map).reverse());
        const turned = changed(situation, (copy) => {
          copy.actors = turn(copy.actors);
          for (const issue of Object.values(copy.issues)) issue.stances = turn(issue.stances);
        });
        expect(roomIn(turned)).toEqual(room);
      }),
      runs,
    );
  });

  test('that is seen from a later day has less time left, and from after its day none', () => {
    const [situation] = fc.sample(bargains, { numRuns: 1, seed: 3 });
    const easy = changed(situation, ({ agreement }) => {
      if (agreement) agreement.without = { a: -0.9, b: -0.9 };
    });
    const at = (day: string) => chances(easy, { at: day, samples: 256 }).soon;
    expect(at('2023-05-20')).toBeLessThan(at('2023-01-01'));
    expect(at('2023-06-02')).toBe(0);
  });
});

test('values spread evenly: half of all pairs trade if they are known, 9 of 32 with sealed offers (Myerson & Satterthwaite 1983)', () => {
  const even = Array.from({ length: 100 }, (_, n) => n + 0.5);
  const room = roomIn(
    {
      title: 'A buyer and a seller',
      actors: { buyer: { capability: 1 }, seller: { capability: 1 } },
      issues: {
        price: {
          stances: {
            buyer: { position: 0, salience: 1, limit: even },
            seller: { position: 100, salience: 1, limit: even },
          },
        },
      },
      agreement: { consent: ['buyer', 'seller'], flexibility: 0 },
      outcomes: { sale: { when: 'agreement' } },
    },
    { samples: atScale(8192, 65_536) },
  );
  // A hundred values in place of all of them: a value is as often at the other's as a draw is at a tie.
  expect(Math.abs(room.high - 1 / 2)).toBeLessThan(0.01);
  expect(Math.abs(room.low - 9 / 32)).toBeLessThan(0.01);
});

test('several agreements: each is struck by itself, and one may wait for another', () => {
  const situation = parseSituation(`
title: Two
asOf: 2023-01-01
actors: { a: { capability: 1 }, b: { capability: 1 } }
issues:
  x: { statusQuo: 0, stances: { a: { position: 100, salience: 1 }, b: { position: 50, salience: 1 } } }
  y: { statusQuo: 0, stances: { a: { position: 100, salience: 1 }, b: { position: 100, salience: 1 } } }
agreements:
  first: { issues: [x], consent: [a, b], timing: { pace: { k: 50, n: 100, within: 100 } } }
  second: { issues: [y], consent: [a, b], asks: { b: first }, timing: { pace: { k: 50, n: 100, within: 100 } } }
outcomes:
  both: { when: first and second, by: 2023-04-11 }
  one: { when: first and not second, by: 2023-04-11 }
  other: { when: second and not first, by: 2023-04-11 }
  neither: { when: not (first or second), by: 2023-04-11 }
`);
  const { both, one, other, neither } = chances(situation, { samples: 256 });
  expect(both).toBeCloseTo(0.25, 2);
  expect(one).toBeCloseTo(0.25, 2);
  expect(other).toBe(0);
  expect(both + one + neither).toBeCloseTo(1, 12);
});

test.each([
  'iran-2014/situation',
  'sweden-nato-2022/situation',
  'russia-belarus-2021/merger',
  'russia-belarus-2021/duties-2010',
  'russia-belarus-2021/programmes-2021',
])('the example %s is sound and has a chance of no deal', (name) => {
  const file = `examples/${name}.yaml`;
  const { outcomes, agreements } = forecast(parseSituation(readFileSync(file, 'utf8'), file), { samples: 64 });
  expect(agreements?.[0].consent.length).toBeGreaterThan(1);
  const none = outcomes.filter(({ when }) => when.startsWith('not '));
  const first = outcomes[0];
  const rest = none.find(({ by, when }) => by === first.by && when === 'not agreement');
  expect(first.probability.value + (rest?.probability.value ?? NaN)).toBeCloseTo(1, 12);
});
