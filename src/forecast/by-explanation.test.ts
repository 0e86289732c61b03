import { expect, test } from 'vitest';
import type { Situation } from '../situation/situation.ts';
import { forecastOnWorkers } from '../workers/index.ts';
import { forecastByLeaf, mixture } from './by-explanation.ts';
import { forecast } from './index.ts';

const situation: Situation = {
  title: 'A fee',
  actors: { a: { capability: 1 }, b: { capability: 1 } },
  issues: { fee: { stances: { a: { position: 0, salience: 1 }, b: { position: 60, salience: 1 } } } },
  outcomes: { high: { when: 'fee >= 40' } },
};
const hypotheses = {
  explanations: { keen: { change: { 'issues.fee.stances.b.position': 100 } }, calm: {} },
};
const models = { models: ['weighted-mean'], samples: 16 };

test('the forecast is the mixture over explanations, each with its change', () => {
  const leaves = ['keen', 'calm', 'none'];
  const byLeaf = forecastByLeaf(situation, hypotheses, leaves, models);
  const changed = structuredClone(situation);
  changed.issues.fee.stances.b.position = 100;
  const [keen, calm] = [changed, situation].map((one) => forecast(one, models).outcomes[0].probability.value);
  expect(keen).toBeGreaterThan(calm);
  expect([...(byLeaf.get('high') as Float64Array)]).toEqual([keen, calm, calm]);
  const [high] = mixture(situation, byLeaf, leaves, [0.3, 0.6, 0.1]);
  expect(high.probability).toBeCloseTo(0.3 * keen + 0.7 * calm, 12);
  expect(high.parts[0]).toEqual({ explanation: 'keen', weight: 0.3, probability: keen });
});

const explained: Situation = { ...situation, hypotheses };

test('a forecast has the explanations of its situation; on threads it has the same', async () => {
  const found = forecast(explained, models);
  expect(found.explanations?.outcomes[0].parts.map(({ explanation }) => explanation)).toEqual(['keen', 'calm', 'none']);
  expect(await forecastOnWorkers(explained, { ...models, workers: 1 })).toEqual(found);
  expect(forecast(situation, models).explanations).toBeUndefined();
  const scenarios = { strong: [{ change: { 'actors.b.capability': 5 } }] };
  expect(forecast({ ...explained, scenarios }, { ...models, scenario: 'strong' }).explanations).toBeUndefined();
});

test('a stop while the explanations are forecast keeps the forecast itself', async () => {
  const stop = new AbortController();
  const onProgress = (done: number, planned: number) => {
    expect(planned).toBe(16 + 2 * 16);
    if (done > 16) stop.abort();
  };
  const options = { ...models, workers: 1, signal: stop.signal, onProgress };
  const { explanations: _, ...alone } = forecast(explained, models);
  expect(await forecastOnWorkers(explained, options)).toEqual(alone);
});

test('a change that does not fit the situation is a fault', () => {
  const wrong = { explanations: { keen: { change: { 'actors.nobody.capability': 2 } } } };
  expect(() => forecastByLeaf(situation, wrong, ['keen'], models)).toThrow('change of keen: unknown actor `nobody`');
});

test('an agreement is forecast under each explanation as well, with the outcome that there is no deal', () => {
  const dealt: Situation = { ...structuredClone(explained), agreement: { consent: ['a', 'b'] }, outcomes: {} };
  dealt.issues.fee.statusQuo = 0;
  const { outcomes } = forecast(dealt, models).explanations ?? { outcomes: [] };
  expect(outcomes.map(({ id, claim }) => [id, claim])).toEqual([['no_deal', 'No deal in the end']]);
});
