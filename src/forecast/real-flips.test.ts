import { expect, test } from 'vitest';
import type { Interventions } from '../inside/interventions/interventions.ts';
import type { Forecast } from './forecast.ts';
import { realFlips } from './real-flips.ts';

const flip = (outcome: string, probability: number, becomes: number) =>
  ({ outcome, probability, becomes: { value: becomes, standardError: 0.01 } }) as Interventions['flips'][number];
const forecast = (p: number) => ({ outcomes: [{ id: 'a', probability: { value: p } }] }) as unknown as Forecast;
const levers = (flips: Interventions['flips']): Interventions => ({
  flips,
  unflipped: [],
  moves: [],
  coalitions: [],
  draws: { screen: 1, confirm: 1 },
});

test('a change that does not cross one half from where the forecast lies is no flip', () => {
  const [kept, lost] = [flip('a', 0.52, 0.47), flip('a', 0.49, 0.53)];
  expect(realFlips(levers([kept, lost]), forecast(0.51))).toMatchObject({ flips: [kept], unflipped: [] });
  expect(realFlips(levers([lost]), forecast(0.51))).toMatchObject({ flips: [], unflipped: ['a'] });
  expect(realFlips(levers([kept]), forecast(0.5)).flips).toEqual([]);
});
