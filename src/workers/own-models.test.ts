import { expect, test } from 'vitest';
import { forecast, planForecast } from '../forecast/index.ts';
import type { Model } from '../models/model.ts';
import { UsageError } from '../numeric/errors.ts';
import type { Situation } from '../situation/situation.ts';
import { forecastOnWorkers, threads } from './index.ts';
import { received, sent } from './own-models.ts';

const { loudest } = (await import(new URL('../../examples/own-model/loudest.js', import.meta.url).href)) as {
  loudest: Model;
};

const ids = Array.from({ length: 15 }, (_, i) => `a${i}`);
const situation: Situation = {
  title: 'Gas',
  actors: Object.fromEntries(ids.map((id) => [id, { capability: 1 }])),
  issues: {
    price: {
      stances: Object.fromEntries(
        ids.map((id, i) => [id, { position: 6 * i, salience: { low: 0, mode: 0.5, high: 1 } }]),
      ),
    },
  },
};

test('a thread loads a model of your own by its module; the forecast is the same, byte for byte', async () => {
  const options = { models: ['expected-utility', loudest], samples: 1500 };
  const onThreads = await forecastOnWorkers(situation, { ...options, workers: 2 });
  expect(JSON.stringify(onThreads)).toBe(JSON.stringify(forecast(situation, options)));
});

test('what is sent can be cloned, and is received with the model', async () => {
  const design = { seed: 1, own: [loudest] };
  const there = await received<typeof design>(structuredClone(sent(design)));
  expect(there).toEqual(design);
  expect(structuredClone(sent<{ seed: number; own?: Model[] }>({ seed: 1 }))).toEqual({ seed: 1, modules: [] });
});

test('a model that no thread can load is refused before anything is drawn', async () => {
  const { module, ...homeless } = loudest;
  await expect(forecastOnWorkers(situation, { models: [homeless], workers: 2 })).rejects.toThrow(
    'model `loudest` has no `module`: threads need the URL of the file that exports it',
  );
  await forecastOnWorkers(situation, { models: [homeless], workers: 1, samples: 16 });
  await expect(received({ modules: [{ name: 'quietest', module: module as string }] })).rejects.toThrow(
    'exports no model `quietest`, expected one with this `name`',
  );
});

test("what a model says off the scale is the user's error in a thread too", async () => {
  const says = 'export const lost = { name: "lost", prepare: () => ({ outcome }) => outcome.fill(NaN) }';
  const lost = { ...loudest, name: 'lost', module: `data:text/javascript,${encodeURIComponent(says)}` };
  const runner = threads(2);
  const [lane] = runner.lanes(planForecast(situation, { models: [lost] }).design, 1);
  const refused = await Promise.resolve(lane({ kind: 'draw', from: 0, to: 1 })).catch((error) => error);
  await runner.close();
  expect(refused).toBeInstanceOf(UsageError);
  expect(refused.message).toBe('model `lost`: the outcome of issue `price` is NaN, expected a number from 0 to 100');
});
