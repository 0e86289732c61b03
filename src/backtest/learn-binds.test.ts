import { expect, test } from 'vitest';
import { type Mixture, mixtureCrps, quantileOf } from '../calibration/mixture.ts';
import { uniforms } from '../numeric/random.ts';
import { learnBinds } from './learn-binds.ts';
import { ofRuled } from './prediction.ts';

const mixture = (mu: number): Mixture => ({
  normal: { mu, sigma: 20, low: 0, high: 100 },
  ...{ normalWeight: 1, uniformWeight: 0, points: new Float64Array(0), pointWeights: new Float64Array(0) },
});

test.each([0, 0.3, 1])('how likely rules bind is found where they bind in this share of the cases: %d', (binds) => {
  const random = uniforms(7);
  const issues = Array.from({ length: 2000 }, () => {
    const expected = mixture(20 + 60 * random());
    const accepted = { low: 10, high: 30 };
    const drawn = quantileOf(expected, random());
    const outcome = random() < binds ? Math.min(accepted.high, Math.max(accepted.low, drawn)) : drawn;
    return { mixture: expected, accepted, outcome };
  });
  expect(learnBinds(issues)).toBeCloseTo(binds, 1);
});

test('rules that exclude nothing teach nothing', () => {
  expect(learnBinds([{ mixture: mixture(50), accepted: { low: 0, high: 100 }, outcome: 40 }])).toBe(0);
  expect(learnBinds([])).toBe(0);
});

test.each([0, 0.2, 0.7, 1])(
  'a forecast that is held to a rule with probability %d is scored as its draws are',
  (binds) => {
    const expected = mixture(40);
    const accepted = { low: 45, high: 60 };
    const ruled = ofRuled(expected, accepted, binds);
    const draws = Array.from({ length: 4000 }, (_, k) => {
      const x = quantileOf(expected, (k + 0.5) / 4000);
      return [Math.min(accepted.high, Math.max(accepted.low, x)), x];
    });
    const upTo = (y: number) =>
      draws.reduce((sum, [held, free]) => sum + (held <= y ? binds : 0) + (free <= y ? 1 - binds : 0), 0) /
      draws.length;
    for (const y of [0, 20, 44, 45, 50, 60, 75, 100]) {
      expect(Math.abs(ruled.upTo(y) - upTo(y))).toBeLessThan(1e-3);
      // The score by its definition: the squared distance from the distribution of what happened.
      const crps = Array.from({ length: 500 }, (_, k) => 0.2 * (k + 0.5)).reduce(
        (sum, x) => sum + 0.2 * (upTo(x) - (x >= y ? 1 : 0)) ** 2,
        0,
      );
      expect(Math.abs(ruled.crps(y) - crps)).toBeLessThan(0.05);
    }
    expect(ruled.below(ruled.point)).toBeLessThanOrEqual(0.5 + 1e-9);
    expect(ruled.upTo(ruled.point)).toBeGreaterThanOrEqual(0.5 - 1e-9);
    if (binds === 0) expect(ruled.crps(30)).toBe(mixtureCrps(expected, 30));
  },
);
