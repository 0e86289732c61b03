import { describe, expect, test } from 'vitest';
import { interpolation } from './bargain.ts';
import { spatialContests } from './contest.ts';
import { election } from './election.ts';
import { SPATIAL_DEFAULTS, type SpatialOptions } from './options.ts';
import { othersShare, riskAttitudes, spatialUtility } from './risk.ts';
import { spatialRun } from './run.ts';
import { deriveState, moveIdeals, spatialDistance, spatialState } from './state.ts';
import { victories } from './victory.ts';
import { coalitions, response, votingRuleNumber } from './vote.ts';

/** Every option against values worked out by hand. */

const vote = (rule: SpatialOptions['VotingRule'], du: number) => response(votingRuleNumber(rule), du);

describe('VotingRule', () => {
  test.each<[SpatialOptions['VotingRule'], number, number]>([
    ['Proportional', 0.5, -0.5],
    ['Cubic', 0.125, -0.125],
    ['PropCbc', 0.3125, -0.3125],
    ['Binary', 1, -1],
    ['PropBin', 0.6, -0.6],
    ['ASymProsp', 1 / 3, -0.5],
  ])('%s: a gain of 1/2 is a vote of %d, a loss of 1/2 one of %d', (rule, gain, loss) => {
    expect(vote(rule, 0.5)).toBeCloseTo(gain, 15);
    expect(vote(rule, -0.5)).toBeCloseTo(loss, 15);
    expect(vote(rule, 0)).toBe(0);
  });

  test('Binary is linear within 1e-8', () => {
    expect(vote('Binary', 5e-9)).toBeCloseTo(0.5, 12);
    expect(vote('Binary', 1e-14)).toBe(0);
  });

  const strengths = (rule: SpatialOptions['VotingRule'], statusQuo: boolean) => {
    const c = new Float64Array(9);
    // Two actors of weights 2 and 3; utilities of three options to them.
    const utility = Float64Array.from([0.5, 0.5, 0.9, 0.2, 0.7, 0.6]);
    coalitions(votingRuleNumber(rule), utility, Int32Array.from([0, 1, 2]), 3, Float64Array.from([2, 3]), statusQuo, c);
    return [...c].map((value) => Number((value - 1e-8).toFixed(12)));
  };

  test('makes the coalitions', () => {
    expect(strengths('Proportional', true)).toEqual([0, 0.9, 0, 0.8, 0, 0.4, 0.7, 1.2, 0]);
    expect(strengths('Cubic', true)).toEqual([0, 0.081, 0, 0.128, 0, 0.016, 0.019, 0.192, 0]);
  });

  test('ASymProsp weighs losses whole against the status quo, and nothing but gains between two proposals', () => {
    const third = (value: number) => Number(((value * 2) / 3).toFixed(12));
    expect(strengths('ASymProsp', true)).toEqual([0, 0.9, 0, third(0.8), 0, third(0.4), third(0.7), third(1.2), 0]);
    expect(strengths('ASymProsp', false)[1]).toBe(third(0.9));
  });
});

describe('VictoryProbModel', () => {
  test.each<[SpatialOptions['VictoryProbModel'], number]>([
    ['Linear', 3 / 4],
    ['Square', 9 / 10],
    ['Quartic', 81 / 82],
    ['Octic', 6561 / 6562],
    ['Binary', 1 / (1 + 1e-6)],
  ])('%s: three against one win with probability %d', (model, expected) => {
    const p = new Float64Array(4);
    victories(model)(Float64Array.from([0, 3, 1, 0]), 2, p);
    expect(p[0]).toBe(0.5);
    expect(p[1]).toBeCloseTo(expected, 12);
    expect(p[2]).toBeCloseTo(1 - expected, 12);
  });

  test('Binary is linear within an edge of 10%', () => {
    const p = new Float64Array(4);
    victories('Binary')(Float64Array.from([0, 1.05, 1, 0]), 2, p);
    expect(p[1]).toBeCloseTo(((1.05 / 2.05) * 2.1 - 1) / 0.1, 12);
    victories('Binary')(Float64Array.from([0, 1, 1, 0]), 2, p);
    expect(p[1]).toBeCloseTo(0.5, 12);
  });
});

