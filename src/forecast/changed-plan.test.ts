import { expect, test } from 'vitest';
import { prepare } from '../engine/prepare.ts';
import { belarus } from '../testing/belarus-analysis.ts';
import { changedPlan } from './changed-plan.ts';
import { forecast } from './index.ts';
import { type Plan, planForecast } from './plan.ts';
import { summarise } from './summarise.ts';

const options = { samples: 64, models: ['weighted-mean', 'nash'] };
const drawn = (plan: Plan) => {
  const engine = prepare(plan.design);
  return summarise({ plan, engine, columns: engine.draw(0, plan.samples) });
};

test('what is changed by hand is forecast as the scenario that it can be kept as', () => {
  // A number that is certain as it stands gets random numbers; a range moves.
  const change = {
    'issues.exports_routing.stances.minsk.position': { low: 50, mode: 70, high: 95 },
    'issues.currency.stances.minsk.veto': 0.5,
  };
  const { reference, changed } = changedPlan(planForecast(belarus, options), [{ change }]);
  const kept = { ...belarus, scenarios: { ...belarus.scenarios, mine: [{ change }] } };
  const { scenario: _, inputsHash: __, ...scenario } = forecast(kept, { ...options, scenario: 'mine' });
  const { inputsHash: ___, ...byHand } = drawn(changed);
  expect(byHand).toEqual(scenario);
  expect(drawn(reference).outcomes).toEqual(forecast(kept, options).outcomes);
});

test('without changes it is the plan itself', () => {
  const plan = planForecast(belarus, options);
  expect(changedPlan(plan, [])).toEqual({ reference: plan, changed: plan });
});
