import { describe, expect, test } from 'vitest';
import { REMISSION } from '../../testing/remission.ts';
import { censoringWeights, squaredAt } from './brier.ts';

describe('the Brier score with censoring', () => {
  const weightOf = censoringWeights(REMISSION);
  const total = (of: (one: (typeof REMISSION)[number]) => number) => REMISSION.reduce((sum, one) => sum + of(one), 0);

  test('of a constant hazard on the 6-MP patients is what a plain sum in NumPy gives', () => {
    const expected = [
      [10, 0.1866617347741611],
      [15, 0.21383858762867555],
      [20, 0.23422994031336547],
    ];
    for (const [horizon, brier] of expected) {
      const probability = 1 - Math.exp((-horizon * 9) / 359);
      const sum = total((one) => weightOf(one, horizon) * squaredAt(one, horizon, probability));
      expect(sum / REMISSION.length).toBeCloseTo(brier, 12);
    }
  });

  test('has weights that add up to the number of cases', () => {
    for (const horizon of [1, 6, 10, 22.5, 32]) expect(total((one) => weightOf(one, horizon))).toBeCloseTo(21, 9);
  });

  test('without censoring counts each case once', () => {
    const all = REMISSION.map(({ time }) => ({ time, happened: true }));
    const plain = censoringWeights(all);
    for (const one of all) expect(plain(one, 12)).toBe(1);
  });
});
