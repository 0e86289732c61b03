import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prepare } from '../engine/prepare.ts';
import { forecast } from '../forecast/index.ts';
import { models } from '../models/models.ts';
import type { Situation } from '../situation/schema.ts';
import { atScale } from '../testing/scale.ts';

const names = models.map(({ name }) => name);

/** Decimals that no double is, and neighbours that differ in the last digit. */
const decimal = fc.oneof(
  fc.integer({ min: 0, max: 1000 }).map((n) => n / 10),
  fc.constantFrom(33.3, 33.300000000000004, 66.7, 0.1, 0.30000000000000004, 99.99999999999999, 1 / 3, 5e-324),
  fc.double({ min: 0, max: 100, noNaN: true }),
);
const share = fc.oneof(
  fc.constantFrom(0.1, 0.3, 0.7, 1, 1e-9),
  fc.double({ min: 0, max: 1, minExcluded: true, noNaN: true }),
);
/** As large and as small as a file may have them. */
const tiny = [5e-324, 1e-320, 2.2e-308, 1e-300, 1e-200, 1e-160, 1e-100, 1e-50, 1e-12];
const extremeShare = fc.constantFrom(...tiny, 0, 1e-3, 0.3, 1);
const extremeCapability = fc.constantFrom(...tiny, 0, 0.3, 3, 1e3, 1e6, 1e12);

/** Stances by issue and actor: positions as shares of the scale, in percent. */
type Stances = { x: number; s: number; c: number; veto: boolean }[][];
const stancesOf = (x: fc.Arbitrary<number>, s: fc.Arbitrary<number>, c: fc.Arbitrary<number>) =>
  fc.array(fc.array(fc.record({ x, s, c, veto: fc.boolean() }), { minLength: 1, maxLength: 6 }), {
    minLength: 1,
    maxLength: 3,
  });

const settings = fc.constantFrom<Situation['models']>(
  undefined,
  { nash: { loss: 'quadratic' }, exchange: { rounds: 3, randomRates: 0.5 } },
  {
    'expected-utility': { denominator: 'scholz', choice: 'scholz', risk: 'neutral' },
    spatial: { PCEModel: 'MarkovIncentive', VotingRule: 'PropCbc', VictoryProbModel: 'Octic', InterVecBrgn: 'S2PMax' },
  },
  {
    spatial: {
      ...{ PCEModel: 'MarkovUniform', VictoryProbModel: 'Binary', InterVecBrgn: 'S1P1', BargnModel: 'PWCompInterp' },
      IdealAdjustment: { a0: { a1: 0.5 } },
    },
  },
);

function situationOf(stances: Stances, models: Situation['models'], [low, high] = [0, 100], statusQuo?: number) {
  const at = (x: number) => Math.min(high, Math.max(low, low + (x / 100) * (high - low)));
  const most = Math.max(2, ...stances.map((list) => list.length));
  const general = (i: number) => stances.find((list) => list[i])?.[i].c ?? 1;
  const situation: Situation = {
    title: 't',
    actors: Object.fromEntries(Array.from({ length: most }, (_, i) => [`a${i}`, { capability: general(i) }])),
    issues: Object.fromEntries(
      stances.map((list, m) => [
        `i${m}`,
        {
          scale: [low, high],
          ...(statusQuo === undefined ? {} : { statusQuo: at(statusQuo) }),
          stances: Object.fromEntries(
            list.map(({ x, s, c, veto }, i) => [
              `a${i}`,
              { position: at(x), salience: s, capability: c, ...(veto && statusQuo !== undefined ? { veto } : {}) },
            ]),
          ),
        },
      ]),
    ),
    ...(models && { models }),
  };
  return situation;
}

const certain = (situation: Situation) => ({ situation, models: names, sampler: 'sobol' as const, seed: 1 });

/** What each model says, by model and issue. */
function said(situation: Situation): [string, number[]][] {
  const issues = Object.keys(situation.issues).length;
  const { outcome } = prepare({ ...certain(situation), randomInputs: [] }).guess;
  return names.map((name, n) => [name, [...outcome.subarray(n * issues, (n + 1) * issues)]]);
}

