import { expect, test } from 'vitest';
import { type Mixture, quantileOf } from '../calibration/mixture.ts';
import { uniforms } from '../numeric/random.ts';
import { learnBinds } from './learn-binds.ts';

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
