import { expect, test } from 'vitest';
import type { Forecast } from './forecast.ts';
import { modelDisagreements } from './model-disagreement.ts';

const forecast = (said: number[]) =>
  ({
    settings: { models: said.map((_, m) => ({ name: `m${m}` })) },
    issues: [],
    outcomes: [
      {
        id: 'a',
        probability: { value: said.reduce((sum, p) => sum + p, 0) / said.length },
        models: Object.fromEntries(said.map((value, m) => [`m${m}`, { value }])),
      },
    ],
  }) as unknown as Forecast;

test('the share of the models is all where each is sure, nothing where they agree', () => {
  expect(modelDisagreements(forecast([0, 1]))[0]).toEqual({
    ...{ of: 'a', kind: 'outcome', share: 1 },
    lowest: { model: 'm0', value: 0 },
    highest: { model: 'm1', value: 1 },
  });
  expect(modelDisagreements(forecast([0.3, 0.3]))[0].share).toBeCloseTo(0, 12);
  // Variance between 0.2 and 0.6 is 0.04, of all 0.4 * 0.6.
  expect(modelDisagreements(forecast([0.2, 0.6]))[0].share).toBeCloseTo(0.04 / 0.24, 12);
  expect(modelDisagreements(forecast([0.3]))).toEqual([]);
});
