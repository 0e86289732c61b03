import { describe, expect, test } from 'vitest';
import { PLACEBO, REMISSION } from '../testing/remission.ts';
import { exp, log } from './elementary.ts';
import { newton } from './newton.ts';

describe("Newton's steps", () => {
  test('find the bottom of a bowl, and standard errors from its curvature', () => {
    const { at, value, errors } = newton(([x, y]) => (x - 1) ** 2 / 8 + y ** 2 / 2, [0, 1]);
    expect(at[0]).toBeCloseTo(1, 6);
    expect(at[1]).toBeCloseTo(0, 6);
    expect(value).toBeCloseTo(0, 10);
    expect(errors[0]).toBeCloseTo(2, 4);
    expect(errors[1]).toBeCloseTo(1, 4);
  });

  test('find their way through a bent valley (Rosenbrock 1960)', () => {
    const { at } = newton(([x, y]) => 100 * (y - x * x) ** 2 + (1 - x) ** 2, [-1.2, 1]);
    expect(at[0]).toBeCloseTo(1, 3);
    expect(at[1]).toBeCloseTo(1, 3);
  });

  test('fit the Weibull regression of the textbooks to the leukaemia patients', () => {
    // R's survreg on MASS::gehan: intercept 2.248, 6-MP 1.267, scale 0.732 (Venables & Ripley 2002, section 13.2).
    const patients = [...REMISSION.map((one) => ({ ...one, drug: 1 })), ...PLACEBO.map((one) => ({ ...one, drug: 0 }))];
    const unlikely = ([logShape, intercept, slope]: Float64Array) => {
      let sum = 0;
      for (const { time, happened, drug } of patients) {
        const logHazard = exp(logShape) * (log(time) - intercept - slope * drug);
        sum += exp(logHazard) - (happened ? logShape - log(time) + logHazard : 0);
      }
      return sum;
    };
    const { at } = newton(unlikely, [0, 3, 0]);
    expect(at[1]).toBeCloseTo(2.24835232, 4);
    expect(at[2]).toBeCloseTo(1.26733465, 4);
    expect(1 / exp(at[0])).toBeCloseTo(0.73219442, 4);
  });
});
