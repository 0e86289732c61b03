import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { prepare } from '../engine/prepare.ts';
import { parseSituation } from '../situation/read.ts';
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

test('so it is where a file has an agreement, also once time has gone by without one', () => {
  const path = 'examples/sweden-nato-2022/situation.yaml';
  const sweden = parseSituation(readFileSync(path, 'utf8'), path);
  const change = { 'agreement.without.turkey': 0.1 };
  const kept = { ...sweden, scenarios: { ...sweden.scenarios, mine: [{ change }] } };
  for (const at of [undefined, '2023-08-01']) {
    const late = { ...options, at };
    const { scenario: _, inputsHash: __, ...scenario } = forecast(kept, { ...late, scenario: 'mine' });
    const { inputsHash: ___, ...byHand } = drawn(changedPlan(planForecast(sweden, late), [{ change }]).changed);
    expect(byHand).toEqual(scenario);
    expect(byHand.outcomes.some(({ id }) => id.startsWith('no_deal'))).toBe(true);
  }
});

test('without changes it is the plan itself', () => {
  const plan = planForecast(belarus, options);
  expect(changedPlan(plan, [])).toEqual({ reference: plan, changed: plan });
});
