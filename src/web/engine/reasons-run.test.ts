import { expect, test } from 'vitest';
import { analyse } from '../../forecast/analysis.ts';
import { smallSituation } from '../../inside/interventions/small.test-situations.ts';
import type { Situation } from '../../situation/schema.ts';
import { ReasonsRun } from './reasons-run.ts';

const certain = smallSituation([[{ x: 30, s: 0.6, c: 1 }], [{ x: 80, s: 0.5, c: 1 }], [{ x: 60, s: 0.4, c: 1 }]]);
const situation: Situation = {
  ...certain,
  uncertainty: { position: 0.15 },
  outcomes: { high: { when: 'p >= 60' }, rare: { when: 'p >= 99' } },
};
const options = { models: ['weighted-median', 'weighted-mean'], samples: 64, seed: 3 };
const pause = async () => {};

test('worked out bit by bit, the reasons are in the end those of an analysis', async () => {
  const run = new ReasonsRun(situation, options);
  await run.growDraws(16, pause);
  await run.growRows(8, pause);
  expect(run.reasonsOf({ kind: 'outcome', id: 'high' }, false)).toMatchObject({
    rows: { done: 8 },
    tippingPoints: undefined,
  });
  await run.findTippingPoints(pause);
  await run.growDraws(options.samples, pause);
  run.discover('high', false);
  await run.growRows(run.plannedRows, pause);
  const found = run.reasonsOf({ kind: 'outcome', id: 'high' }, true);
  const whole = await analyse(situation, { ...options, outcome: 'high' });
  expect(found.sensitivity).toEqual(whole.sensitivity?.find(({ kind }) => kind === 'outcome'));
  expect(found.conditions?.found).toEqual(whole.scenarioDiscovery?.[0]);
  expect(found.tippingPoints?.map(({ range: _, ...point }) => point)).toEqual(whole.interventions?.tippingPoints);
}, 60_000);

test('a search for tipping points that was broken off goes on where it was', async () => {
  const run = new ReasonsRun(situation, options);
  await run.growDraws(options.samples, pause);
  let left = 3;
  const stop = async () => {
    if (left-- === 0) throw new Error('stopped');
  };
  await expect(run.findTippingPoints(stop)).rejects.toThrow('stopped');
  const { share } = run;
  expect(share).toBeGreaterThan(0);
  await run.findTippingPoints(pause);
  expect(run.share).toBeGreaterThan(share);
});

test('where every number is certain nothing is compared', async () => {
  const run = new ReasonsRun({ ...certain, outcomes: { high: { when: 'p >= 60' } } }, options);
  await run.growDraws(options.samples, pause);
  run.discover('high', false);
  expect(run.reasonsOf({ kind: 'outcome', id: 'high' }, true)).toMatchObject({
    rows: { of: 0 },
    sensitivity: undefined,
  });
});
