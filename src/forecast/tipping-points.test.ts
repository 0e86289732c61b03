import { expect, test } from 'vitest';
import type { Interventions } from '../inside/interventions/interventions.ts';
import { withRealTippingPoints } from './analysis.ts';
import type { Forecast } from './forecast.ts';

const tipping = (outcome: string, probability: number, becomes: number) =>
  ({
    outcome,
    probability,
    becomes: { value: becomes, standardError: 0.01 },
  }) as Interventions['tippingPoints'][number];
const forecast = (p: number) => ({ outcomes: [{ id: 'a', probability: { value: p } }] }) as unknown as Forecast;
const interventions = (tippingPoints: Interventions['tippingPoints']): Interventions => ({
  tippingPoints,
  withoutTippingPoint: [],
  moves: [],
  coalitions: [],
  draws: { screen: 1, confirm: 1 },
});

test('a change that does not cross one half from where the forecast lies is no tipping point', () => {
  const [kept, lost] = [tipping('a', 0.52, 0.47), tipping('a', 0.49, 0.53)];
  expect(withRealTippingPoints(interventions([kept, lost]), forecast(0.51))).toMatchObject({
    tippingPoints: [kept],
    withoutTippingPoint: [],
  });
  expect(withRealTippingPoints(interventions([lost]), forecast(0.51))).toMatchObject({
    tippingPoints: [],
    withoutTippingPoint: ['a'],
  });
  expect(withRealTippingPoints(interventions([kept]), forecast(0.5)).tippingPoints).toEqual([]);
});
