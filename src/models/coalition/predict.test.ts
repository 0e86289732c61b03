import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../numeric/errors.ts';
import { fillPseudoRandom } from '../../numeric/random.ts';
import { readParlgov } from '../../situation/cases/parlgov.ts';
import { NAIVE_CABINETS, scoreCoalitions, scoreRule } from './cabinets.test-scores.ts';
import { fillCoalitions, roomForCoalitions } from './coalitions.ts';
import { crossValidate } from './cross-validate.ts';
import type { Election, Party } from './election.ts';
import { fillLeads, leaderFeatures } from './leader.ts';
import { type CoalitionWeights, learnCoalitions, lessonOf } from './learn.ts';
import { fillProbabilities, slopeAt } from './logit.ts';
import { parliamentOf } from './parliament.ts';
import { predictCoalition } from './predict.ts';

const root = join(import.meta.dirname, '../../..');
const WEIGHTS: CoalitionWeights = {
  coalition: [1.9, 0.9, -0.4, -0.6, 2.8, -1.9, 0.8, -0.6, -0.9, -0.7],
  leader: [2.3, 0.75, 0.1, 1, 0.5],
  others: 0.02,
  led: 0.93,
};

const election = (...parties: Partial<Party>[]): Election => ({
  id: 'e',
  country: 'X',
  date: '2000-01-01',
  seats: parties.reduce((sum, { seats = 10 }) => sum + seats, 0),
  hasFormer: true,
  parties: parties.map((party, i) => ({
    id: `p${i}`,
    name: `P${i}`,
    seats: 10,
    position: 50,
    inFormer: false,
    ledFormer: false,
    ...party,
  })),
});

describe('a forecast of a cabinet', () => {
  test('two parties, by hand', () => {
    // Weights of the number of parties alone: each of three coalitions has e^n of e + e + e^2.
    const weights = { coalition: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0], leader: [1, 0, 0, 0, 0], others: 0.1, led: 0.9 };
    const { coalitions, inCabinet, leads, position, median } = predictCoalition(
      weights,
      election({ seats: 60, position: 20 }, { seats: 40, position: 70 }),
    );
    const both = Math.E / (2 + Math.E);
    const one = 1 / (2 + Math.E);
    const close = (found: ArrayLike<number>, expected: number[]) =>
      expect([...Array.from(found)]).toEqual(expected.map((x) => expect.closeTo(x, 12)));
    close(coalitions, [one, one, both]);
    close(inCabinet, [one + both, one + both]);
    close(leads, [0.9 * (one + 0.6 * both), 0.9 * (one + 0.4 * both)]);
    expect([...position.value]).toEqual([20, 40, 70]);
    close(position.probability, [one, both, one]);
    expect(median).toBe(40);
  });

  test('a party with all seats is the cabinet', () => {
    const { inCabinet, leads, median } = predictCoalition(
      WEIGHTS,
      election({ seats: 100, position: 61 }, { seats: 0 }),
    );
    expect([...inCabinet]).toEqual([1, 0]);
    expect([...leads]).toEqual([0.93, 0]);
    expect(median).toBe(61);
  });

  test('parties of one position are a cabinet of that position', () => {
    const { position, median } = predictCoalition(WEIGHTS, election({ seats: 9 }, { seats: 7 }, { seats: 11 }));
    expect([[...position.value], median]).toEqual([[50], 50]);
  });

  test('a party without a position, and a thirteenth, have what such parties had', () => {
    const many = Array.from({ length: 13 }, (_, i) => ({ seats: 40 - i, position: 5 * i }));
    const { inCabinet, leads, considered } = predictCoalition(WEIGHTS, election({ position: undefined }, ...many));
    expect([inCabinet[0], leads[0], inCabinet[13], leads[13]]).toEqual([0.02, 0, 0.02, 0]);
    expect(considered).toHaveLength(12);
  });

  test('with nobody to form it there is none', () => {
    expect(() => predictCoalition(WEIGHTS, election({ position: undefined }))).toThrow(
      new UsageError('election e: no party has both seats and a position'),
    );
  });

  const parties = fc.array(
    fc.record({
      seats: fc.integer({ min: 0, max: 300 }),
      position: fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: undefined }),
      inFormer: fc.boolean(),
      ledFormer: fc.boolean(),
    }),
    { minLength: 1, maxLength: 9 },
  );
  const weight = fc.double({ min: -20, max: 20, noNaN: true });
  const someWeights = fc.record({
    coalition: fc.array(weight, { minLength: 10, maxLength: 10 }),
    leader: fc.array(weight, { minLength: 5, maxLength: 5 }),
    others: fc.double({ min: 0, max: 1, noNaN: true }),
    led: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const sum = (values: Iterable<number>) => [...values].reduce((total, one) => total + one, 0);

  test('probabilities are ones, and the cabinet stands among its parties', () => {
    fc.assert(
      fc.property(parties, someWeights, (some, weights) => {
        fc.pre(some.some(({ seats, position }) => seats > 0 && position !== undefined));
        const { coalitions, inCabinet, leads, position, median } = predictCoalition(weights, election(...some));
        expect(sum(coalitions)).toBeCloseTo(1, 9);
        expect(sum(position.probability)).toBeCloseTo(1, 9);
        expect(sum(leads)).toBeCloseTo(weights.led, 9);
        for (const p of [...coalitions, ...inCabinet, ...leads, ...position.probability]) {
          expect(p >= 0 && p <= 1).toBe(true);
        }
        leads.forEach((p, i) => void expect(p).toBeLessThanOrEqual(inCabinet[i] + 1e-9));
        const places = some.flatMap(({ seats, position }) => (seats > 0 && position !== undefined ? [position] : []));
        expect(median).toBeGreaterThanOrEqual(Math.min(...places) - 1e-9);
        expect(median).toBeLessThanOrEqual(Math.max(...places) + 1e-9);
      }),
    );
  });

  test('the order of the parties says nothing', () => {
    fc.assert(
      fc.property(parties, someWeights, (some, weights) => {
        fc.pre(some.some(({ seats, position }) => seats > 0 && position !== undefined));
        const one = election(...some);
        const turned = { ...one, parties: one.parties.toReversed() };
        const [a, b] = [one, turned].map((election) => predictCoalition(weights, election));
        expect([...b.inCabinet].reverse()).toEqual([...a.inCabinet]);
        expect([...b.leads].reverse()).toEqual([...a.leads]);
        expect(b.position).toEqual(a.position);
      }),
    );
  });
});

