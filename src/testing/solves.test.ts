import { readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { analyse, PARTS, partsOfWhy } from '../forecast/analysis.ts';
import { forecast } from '../forecast/index.ts';
import type { Model } from '../models/model.ts';
import { models } from '../models/models.ts';
import { parseSituation } from '../situation/index.ts';

afterEach(() => vi.restoreAllMocks());

/** How often each model is solved while something runs; those that are not are left out. */
async function solves(run: () => unknown): Promise<Record<string, number>> {
  const count: Record<string, number> = {};
  for (const model of models as readonly Model[]) {
    const { prepare } = model;
    vi.spyOn(model, 'prepare').mockImplementation((...args) => {
      const solve = prepare.apply(model, args);
      return (...of) => {
        count[model.name] = (count[model.name] ?? 0) + 1;
        return solve(...of);
      };
    });
  }
  await run();
  vi.restoreAllMocks();
  return count;
}

const SAMPLES = 64;
const example = (name: string) => parseSituation(readFileSync(`examples/${name}/situation.yaml`, 'utf8'));
const each = (count: number) => Object.fromEntries(models.map(({ name }) => [name, count]));

// What an answer takes is what its models take. These counts are the same on every machine, and seconds are not.
test.each(['russia-belarus-2021', 'paris-2015'])(
  'a forecast of %s solves each model once a draw, and once at the best guess',
  async (name) => {
    const names = models.map((model) => model.name);
    const count = await solves(() => forecast(example(name), { models: names, samples: SAMPLES }));
    expect(count).toEqual(each(SAMPLES + 1));
  },
);

// The calibrated answer needs position exchange alone; the weighted mean stands beside it in the time line and scenarios.
test.each([
  ['reasons', partsOfWhy(undefined), { exchange: 471_906 }],
  ['a report', PARTS, { exchange: 472_491, 'weighted-mean': 650 }],
])('%s of Belarus solve models at most so often', { tags: 'whole' }, async (_, parts, more) => {
  const most: Record<string, number> = { ...each(SAMPLES + 1), ...more };
  const count = await solves(() => analyse(example('russia-belarus-2021'), { parts, samples: SAMPLES }));
  expect(Object.keys(count).sort()).toEqual(Object.keys(most).sort());
  for (const [name, times] of Object.entries(count)) expect(times, name).toBeLessThanOrEqual(most[name]);
});
