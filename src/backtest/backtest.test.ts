import { describe, expect, test } from 'vitest';
import type { Calibration } from '../calibration/calibration.ts';
import { type Mixture, quantileOf } from '../calibration/mixture.ts';
import { models } from '../models/models.ts';
import { uniforms } from '../numeric/random.ts';
import type { ResolvedCase } from '../situation/cases/case-set.ts';
import { readCases } from '../situation/cases/read-cases.ts';
import type { Situation } from '../situation/situation.ts';
import { withData } from '../testing/optional-data.ts';
import { backtest } from './backtest.ts';
import { ofMixture, ofSample, ofUniform } from './prediction.ts';
import { scoreOf, summaryOf } from './scores.ts';
import { type SolvedIssue, solveCase } from './solve-case.ts';

const NOBODY = { positions: new Float64Array(0), shares: new Float64Array(0), roles: new Float64Array(0) };
const names = models.map(({ name }) => name);

/** Cases in which the outcome is the weighted median. */
function medianWins(cases: number): ResolvedCase[] {
  const random = uniforms(3);
  return Array.from({ length: cases }, (_, c) => {
    const positions = Array.from({ length: 5 }, () => Math.round(100 * random()));
    const middle = positions.toSorted((a, b) => a - b)[2];
    const situation: Situation = {
      title: `case ${c}`,
      actors: Object.fromEntries(positions.map((_, k) => [`a${k}`, { capability: 1 }])),
      issues: {
        x: {
          statusQuo: 0,
          stances: Object.fromEntries(positions.map((position, k) => [`a${k}`, { position, salience: 1 }])),
        },
      },
      outcomes: { high: { when: 'x >= 50' } },
      resolved: { issues: { x: middle } },
    };
    return { id: `case${c}`, group: `g${c}`, situation };
  });
}

describe('a backtest', () => {
  const result = backtest(
    medianWins(40).map((one) => solveCase(one, names, 1)),
    models,
    1,
  );
  const [{ forecasters, issues, groups }] = result.kinds;
  const of = (name: string) => forecasters.find((one) => one.name === name);

  test('the model that made the outcomes wins, with an interval of the difference below 0', () => {
    expect([issues, groups]).toEqual([40, 40]);
    expect(of('weighted-median')?.error).toBe(0);
    expect(of('weighted-median')?.within10).toBe(1);
    expect(of('weighted-median')?.errorDifference.high).toBeLessThan(0);
    expect(of('weighted-mean')?.errorDifference).toEqual({ value: 0, low: 0, high: 0 });
  });

  test('a question of yes or no that follows from the issues is scored too', () => {
    const [questions] = result.questions;
    const median = questions.forecasters.find(({ name }) => name === 'weighted-median');
    expect([questions.about, questions.questions, median?.brier]).toEqual(['outcomes', 40, 0]);
  });

  test('every forecaster has a row for every issue', () => {
    expect(result.rows.length).toBe(40 * forecasters.length);
  });

  test('cases with one actor, equal positions, no status quo, a range as the outcome or hundreds of issues are handled', () => {
    const one = (issues: Situation['issues'], results: NonNullable<Situation['resolved']>['issues']): ResolvedCase => ({
      ...{ id: 'odd', group: 'odd' },
      situation: {
        title: 'odd',
        actors: { a: { capability: 1 }, b: { capability: 2 } },
        issues,
        resolved: { issues: results },
      },
    });
    const alone = { stances: { a: { position: 70, salience: 1 } } };
    const agreed = { stances: { a: { position: 30, salience: 1 }, b: { position: 30, salience: 0.5 } } };
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, k) => [`i${k}`, agreed]));
    for (const odd of [
      one({ x: alone }, { x: 70 }),
      one({ x: agreed, y: agreed }, { x: { low: 20, high: 40 } }),
      one(many, Object.fromEntries(Object.keys(many).map((id) => [id, 30]))),
    ]) {
      const solved = solveCase(odd, ['weighted-mean'], 1);
      const scores = backtest([solved], [{ name: 'weighted-mean', title: 'mean' }], 1);
      expect(scores.kinds[0].forecasters.every(({ error, crps }) => error >= 0 && crps >= 0)).toBe(true);
      expect(scores.kinds[0].forecasters.find(({ name }) => name === 'weighted-mean')?.error).toBeCloseTo(0, 9);
    }
  });
});

describe('the scores of predictions', () => {
  const issue = (outcome: number): SolvedIssue => ({
    ...{
      case: 'c',
      group: 'c',
      kind: 'other',
      issue: 'x',
      name: 'X',
      outcome: { low: outcome, high: outcome },
      draws: new Map(),
    },
    basis: {
      ...{ low: -10, high: 30, mean: 0, exchange: 0, deviation: 0, statusQuo: NaN },
      ...NOBODY,
    },
  });

  test('are in points of 100 of the scale', () => {
    expect(scoreOf(ofSample([10]), issue(14), 0.5)).toMatchObject({ predicted: 50, happened: 60, error: 10, crps: 10 });
  });

  test('a point forecast that comes true lies anywhere in its own distribution', () => {
    expect(scoreOf(ofSample([10]), issue(10), 0.3).pit).toBeCloseTo(0.3, 12);
  });

  test('outcomes of the process that is forecast lie in its middle half half of the time, and are spread evenly', () => {
    const random = uniforms(5);
    const scores = Array.from({ length: 4000 }, () =>
      scoreOf(ofUniform(-10, 30), issue(-10 + 40 * random()), random()),
    );
    const { coverage50, coverage90, pit } = summaryOf(scores);
    expect(Math.abs(coverage50 - 0.5)).toBeLessThan(0.03);
    expect(Math.abs(coverage90 - 0.9)).toBeLessThan(0.02);
    for (const share of pit) expect(Math.abs(share - 0.1)).toBeLessThan(0.025);
  });
});