/** Elections in which cabinets follow WEIGHTS, in as many countries. */
function simulated(count: number, countries: number): Election[] {
  const u = new Float64Array(count * 50);
  fillPseudoRandom(7, 8, 9, u, 0, u.length);
  return Array.from({ length: count }, (_, e) => {
    const some = u.subarray(e * 50, (e + 1) * 50);
    const size = 3 + Math.floor(5 * some[0]);
    const former = Math.floor(size * some[1]);
    const made = election(
      ...Array.from({ length: size }, (_, i) => ({
        seats: 5 + Math.floor(60 * some[2 + 3 * i] ** 2),
        position: 100 * some[3 + 3 * i],
        inFormer: i === former || some[4 + 3 * i] < 0.3,
        ledFormer: i === former,
      })),
    );
    const parliament = parliamentOf(made);
    const room = roomForCoalitions(size);
    fillCoalitions(parliament, room);
    const probability = new Float64Array(room.count);
    fillProbabilities(room.features, room.count, Float64Array.from(WEIGHTS.coalition), probability);
    const drawn = (chances: Float64Array, at: number) => {
      let i = 0;
      for (let below = chances[0]; below < at && i < chances.length - 1; ) below += chances[++i];
      return i;
    };
    const row = drawn(probability, some[48]);
    const leads = new Float64Array(size);
    const alone = new Float64Array(room.count);
    alone[row] = 1;
    fillLeads(leaderFeatures(parliament), Float64Array.from(WEIGHTS.leader), alone, leads);
    const leader = drawn(leads, some[49]);
    const place = (i: number) => parliament.party.indexOf(i);
    return {
      ...made,
      country: `c${e % countries}`,
      cabinetPosition: room.position[row],
      parties: made.parties.map((party, i) => ({
        ...party,
        inCabinet: ((row + 1) >> place(i)) % 2 === 1,
        leads: leader === place(i),
      })),
    };
  });
}

