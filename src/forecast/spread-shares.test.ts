import { describe, expect, test } from 'vitest';
import type { Situation } from '../situation/situation.ts';
import { forecast } from './index.ts';
import { spreadShares } from './spread-shares.ts';

const situation = (position: Situation['issues'][string]['stances'][string]['position']): Situation => ({
  title: 'A law',
  kind: 'legislation',
  actors: { a: { capability: 10 }, b: { capability: 10 } },
  issues: { fee: { stances: { a: { position, salience: 0.5 }, b: { position: 80, salience: 0.9 } } } },
});

describe('shares of the spread', () => {
  test('are all learned where nothing is uncertain and one model is shown', () => {
    const [{ spread }] = forecast(situation(20), { models: ['weighted-mean'], samples: 256 }).issues;
    expect(spread).toEqual({ inputs: 0, models: 0, learned: 1 });
  });

  test('are all models without a calibration where nothing is uncertain, and missing with one model', () => {
    const [{ spread }] = forecast(situation(20), { calibration: 'none' }).issues;
    expect(spread).toEqual({ inputs: 0, models: 1, learned: 0 });
    const [alone] = forecast(situation(20), { calibration: 'none', models: ['nash'] }).issues;
    expect(alone.spread).toBeUndefined();
  });

  test('are all inputs without a calibration where one model is shown', () => {
    const options = { calibration: 'none', models: ['weighted-mean'], samples: 256 } as const;
    expect(forecast(situation({ low: 0, mode: 20, high: 60 }), options).issues[0].spread).toEqual({
      ...{ inputs: 1, models: 0, learned: 0 },
    });
  });

  test('of a known sum: inputs, models and residuals by their variances', () => {
    const n = 40_000;
    const pattern = (k: number, size: number) =>
      Float64Array.from({ length: n }, (_, s) => ((s >> k) & 1 ? size : -size));
    // Inputs of variance 4, residuals of variance 9, models one apart from the middle: 1.
    const [x, first, again] = [pattern(0, 2), pattern(1, 3), pattern(2, 3)];
    const plus = (a: Float64Array, b: Float64Array | number) => a.map((v, s) => v + (typeof b === 'number' ? b : b[s]));
    const models = [plus(x, 1), plus(x, -1)];
    const shares = spreadShares({
      models,
      sideBySide: [30_000, n].map((to, i) => models.map((column) => column.subarray(i * 30_000, to))),
      calibrated: { first: plus(x, first), again: plus(x, again) },
      drawn: true,
      range: 100,
    });
    expect(shares?.inputs).toBeCloseTo(4 / 13, 3);
    expect(shares?.models).toBeCloseTo(1 / 13, 3);
    expect(shares?.learned).toBeCloseTo(8 / 13, 3);
  });

  test('add up to 1 with uncertain inputs and all models', () => {
    const [{ spread }] = forecast(situation({ low: 0, mode: 20, high: 60 }), { samples: 2048 }).issues;
    const { inputs = 0, models = 0, learned = 0 } = spread ?? {};
    expect(inputs + models + learned).toBeCloseTo(1, 12);
    for (const share of [inputs, models, learned]) expect(share).toBeGreaterThan(0);
  });
});