describe('PCEModel', () => {
  const elected = (PCEModel: SpatialOptions['PCEModel'], c: number[]) => {
    const m = Math.sqrt(c.length);
    const q = new Float64Array(m);
    election({ VictoryProbModel: 'Linear', PCEModel }, m)(Float64Array.from(c), m, q);
    return [...q];
  };
  const three = [0, 3, 1, 1, 0, 1, 1, 3, 0];

  test('Conditional: the probability of beating all, given that one does', () => {
    // p_01 = 3/4, p_02 = 1/2, p_10 = p_12 = 1/4, p_20 = 1/2, p_21 = 3/4.
    const [a, b] = [0.75 * 0.5, 0.25 * 0.25];
    const sum = 2 * a + b;
    elected('Conditional', three).forEach((p, i) => void expect(p).toBeCloseTo([a / sum, b / sum, a / sum][i], 12));
  });

  test('Conditional: a hundred options do not run out of numbers', () => {
    const m = 100;
    const c = Array.from({ length: m * m }, (_, at) => (at % m > Math.floor(at / m) ? 1e-8 : 1e6));
    const q = elected('Conditional', c);
    expect(q.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    expect(q[m - 1]).toBeCloseTo(1, 9);
  });

  test('MarkovUniform: what is balanced by p_ij', () => {
    // Two options: q_0 = (q_0 + p_01) / 2, so q_0 = p_01.
    expect(elected('MarkovUniform', [0, 3, 1, 0])[0]).toBeCloseTo(0.75, 7);
  });

  test('MarkovIncentive: who has more to gain challenges more', () => {
    // Two options: 0 challenges 1 for certain but for the floor, and wins 3 of 4 times; and 1 challenges 0 likewise.
    expect(elected('MarkovIncentive', [1e-8, 3, 1, 1e-8])[0]).toBeCloseTo(0.75, 7);
    const q = elected('MarkovIncentive', three);
    expect(q[0]).toBeCloseTo(q[2], 7);
    expect(q[1]).toBeLessThan(q[0]);
  });
});

test.each<[SpatialOptions['BigRRange'], number[]]>([
  ['Min', [0, 0.5, 1]],
  ['Mid', [-0.5, 0.25, 1]],
  ['Max', [-1, 0, 1]],
])('BigRRange %s', (range, expected) => {
  const rho = new Float64Array(3);
  riskAttitudes(range, Float64Array.from([0.2, 0.3, 0.4]), rho);
  rho.forEach((value, i) => void expect(value).toBeCloseTo(expected[i], 12));
  riskAttitudes(range, Float64Array.from([0.3, 0.3, 0.3]), rho);
  expect([...rho]).toEqual([0, 0, 0]);
});

test('BigRAdjust: the share of the other in what one makes of it', () => {
  const names: SpatialOptions['BigRAdjust'][] = ['No', 'OneThird', 'Half', 'TwoThirds', 'Full'];
  expect(names.map(othersShare)).toEqual([0, 1 / 3, 1 / 2, 2 / 3, 1]);
});

test('utility is 1 at home, 0 at the far end, and bent by the risk attitude between', () => {
  expect(spatialUtility(0, 0.7)).toBe(1);
  expect(spatialUtility(1, 0.7)).toBe(0);
  expect(spatialUtility(0.5, 1)).toBe(0.75);
  expect(spatialUtility(0.5, -0.5)).toBe(0.375);
});

describe('ThirdPartyCommit', () => {
  /** P_0(0:1) of three actors on one dimension, all of weight 1, the third nearer to 0. */
  const chance = (ThirdPartyCommit: SpatialOptions['ThirdPartyCommit']) => {
    const options: SpatialOptions = { ...SPATIAL_DEFAULTS, BigRAdjust: 'No', ThirdPartyCommit };
    const run = spatialRun(3, 1, options);
    run.state.x.set([0, 1, 0.25]);
    run.state.s.fill(1);
    run.state.c.fill(1);
    run.play(0);
    run.appraisal.risk.fill(0);
    return spatialContests(run.state, run.appraisal, options).probability(0, 0, 1);
  };

  test('SemiCommit: the third brings pi (u_kk - u_ki) + (1 - pi)(u_kj - u_kk), to whichever side that favours', () => {
    // Either principal brings 1. The third prefers 0 by 3/4 - 1/4, so pi = 1.5 / 2.5, and expects 0.6 / 4 - 0.4 * 3 / 4 = -0.15.
    expect(chance('SemiCommit')).toBeCloseTo(1 / 2.15, 8);
  });

  test('FullCommit and NoCommit: it expects the same of either side', () => {
    expect(chance('FullCommit')).toBeCloseTo(0.5, 8);
    expect(chance('NoCommit')).toBeCloseTo(0.5, 8);
  });
});

describe('InterVecBrgn', () => {
  const bargain = (rule: SpatialOptions['InterVecBrgn'], p: number, s = [0.4, 0.2]) => {
    const state = spatialState(2, 1, false);
    state.x.set([0.2, 0.8]);
    state.s.set(s);
    const to = new Float64Array(2);
    interpolation(state, rule)(0, 1, p, to, 0);
    return [...to];
  };

  test('S1P1: weights s P', () => {
    // 0.4 * 0.6 = 0.24 against 0.2 * 0.4 = 0.08: a quarter of the way.
    expect(bargain('S1P1', 0.6)).toEqual([0.35, 0.35]);
  });

  test('S2P2: weights s^2 P^2', () => {
    // 0.0576 against 0.0064: a tenth of the way.
    expect(bargain('S2P2', 0.6)).toEqual([0.26, 0.26]);
  });

  test('nobody moves if neither cares', () => {
    expect(bargain('S2P2', 0.6, [0, 0])).toEqual([0.2, 0.8]);
  });

  test('S2PMax: only the weaker moves', () => {
    const given = 0.2;
    const share = (given * 0.16) / (given * 0.16 + 1e-6 + 0.8 * 0.04);
    const [i, j] = bargain('S2PMax', 0.6);
    expect(i).toBe(0.2);
    expect(j).toBeCloseTo(0.8 - 0.6 * share, 12);
  });
});

test('BargnModel: one bargain, two, or the mean by capability times salience', () => {
  const played = (BargnModel: SpatialOptions['BargnModel']) => {
    const run = spatialRun(2, 1, { ...SPATIAL_DEFAULTS, BargnModel });
    run.state.x.set([0.1, 0.9]);
    run.state.s.set([0.5, 1]);
    run.state.c.set([10, 20]);
    run.play(1);
    const { bargains, initiator, to } = run.turn;
    return { bargains, initiator: initiator[0], to: [...to.subarray(0, 2 * bargains)] };
  };
  const [one, two, mean] = [played('InitOnlyInterp'), played('InitRcvrInterp'), played('PWCompInterp')];
  expect([one.bargains, two.bargains, mean.bargains]).toEqual([1, 2, 1]);
  expect(two.to.slice(0, 2)).toEqual(one.to);
  const weights = one.initiator === 0 ? [5, 20] : [20, 5];
  const expected = (weights[0] * two.to[0] + weights[1] * two.to[2]) / 25;
  expect(mean.to[0]).toBeCloseTo(expected, 12);
});

test('distances are weighed by own saliences, and ideal points follow positions by their shares', () => {
  const state = spatialState(2, 2, true);
  state.x.set([0, 0, 1, 0.5]);
  state.s.set([0.3, 0.4, 1, 0]);
  state.c.fill(1);
  state.follow?.set([0.5, 0.25, 0, 1]);
  deriveState(state);
  expect(spatialDistance(state, 0, state.x, 2)).toBeCloseTo(Math.sqrt((0.3 ** 2 + 0.2 ** 2) / 0.25), 12);
  expect(spatialDistance(state, 1, state.x, 0)).toBeCloseTo(1, 12);
  state.x.set([0.4, 0.4, 0.8, 0.6]);
  moveIdeals(state);
  [0.4, 0.35, 0.8, 0.6].forEach((value, m) => void expect(state.ideal[m]).toBeCloseTo(value, 12));
});