describe('learning', () => {
  test('finds the weights by which cabinets were formed and led', () => {
    const lessons = simulated(2500, 5).map(lessonOf);
    const learned = learnCoalitions(lessons, { ridge: 0.01 });
    learned.coalition.forEach((weight, k) => void expect(Math.abs(weight - WEIGHTS.coalition[k])).toBeLessThan(0.35));
    learned.leader.forEach((weight, k) => void expect(Math.abs(weight - WEIGHTS.leader[k])).toBeLessThan(0.5));
    expect(learned.led).toBeGreaterThan(0.999);
  });

  test('what generated the cabinets beats every rule, out of its country', () => {
    const elections = simulated(300, 6);
    const { error, crps } = scoreCoalitions(crossValidate(elections));
    for (const rule of Object.values(NAIVE_CABINETS)) {
      const scores = scoreRule(elections, rule);
      if (scores.elections === 0) continue;
      expect(error).toBeLessThan(scores.error);
      expect(crps).toBeLessThan(scores.crps);
    }
  });

  test('an election whose cabinet is not known, or has nobody considered, teaches nothing of coalitions', () => {
    const known = election(
      { inCabinet: true, leads: true },
      { inCabinet: false, leads: false },
      { position: undefined },
    );
    expect(lessonOf(known)).toMatchObject({ coalition: { chosen: 0 }, leader: { count: 1 }, others: 0, led: true });
    expect(lessonOf(election({}, {}))).toEqual({ country: 'X', others: 0, othersIn: 0 });
    const outside = election({ inCabinet: false }, { inCabinet: true, position: undefined });
    expect(lessonOf(outside)).toEqual({ country: 'X', others: 1, othersIn: 1 });
    expect(learnCoalitions([])).toMatchObject({ leader: [0, 0, 0, 0, 0], others: 0.5, led: 0.5 });
  });

  test('the country that is forecast teaches nothing of itself', () => {
    const elections = simulated(40, 4);
    const turned = elections.map((one) =>
      one.country === 'c0' ? { ...one, parties: one.parties.map((party) => ({ ...party, inCabinet: true })) } : one,
    );
    const of = (some: Election[]) => crossValidate(some).filter(({ election }) => election.country === 'c0');
    // The search begins elsewhere, so that the last digits may differ.
    of(elections).forEach(({ forecast }, i) => {
      expect(of(turned)[i].forecast.median).toBeCloseTo(forecast.median, 4);
    });
  });
});

describe("on ParlGov's elections", () => {
  const elections = () =>
    readParlgov(gunzipSync(readFileSync(join(root, 'data/cases/parlgov-view_cabinet.csv.gz'))).toString('utf8'), 'x')
      .elections;

  test('likelihood, slope and weights are those of a second, plain implementation', () => {
    const plain = JSON.parse(readFileSync(join(root, 'test-data/coalition/reference.json'), 'utf8'));
    const lessons = elections().map(lessonOf);
    const learned = learnCoalitions(lessons);
    for (const model of ['coalition', 'leader'] as const) {
      const choices = lessons.flatMap((lesson) => lesson[model] ?? []);
      const { value, gradient } = slopeAt(choices, Float64Array.from(plain[model].at), 1);
      expect(choices).toHaveLength(plain[model].choices);
      expect(choices.reduce((sum, { count }) => sum + count, 0)).toBe(plain[model].alternatives);
      expect(value).toBeCloseTo(plain[model].value, 8);
      gradient.forEach((slope, k) => void expect(slope).toBeCloseTo(plain[model].gradient[k], 8));
      learned[model].forEach((weight, k) => void expect(weight).toBeCloseTo(plain[model].weights[k], 6));
    }
  });

  test('out of their countries, forecasts are as good as the documentation says', { tags: 'whole' }, () => {
    const cases = elections();
    const heldOut = crossValidate(cases).filter(({ election }) => election.hasFormer);
    const scores = scoreCoalitions(heldOut);
    expect(scores.elections).toBe(352);
    expect(scores.error).toBeCloseTo(6.03, 2);
    expect(scores.crps).toBeCloseTo(4.5, 2);
    expect(scores.inCabinet).toBeCloseTo(0.134, 3);
    expect(scores.leads).toBeCloseTo(0.051, 3);
    const rules = Object.values(NAIVE_CABINETS).map((rule) =>
      scoreRule(
        heldOut.map(({ election }) => election),
        rule,
      ),
    );
    for (const rule of rules) expect(rule.error).toBeGreaterThan(scores.error + 1.5);
  });
});
