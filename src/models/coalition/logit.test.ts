import { describe, expect, test } from 'vitest';
import { exp } from '../../numeric/elementary.ts';
import { fillPseudoRandom } from '../../numeric/random.ts';
import { type Choice, fillProbabilities, fitLogit, slopeAt } from './logit.ts';

/** Choices that follow given weights, among 2 to 7 alternatives with random features. */
function simulated(weights: readonly number[], count: number): Choice[] {
  const u = new Float64Array(count * 40);
  fillPseudoRandom(1, 2, 3, u, 0, u.length);
  return Array.from({ length: count }, (_, c) => {
    const some = u.subarray(c * 40, (c + 1) * 40);
    const alternatives = 2 + Math.floor(6 * some[39]);
    const features = Float64Array.from({ length: alternatives * weights.length }, (_, i) => 4 * some[i] - 2);
    const probability = new Float64Array(alternatives);
    fillProbabilities(features, alternatives, Float64Array.from(weights), probability);
    let chosen = 0;
    for (let sum = probability[0]; sum < some[38] && chosen < alternatives - 1; ) sum += probability[++chosen];
    return { features, count: alternatives, chosen };
  });
}

describe('the conditional logit', () => {
  test('one feature of two alternatives, by hand: the log odds of what was chosen', () => {
    // Three of four choose the alternative with 1, not that with 0: the weight is log 3.
    const choice = (chosen: number): Choice => ({ features: Float64Array.of(1, 0), count: 2, chosen });
    const choices = [choice(0), choice(0), choice(0), choice(1)];
    const [weight] = fitLogit(choices, { columns: 1, ridge: 0 });
    expect(weight).toBeCloseTo(1.0986122886681098, 8);
    // At 0 each is chosen half of the time: the slope is 3 - 4/2, the curvature 4 times 1/4, the value 4 log 1/2.
    const { value, gradient, curvature } = slopeAt(choices, Float64Array.of(0), 0);
    expect([value, gradient[0], curvature[0]]).toEqual([expect.closeTo(-2.772588722239781, 12), 1, 1]);
  });

  test('finds the weights that made the choices', () => {
    const truth = [1.5, -0.7, 0, 0.3, -2];
    const choices = simulated(truth, 6000);
    const weights = fitLogit(choices, { columns: 5, ridge: 1 });
    const { curvature } = slopeAt(choices, weights, 1);
    // Standard errors are below the root of 1 / curvature times a factor for what goes together.
    weights.forEach((weight, k) => {
      expect(Math.abs(weight - truth[k])).toBeLessThan(4.5 / Math.sqrt(curvature[k * 6]));
    });
  });

  test('its slope is that of its value, and is zero at the weights it finds', () => {
    const choices = simulated([1, -1, 0.5], 200);
    const at = Float64Array.of(0.3, -0.2, 0.9);
    const { gradient, curvature } = slopeAt(choices, at, 0.7);
    for (let k = 0; k < 3; k++) {
      const [up, down] = [1e-5, -1e-5].map((h) => slopeAt(choices, at.with(k, at[k] + h), 0.7));
      expect((up.value - down.value) / 2e-5).toBeCloseTo(gradient[k], 5);
      expect((down.gradient[k] - up.gradient[k]) / 2e-5).toBeCloseTo(curvature[k * 3 + k], 4);
    }
    const best = fitLogit(choices, { columns: 3, ridge: 0.7 });
    for (const slope of slopeAt(choices, best, 0.7).gradient) expect(slope).toBeCloseTo(0, 6);
  });

  test('comes to the same weights from anywhere', () => {
    const choices = simulated([1, -1], 300);
    const near = fitLogit(choices, { columns: 2 });
    const far = fitLogit(choices, { columns: 2, start: [40, 55] });
    far.forEach((weight, k) => void expect(weight).toBeCloseTo(near[k], 7));
  });

  test('weights stay finite where a feature explains everything, and zero where there is nothing to learn', () => {
    const always: Choice = { features: Float64Array.of(1, 0), count: 2, chosen: 0 };
    const [weight] = fitLogit(Array(50).fill(always), { columns: 1, ridge: 1 });
    // Half the slope of the penalty meets what is left: 50 / (1 + e^w) = w.
    expect(50 / (1 + exp(weight))).toBeCloseTo(weight, 5);
    expect([...fitLogit([], { columns: 3 })]).toEqual([0, 0, 0]);
    expect([...fitLogit([{ features: Float64Array.of(1, 2), count: 1, chosen: 0 }], { columns: 2 })]).toEqual([0, 0]);
  });

  test('probabilities of utilities far apart are numbers', () => {
    const probability = new Float64Array(3);
    fillProbabilities(Float64Array.of(1, -1, 0), 3, Float64Array.of(1e6), probability);
    expect([...probability]).toEqual([1, 0, 0]);
  });
});
