import { describe, expect, test } from 'vitest';
import { type Basis, mixtureOf } from '../calibration/basis.ts';
import { calibrationSchema, type KindCalibration } from '../calibration/calibration.ts';
import { quantileOf } from '../calibration/mixture.ts';
import { normalProbability, normalQuantile } from '../numeric/normal.ts';
import { uniforms } from '../numeric/random.ts';
import { LEAST_GROUPS, learnedCalibration, learnKinds } from './learn.ts';
import type { SolvedIssue } from './solve-case.ts';

const truth: KindCalibration = {
  towardsExchange: 0.6,
  base: 0.02,
  perDeviation: 0.5,
  weights: { normal: 0.6, roles: 0.25, low: 0.15 },
  correlation: 0,
  cases: 0,
  groups: 0,
  issues: 0,
};

/** Issues whose outcomes come from a known calibration; issues of one case share a part of their luck. */
function simulated(
  cases: number,
  { together = 0, seed = 1, kind = 'legislation' as SolvedIssue['kind'] } = {},
): SolvedIssue[] {
  const random = uniforms(seed);
  return Array.from({ length: cases }, (_, c) => {
    const common = normalQuantile(random());
    return Array.from({ length: 2 }, (_, m): SolvedIssue => {
      const positions = Float64Array.from({ length: 6 }, () => Math.round(100 * random())).sort();
      const mean = positions.reduce((s, x) => s + x / 6, 0);
      const basis: Basis = {
        ...{ low: 0, high: 100, mean, exchange: 100 * random(), statusQuo: NaN, positions },
        deviation: Math.sqrt(positions.reduce((s, x) => s + (x - mean) ** 2 / 6, 0)),
        shares: new Float64Array(6).fill(1 / 6),
        roles: Float64Array.of(Math.round(100 * random())),
      };
      const z = Math.sqrt(together) * common + Math.sqrt(1 - together) * normalQuantile(random());
      const y = quantileOf(mixtureOf(truth, basis), normalProbability(z));
      const about = { case: `c${c}`, group: `c${c}`, kind, issue: `i${m}`, name: `I${m}` };
      return {
        ...about,
        outcome: { low: y, high: y },
        basis,
        draws: new Map([['weighted-mean', Float64Array.of(mean)]]),
      };
    });
  }).flat();
}

describe('what is learned from resolved cases', () => {
  test('is near the calibration that the outcomes came from', () => {
    const learned = learnedCalibration(simulated(400), { from: ['simulated'], seed: 1 });
    const { weights, towardsExchange, perDeviation, correlation } = learned.kinds.legislation as KindCalibration;
    expect(Math.abs(towardsExchange - 0.6)).toBeLessThan(0.06);
    expect(Math.abs(perDeviation - 0.5)).toBeLessThan(0.12);
    expect(Math.abs(weights.normal - 0.6)).toBeLessThan(0.08);
    expect(Math.abs((weights.roles ?? 0) - 0.25)).toBeLessThan(0.06);
    expect(Math.abs((weights.low ?? 0) - 0.15)).toBeLessThan(0.06);
    expect(correlation).toBeLessThan(0.1);
  });

  test('is a file of the stated form, the same for the same cases', () => {
    const twice = [1, 1].map((seed) => learnedCalibration(simulated(30), { from: ['simulated'], seed }));
    expect(calibrationSchema.parse(twice[0])).toEqual(twice[0]);
    expect(twice[1]).toEqual(twice[0]);
  });

  test('residuals of issues of one case that go together are found to, shrunk towards 0', () => {
    const { kinds } = learnedCalibration(simulated(400, { together: 0.5 }), { from: [], seed: 1 });
    expect(kinds.legislation?.correlation).toBeGreaterThan(0.2);
    expect(kinds.legislation?.correlation).toBeLessThan(0.5);
  });

  test('a kind with few groups has no calibration of its own', () => {
    const few = simulated(LEAST_GROUPS - 1);
    expect([...learnKinds(few, 1).keys()]).toEqual(['other']);
  });

  test('one case alone is enough for plain residuals', () => {
    const [only] = simulated(1);
    const { kinds } = learnedCalibration([only], { from: [], seed: 1 });
    expect(kinds.other?.issues).toBe(1);
  });

  test('without a case it says so', () => {
    expect(() => learnedCalibration([], { from: [], seed: 1 })).toThrow('no resolved issue, expected at least one');
  });
});
