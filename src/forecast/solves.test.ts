import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { prepare } from '../engine/prepare.ts';
import { inputGroups } from '../inside/sensitivity/sensitivity-jobs.ts';
import type { Model } from '../models/model.ts';
import { parseSituation } from '../situation/read.ts';
import { analyse, type Part } from './analysis.ts';
import { planForecast } from './plan.ts';

const belarus = parseSituation(readFileSync('examples/russia-belarus-2021/situation.yaml', 'utf8'));

/** A model that counts how often it solves, and for how many situations it is made ready. */
function counting() {
  const counts = { prepared: 0, solved: 0 };
  const model: Model = {
    ...{ name: 'counting', title: 'Counting', says: 'What the first row wants.', use: 'In tests.', source: 'none' },
    ...{ perIssue: false, readsStatusQuo: false, steps: () => 1_000_000 },
    prepare({ issues, start, position }) {
      counts.prepared++;
      return ({ outcome }) => {
        counts.solved++;
        for (let i = 0; i < issues; i++) outcome[i] = position[start[i]];
      };
    },
  };
  return { counts, model };
}

/** How often an analysis of some parts solves a model, beyond the draws of the forecast. */
async function solvesOf(parts: readonly Part[], calibration?: 'none') {
  const { counts, model } = counting();
  await analyse(belarus, { samples: 256, models: [model], calibration, parts });
  return counts;
}

// What counts is work, not seconds: a change that compiles or solves anything twice makes these numbers larger.
test('an analysis is made ready once, and solves each draw and each sample of its sensitivity at most once', async () => {
  // Of a model that is not built in, one solution more is looked at first.
  const forecast = 1 + 256;
  expect(await solvesOf([], 'none')).toEqual({ prepared: 1, solved: forecast });
  // Jobs of at most 64 groups each solve the samples of A again.
  const groups = inputGroups(prepare(planForecast(belarus, { calibration: 'none' }).design)).length;
  const { prepared, solved } = await solvesOf(['sensitivity'], 'none');
  expect(prepared).toBe(1);
  // Inputs that no model reads, such as those of links, solve nothing.
  expect(solved - forecast).toBeLessThanOrEqual(64 * (1 + Math.ceil(groups / 64) + groups));
});

test('calibrated answers take none of the models that are shown: beyond the forecast nothing solves them', async () => {
  expect(await solvesOf(['timeLine', 'scenarios'])).toEqual({ prepared: 1, solved: 1 + 256 });
});

test.each([
  // Each stretch of the ranges is another situation, made ready once for all outcomes.
  ['scenarioDiscovery', 6, 108_100],
  ['interventions', 1, 16_400],
  // A situation for each day with a shock and for each scenario, and as it stands.
  ['timeLine', 3, 1100],
  ['scenarios', 8, 2400],
] as const)(
  '%s makes ready at most %d situations and solves them at most %d times',
  { tags: 'whole' },
  async (part, prepared, solved) => {
    const counts = await solvesOf([part], 'none');
    expect(counts.prepared).toBeLessThanOrEqual(prepared);
    expect(counts.solved).toBeLessThanOrEqual(solved);
  },
);
