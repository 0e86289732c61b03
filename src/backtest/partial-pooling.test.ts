import { describe, expect, test } from 'vitest';
import { type Basis, mixtureOf } from '../calibration/basis.ts';
import type { OutcomeDistribution } from '../calibration/calibration.ts';
import { mixtureCrps, quantileOf } from '../calibration/mixture.ts';
import { mean } from '../numeric/mean.ts';
import { uniforms } from '../numeric/random.ts';
import type { Kind } from '../situation/situation.ts';
import { FEW_GROUPS, LEAST_GROUPS, learnElsewhere, learnedCalibration, learnKinds } from './learn.ts';
import { distributionOf, fitter } from './learn-kind.ts';
import type { SolvedIssue } from './solve-case.ts';

const GENTLE: OutcomeDistribution = {
  towardsExchange: 0.5,
  base: 0.02,
  perDeviation: 0.6,
  weights: { normal: 0.7, roles: 0.15, low: 0.15 },
};
/** Bargains that end where those with a role stand. */
const STEERED: OutcomeDistribution = {
  towardsExchange: 0,
  base: 0.02,
  perDeviation: 0.3,
  weights: { normal: 0.1, roles: 0.9 },
};

/** Issues, one a group, whose outcomes come from a known distribution. */
function simulated(kind: Kind, truth: OutcomeDistribution, count: number, seed: number): SolvedIssue[] {
  const random = uniforms(seed);
  return Array.from({ length: count }, (_, c): SolvedIssue => {
    const positions = Float64Array.from({ length: 6 }, () => Math.round(100 * random())).sort();
    const center = mean(positions);
    const basis: Basis = {
      ...{ low: 0, high: 100, mean: center, exchange: 100 * random(), statusQuo: NaN, positions },
      deviation: Math.sqrt(mean(positions.map((x) => (x - center) ** 2))),
      shares: new Float64Array(6).fill(1 / 6),
      roles: Float64Array.of(Math.round(100 * random())),
    };
    const y = quantileOf(mixtureOf(truth, basis), random());
    const about = { case: `${kind}${c}`, group: `${kind}${c}`, kind, issue: 'x', name: 'X' };
    return { ...about, outcome: { low: y, high: y }, basis, draws: new Map() };
  });
}

const scoreOn = (fresh: SolvedIssue[], learned: OutcomeDistribution) =>
  mean(fresh.map(({ basis, outcome }) => mixtureCrps(mixtureOf(learned, basis), outcome.low)));

/** What 8 cases teach alone, what others teach, and both partly pooled. */
function threeWays(few: SolvedIssue[], many: SolvedIssue[]) {
  const all = [...few, ...many];
  const elsewhere = learnElsewhere(all, 'treaty');
  const pooled = learnKinds(all, 1).get('treaty');
  if (!elsewhere || !pooled) throw new Error('expected both');
  const alone = fitter(
    few.map(({ group, basis, outcome }) => ({ group, basis, outcome: outcome.low })),
    elsewhere.form,
  )([...few.keys()]);
  return {
    alone: distributionOf(alone),
    elsewhere: distributionOf(elsewhere),
    pooled: distributionOf(pooled.fitted),
    pull: pooled.pull as number,
  };
}

describe('a kind with few cases', () => {
  const many = simulated('legislation', GENTLE, 80, 1);

  test('that is like the others is forecast better than by its own cases alone', () => {
    const fresh = simulated('treaty', GENTLE, 400, 99);
    const gains = [2, 3, 4, 5].map((seed) => {
      const { alone, pooled } = threeWays(simulated('treaty', GENTLE, 8, seed), many);
      return scoreOn(fresh, alone) - scoreOn(fresh, pooled);
    });
    expect(mean(gains)).toBeGreaterThan(0);
  });

  test('that is unlike the others is forecast better than by what they teach', () => {
    const fresh = simulated('treaty', STEERED, 400, 98);
    const ways = [6, 7].map((seed) => threeWays(simulated('treaty', STEERED, LEAST_GROUPS - 1, seed), many));
    for (const { elsewhere, pooled, pull } of ways) {
      expect(scoreOn(fresh, pooled)).toBeLessThan(scoreOn(fresh, elsewhere) - 3);
      expect(pull).toBeLessThan(30);
    }
  });

  test('says how strongly it was pulled; one with enough cases is not, and one with fewer still has nothing of its own', () => {
    const { kinds } = learnedCalibration(
      [...many, ...simulated('treaty', GENTLE, FEW_GROUPS, 9), ...simulated('regime', GENTLE, FEW_GROUPS - 1, 10)],
      { from: [], seed: 1 },
    );
    expect(Object.keys(kinds).sort()).toEqual(['legislation', 'other', 'treaty']);
    expect(kinds.treaty?.pull).toBeGreaterThan(0);
    expect(kinds.legislation?.pull).toBeUndefined();
  });

  test('is scored by what is learned without the group, the strength of the pull too', { tags: 'whole' }, () => {
    const few = simulated('treaty', GENTLE, 6, 11);
    const changed = few.map((issue, i) => (i === 0 ? { ...issue, outcome: { low: 100, high: 100 } } : issue));
    const [of, ofChanged] = [few, changed].map(
      (own) =>
        learnKinds([...own, ...many], 1)
          .get('treaty')
          ?.leftOut()[0],
    );
    expect(ofChanged).toEqual(of);
  });
});
