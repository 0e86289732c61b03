import { expect, test } from 'vitest';
import { smallSituation } from '../inside/interventions/small.test-situations.ts';
import { drawPlan, inlineRunner } from './jobs.ts';
import { planForecast } from './plan.ts';
import { settlingObservations } from './settling.ts';

// The mean is 50, the median 20.
const situation = {
  ...smallSituation([[{ x: 20, s: 1, c: 3 }], [{ x: 95, s: 1, c: 2 }]]),
  outcomes: { middle: { when: 'p >= 40' }, always: { when: 'p >= 0' } },
};
const observationsOf = async (models: string[]) =>
  settlingObservations(await drawPlan(planForecast(situation, { models, samples: 16 }), inlineRunner, {}));

test('what only one of two models expects settles it, in the middle of where they part; what both expect tells nothing', async () => {
  const found = await observationsOf(['weighted-mean', 'weighted-median']);
  expect(found.map(({ of, kind, at, share }) => ({ of, kind, at, share }))).toEqual([
    { of: 'middle', kind: 'outcome', at: undefined, share: 1 },
    { of: 'p', kind: 'issue', at: 35, share: 1 },
  ]);
  expect(found[1].models).toEqual({ 'weighted-mean': 1, 'weighted-median': 0 });
});

test('with one model there is nothing to settle', async () => {
  expect(await observationsOf(['weighted-mean'])).toEqual([]);
});