const decisions = withData('deu/deu3-positions.csv');
decisions.test(
  'decisions of the European Union are forecast as well by what other proposals teach as by the mean, and with the right spread',
  () => {
    const { cases, faults } = readCases(decisions.text(), 'deu3-positions.csv');
    expect([cases.length, faults]).toEqual([120, []]);
    const { kinds } = backtest(
      cases.map((one) => solveCase(one, ['weighted-mean', 'exchange'], 1)),
      models.filter(({ name }) => name === 'weighted-mean'),
      1,
    );
    const [learned] = kinds[0].forecasters;
    expect(kinds[0].issues).toBe(247);
    expect(learned.error).toBeLessThan(23.8);
    expect(learned.crps).toBeLessThan(16.4);
    expect(learned.coverage50).toBeGreaterThan(0.45);
    expect(learned.coverage50).toBeLessThan(0.57);
    expect(learned.coverage90).toBeGreaterThan(0.87);
    expect(learned.coverage90).toBeLessThan(0.94);
  },
  { tags: 'whole' },
);

test('named outcomes are answered by what was learned too, before the links of the file apply', () => {
  const anywhere: Calibration = {
    ...{ format: 'tightrope-calibration', version: 1, from: ['others.csv'], seed: 1 },
    kinds: {
      other: {
        ...{ towardsExchange: 0, base: 0.1, perDeviation: 0, weights: { normal: 0, uniform: 1 }, correlation: 0 },
        ...{ cases: 0, groups: 0, issues: 0 },
      },
    },
  };
  const [{ situation, ...about }] = medianWins(1);
  const { x } = situation.issues;
  const two: Situation = {
    ...situation,
    issues: { x, y: x },
    links: [{ when: 'y < 50', caps: 'x', at: 10 }],
    outcomes: { high: { when: 'x >= 75' }, both: { when: 'x >= 75 or y >= 75' } },
    resolved: { issues: { x: 20 }, outcomes: { high: false, both: true } },
  };
  const { rows, questionRows } = backtest([solveCase({ ...about, situation: two }, names, 1)], models, 1, anywhere);
  const learned = questionRows.filter(({ forecaster }) => forecaster === 'learned');
  // So are the issues: the cap holds x at or below 10 in more than half of the draws.
  expect(rows.find(({ forecaster }) => forecaster === 'learned')?.predicted).toBeLessThanOrEqual(10);
  // x is anywhere, but under the cap for half of y; both are a quarter and a quarter of the half that is left, less what they
  // share.
  expect(learned.map(({ question }) => question)).toEqual(['high', 'both']);
  // Pseudo-random draws: three standard errors are 0.03.
  expect(Math.abs(learned[0].probability - 1 / 8)).toBeLessThan(0.03);
  expect(Math.abs(learned[1].probability - (1 / 4 + 1 / 8 - 1 / 16))).toBeLessThan(0.03);
});

test('without other cases the base rate of a question is one half', () => {
  const [one] = medianWins(1);
  const { questions } = backtest([solveCase(one, names, 1)], models, 1);
  expect(questions[0].forecasters.at(-1)).toMatchObject({ name: 'base-rate', brier: 0.25 });
});

test('intervals of a process with points of its own cover at their nominal rate too', () => {
  const random = uniforms(8);
  const mixture: Mixture = {
    normal: { mu: 30, sigma: 40, low: 0, high: 100 },
    ...{ normalWeight: 0.4, uniformWeight: 0.1 },
    ...{ points: Float64Array.of(0, 55, 80), pointWeights: Float64Array.of(0.2, 0.2, 0.1) },
  };
  const basis = { ...{ low: 0, high: 100, mean: 0, exchange: 0, deviation: 0, statusQuo: NaN }, ...NOBODY };
  const scores = Array.from({ length: 4000 }, () => {
    const y = quantileOf(mixture, random());
    const about = { case: 'c', group: 'c', kind: 'other' as const, issue: 'x', name: 'X', draws: new Map() };
    return scoreOf(ofMixture(mixture), { ...about, outcome: { low: y, high: y }, basis }, random());
  });
  const { coverage50, coverage90, pit } = summaryOf(scores);
  expect(Math.abs(coverage50 - 0.5)).toBeLessThan(0.03);
  expect(Math.abs(coverage90 - 0.9)).toBeLessThan(0.02);
  for (const share of pit) expect(Math.abs(share - 0.1)).toBeLessThan(0.025);
});

test('a case without an outcome is scored on nothing, and others beside it are as they were', () => {
  const [first, second] = medianWins(2);
  const silent: ResolvedCase = { ...second, situation: { ...second.situation, resolved: { issues: {} } } };
  const alone = backtest([solveCase(first, names, 1)], models, 1);
  const both = backtest([solveCase(first, names, 1), solveCase(silent, names, 1)], models, 1);
  expect(both.rows).toEqual(alone.rows);
  expect(backtest([solveCase(silent, names, 1)], models, 1)).toMatchObject({ kinds: [], questions: [], rows: [] });
});

test('one group alone is not forecast by what it taught itself', () => {
  const [one] = medianWins(1);
  const { kinds } = backtest([solveCase(one, names, 1)], models, 1);
  const known = kinds[0].forecasters.map(({ name }) => name);
  expect(known).not.toContain('learned');
  expect(known).not.toContain('mean-and-residuals');
});
