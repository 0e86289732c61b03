import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MS_A_DAY } from '../../numeric/days.ts';
import { UsageError } from '../../numeric/errors.ts';
import { brier } from './brier.ts';
import { claim, said, someClaims } from './resolved.test-claims.ts';
import { scoreTable } from './score-table.ts';

const resolvedClaims = fc.tuple(fc.nat(), fc.nat(40)).map(([seed, count]) => someClaims(seed, count));
const everything = ['claimant', 'claimantKind', 'tag', 'trigger', 'horizon', 'source'] as const;

describe('a table of scores', () => {
  test('of no claims has none', () => {
    const all = { name: null, resolved: 0, scored: 0, yesNo: null, oneOf: null, dates: null, numbers: [] };
    expect(scoreTable([], { by: ['claimant'] })).toEqual({
      ...{ seed: 1, resamples: { all: 1000, group: 1000 }, all },
      groupings: [{ by: 'claimant', groups: [] }],
    });
  });

  test('by hand: 0.8 and yes, 0.4 and no', () => {
    const { yesNo } = scoreTable([said('a', 0.8, 1), said('b', 0.4, 0)]).all;
    expect(yesNo).toMatchObject({ resolved: 2, scored: 2, questions: 2, few: true });
    expect(yesNo?.close?.value).toBeCloseTo((0.04 + 0.16) / 2, 15);
    expect(yesNo?.log).toMatchObject({ certainAndWrong: 0 });
    expect(yesNo?.log.meanOfOthers?.value).toBeCloseTo((Math.log(0.8) + Math.log(0.6)) / 2, 14);
    expect(yesNo?.baseRate).toMatchObject({ value: 0.5, yes: 1 });
    // Always saying 1/2 scores 0.25.
    expect(yesNo?.skill.base?.value).toBeCloseTo(1 - 0.1 / 0.25, 14);
    expect(yesNo?.skill.crowd).toBeNull();
    expect(yesNo?.murphy?.uncertainty).toBe(0.25);
  });

  test('of one claim has a score and no interval', () => {
    const { yesNo } = scoreTable([said('a', 0.8, 1)]).all;
    expect(yesNo?.close?.value).toBeCloseTo(0.04, 15);
    expect(yesNo?.close).toMatchObject({ low: null, high: null });
    expect(yesNo?.skill.base).toBeNull();
  });

  test.each([0, 1])('has no skill against the base rate where all came out as %d', (outcome) => {
    const { yesNo } = scoreTable([0.2, 0.5, 0.9].map((p, k) => said(`${k}`, p, outcome))).all;
    expect(yesNo?.skill.base).toBeNull();
    expect(yesNo?.baseRate?.value).toBe(outcome);
    expect(yesNo?.murphy).toMatchObject({ uncertainty: 0, resolution: 0 });
  });

  test('counts certain forecasts that were wrong instead of averaging minus infinity', () => {
    const { yesNo } = scoreTable([said('a', 0, 1), said('b', 1, 1), said('c', 0.5, 0)]).all;
    expect(yesNo?.log.certainAndWrong).toBe(1);
    expect(yesNo?.log.meanOfOthers).toEqual({ value: -Math.LN2 / 2, low: null, high: null });
    expect(yesNo?.close?.value).toBeCloseTo(1.25 / 3, 15);
    expect(scoreTable([said('a', 0, 1)]).all.yesNo?.log).toEqual({ certainAndWrong: 1, meanOfOthers: null });
  });

  test('counts a claim without a forecast by its close, and does not score it', () => {
    const late = claim({ id: 'b', forecasts: [{ at: 11 * MS_A_DAY, probability: 0 }] });
    const { resolved, scored, yesNo } = scoreTable([said('a', 0.8, 1), late, claim({ id: 'c' })]).all;
    expect([resolved, scored]).toEqual([3, 1]);
    expect(yesNo).toMatchObject({ resolved: 3, scored: 1, baseRate: { value: 1 } });
    const { yesNo: none } = scoreTable([late]).all;
    expect(none).toMatchObject({ resolved: 1, scored: 0, close: null, baseRate: null, murphy: null, few: true });
  });

  test('warns below 20 scored claims', () => {
    const claims = Array.from({ length: 20 }, (_, k) => said(`${k}`, 0.3, k % 2));
    expect(scoreTable(claims).all.yesNo?.few).toBe(false);
    expect(scoreTable(claims.slice(1)).all.yesNo?.few).toBe(true);
  });

  test('draws whole questions: ten claimants of one opinion know no more than one', () => {
    const alone = Array.from({ length: 40 }, (_, q) => said(`q${q}`, 0.3, q % 3 === 0 ? 1 : 0, { question: `q${q}` }));
    const many = alone.flatMap((one) =>
      Array.from({ length: 10 }, (_, k) => ({ ...one, id: `${one.id}-${k}`, claimant: `${k}` })),
    );
    const [once, tenfold] = [scoreTable(alone).all.yesNo, scoreTable(many).all.yesNo];
    expect(tenfold?.questions).toBe(40);
    expect(tenfold?.close?.value).toBeCloseTo(once?.close?.value as number, 12);
    expect(tenfold?.close?.low).toBeCloseTo(once?.close?.low as number, 12);
    expect(tenfold?.close?.high).toBeCloseTo(once?.close?.high as number, 12);
  });

  test('puts many questions into bundles without changing what an interval says', () => {
    const claims = Array.from({ length: 4000 }, (_, q) => said(`${q}`, (q % 97) / 96, (q * 7919) % 10 < 3 ? 1 : 0));
    const scores = claims.map(({ forecasts, outcome }) => brier(forecasts[0].probability as number, outcome));
    const mean = scores.reduce((a, b) => a + b) / 4000;
    const error = Math.sqrt(scores.reduce((sum, s) => sum + (s - mean) ** 2, 0)) / 4000;
    const close = scoreTable(claims).all.yesNo?.close;
    expect(Math.abs((mean - (close?.low as number)) / error - 1.645)).toBeLessThan(0.25);
    expect(Math.abs(((close?.high as number) - mean) / error - 1.645)).toBeLessThan(0.25);
  });

  test('measures skill against others over the same claims only', () => {
    const claims = [
      said('a', 0.8, 1, { question: 'q', claimant: 'Ann' }),
      said('b', 0.6, 1, { question: 'q', claimant: 'nash', claimantKind: 'model' }),
      said('c', 0.1, 1, { claimant: 'Ann' }),
    ];
    const [ann, nash] = scoreTable(claims, { by: ['claimant'] }).groupings[0].groups.map(({ yesNo }) => yesNo?.skill);
    expect(ann?.crowd).toMatchObject({ claims: 1 });
    expect(ann?.crowd?.value).toBeCloseTo(1 - 0.04 / 0.16, 14);
    expect(ann?.inside?.value).toBeCloseTo(1 - 0.04 / 0.16, 14);
    expect(nash?.crowd?.value).toBeCloseTo(1 - 0.16 / 0.04, 13);
    expect(nash?.inside).toBeNull();
  });

  test('does not compare claims of one question that came out differently', () => {
    const claims = [said('a', 0.8, 1, { question: 'q' }), said('b', 0.6, 0, { question: 'q', claimant: 'TASS' })];
    expect(scoreTable(claims).all.yesNo?.skill.crowd).toBeNull();
  });

  test('keeps kinds and units apart', () => {
    const table = scoreTable([
      said('a', 0.8, 1),
      claim({ id: 'b', kind: 'one-of', outcome: 1, forecasts: [{ at: 0, probabilities: [0.5, 0.3, 0.2] }] }),
      claim({ id: 'c', kind: 'number', unit: 'bases', outcome: 3, forecasts: [{ at: 0, quantiles: [[0.5, 1]] }] }),
      claim({ id: 'd', kind: 'number', unit: 'USD', outcome: 300, forecasts: [{ at: 0, quantiles: [[0.5, 100]] }] }),
      claim({
        ...{ id: 'e', kind: 'date', outcome: Infinity, deadline: 10 * MS_A_DAY },
        forecasts: [{ at: 0, quantiles: [[0.5, 4 * MS_A_DAY]] }],
      }),
    ]).all;
    expect(table.yesNo?.close?.value).toBeCloseTo(0.04, 15);
    expect(table.oneOf?.close?.value).toBeCloseTo(0.25 + 0.49 + 0.04, 15);
    // Equal chances of three options score 2/3.
    expect(table.oneOf?.skill.base?.value).toBeCloseTo(1 - 0.78 / (2 / 3), 14);
    expect(table.numbers.map(({ unit, close }) => [unit, close?.value])).toEqual([
      ['USD', 200],
      ['bases', 2],
    ]);
    expect(table.dates?.close?.value).toBe(6);
    expect(table.resolved).toBe(5);
  });

  test('leaves a day that never came unscored where there was no deadline', () => {
    const { dates } = scoreTable([
      claim({ id: 'e', kind: 'date', outcome: Infinity, forecasts: [{ at: 0, quantiles: [[0.5, 4 * MS_A_DAY]] }] }),
    ]).all;
    expect(dates).toMatchObject({ resolved: 1, scored: 0, close: null });
  });

  test('is plain JSON, without NaN and Infinity', () => {
    fc.assert(
      fc.property(resolvedClaims, (claims) => {
        const table = scoreTable(claims, { by: everything, resamples: 50 });
        expect(JSON.parse(JSON.stringify(table))).toEqual(table);
      }),
      { numRuns: 40 },
    );
  });

  test('is the same, bit by bit, in whatever order the claims come', () => {
    const shuffled = resolvedClaims.chain((claims) =>
      fc.tuple(fc.constant(claims), fc.shuffledSubarray(claims, { minLength: claims.length })),
    );
    fc.assert(
      fc.property(shuffled, ([claims, others]) => {
        const options = { by: everything, resamples: 50 };
        expect(scoreTable(others, options)).toEqual(scoreTable(claims, options));
      }),
      { numRuns: 40 },
    );
  });

  test('its parts add up: groups to the whole, and Murphy to the score', () => {
    fc.assert(
      fc.property(resolvedClaims, (claims) => {
        const { all, groupings } = scoreTable(claims, { by: ['claimant', 'horizon'], resamples: 10 });
        for (const { groups } of groupings) {
          const sum = (part: (group: (typeof groups)[number]) => number) => groups.reduce((s, g) => s + part(g), 0);
          expect(sum(({ resolved }) => resolved)).toBe(claims.length);
          const total = sum(({ yesNo }) => (yesNo?.close?.value ?? 0) * (yesNo?.scored ?? 0));
          expect(total).toBeCloseTo((all.yesNo?.close?.value ?? 0) * (all.yesNo?.scored ?? 0), 10);
        }
        const { murphy: parts, close } = all.yesNo ?? {};
        if (!parts || !close) return;
        const { reliability, resolution, uncertainty, withinVariance, withinCovariance } = parts;
        const sum = reliability - resolution + uncertainty + withinVariance - withinCovariance;
        expect(Math.abs(sum - close.value)).toBeLessThan(1e-12);
      }),
      { numRuns: 40 },
    );
  });
});

test('options that cannot be are refused', () => {
  const why = (options: object) => {
    try {
      return scoreTable([], options).seed;
    } catch (error) {
      expect(error).toBeInstanceOf(UsageError);
      return (error as Error).message;
    }
  };
  expect(why({ resamples: -1 })).toBe('resamples is -1, expected a whole number from 1 up');
  expect(why({ resamples: NaN })).toBe('resamples is NaN, expected a whole number from 1 up');
  expect(why({ seed: 0.5 })).toBe('seed is 0.5, expected a whole number from 0 up');
  expect(why({ by: ['claimnt'] })).toBe('unknown grouping `claimnt`, did you mean `claimant`?');
});