/** Positions and status quo of each issue, the ends between which a compromise lies. */
const endsOf = ({ issues }: Situation) =>
  Object.values(issues).map(({ stances, statusQuo }) => {
    const all = [
      ...Object.values(stances).map(({ position }) => position),
      ...(statusQuo === undefined ? [] : [statusQuo]),
    ] as number[];
    return { least: Math.min(...all), most: Math.max(...all) };
  });

const scales = fc.constantFrom<[number, number]>(
  [0, 100],
  [-1, 7.5],
  [0.1, 0.7],
  [1e6, 1e6 + 3],
  [-1e12, 1e12],
  [0, 1],
);

describe('a compromise', () => {
  test('lies within the range of what it is made of, to the last digit, in every model', () => {
    fc.assert(
      fc.property(
        stancesOf(decimal, share, fc.integer({ min: 1, max: 97 })),
        settings,
        scales,
        (stances, own, scale) => {
          const situation = situationOf(stances, own, scale);
          for (const [name, outcomes] of said(situation)) {
            outcomes.forEach((o, m) => {
              const { least, most } = endsOf(situation)[m];
              expect(o, name).toBeGreaterThanOrEqual(least);
              expect(o, name).toBeLessThanOrEqual(most);
            });
          }
        },
      ),
      { numRuns: atScale(150, 5000) },
    );
  });

  test('of those who want one thing is that thing, in every model, in the pool and on average', () => {
    const one = fc.tuple(decimal, stancesOf(fc.constant(0), share, fc.integer({ min: 1, max: 97 })), settings);
    const maybe = fc.option(decimal, { nil: undefined });
    fc.assert(
      fc.property(one, scales, maybe, ([x, stances, own], scale, statusQuo) => {
        // Where all but stand at the status quo it may as well stay.
        fc.pre(statusQuo === undefined || Math.abs(statusQuo - x) > 1e-6);
        const all = stances.map((list) => list.map((stance) => ({ ...stance, x })));
        const situation = situationOf(all, own, scale, statusQuo);
        const wanted = Object.values(situation.issues)[0].stances.a0.position;
        for (const { pooled, models: each } of forecast(situation, { models: names, calibration: 'none', samples: 16 })
          .issues) {
          for (const { mean, sd, central } of Object.values(each)) {
            expect([mean.value, mean.standardError, sd, central]).toEqual([wanted, 0, 0, wanted]);
          }
          const { q05, q95 } = pooled.quantiles;
          expect([pooled.mean.value, pooled.sd, q05, q95]).toEqual([wanted, 0, wanted, wanted]);
        }
      }),
      { numRuns: atScale(60, 1000) },
    );
  });

  test('is a number on the scale however large or small saliences and capabilities are', () => {
    fc.assert(
      fc.property(
        stancesOf(decimal, extremeShare, extremeCapability),
        settings,
        scales,
        fc.option(decimal, { nil: undefined }),
        (stances, own, scale, statusQuo) => {
          const situation = situationOf(stances, own, scale, statusQuo);
          const draws = prepare({ ...certain(situation), randomInputs: [] }).draw(0, 1);
          for (const o of draws.outcome) expect(o >= scale[0] && o <= scale[1]).toBe(true);
          for (const loss of draws.loss) expect(loss >= 0 && loss <= 1 + 1e-9).toBe(true);
          for (const gain of draws.gain) expect(Math.abs(gain) <= 1 + 1e-9).toBe(true);
        },
      ),
      { numRuns: atScale(200, 20_000) },
    );
  });
});

test('a salience of almost nothing is still one, beside one of all', () => {
  const situation = situationOf(
    [
      [
        { x: 1, s: 1, c: 1, veto: false },
        { x: 9, s: 5e-324, c: 1, veto: false },
      ],
      [{ x: 1, s: 1, c: 1, veto: false }],
    ],
    undefined,
  );
  for (const [name, [o]] of said(situation)) expect(o, name).toBeCloseTo(1, 6);
});
