import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseSituation } from '../situation/read.ts';
import { atScale } from '../testing/scale.ts';
import { analyseOnWorkers } from '../workers/index.ts';
import { type Analysis, analyse, type Part, type Stage } from './analysis.ts';
import { forecast } from './index.ts';

/** Small enough for everything to be asked of it. */
const pipeline = parseSituation(`
title: A pipeline
asOf: 2026-01-01
actors:
  north: { capability: { low: 60, mode: 80, high: 95 } }
  south: { capability: { low: 20, mode: 30, high: 45 } }
  east: { capability: 25 }
issues:
  price:
    statusQuo: 50
    stances:
      north: { position: { low: 60, mode: 80, high: 95 }, salience: 0.6 }
      south: { position: { low: 5, mode: 20, high: 40 }, salience: 0.9, veto: true }
      east: { position: 40, salience: { low: 0.1, mode: 0.3, high: 0.6 } }
  route:
    statusQuo: 30
    stances:
      north: { position: 90, salience: { low: 0.3, mode: 0.5, high: 0.7 } }
      south: { position: { low: 30, mode: 50, high: 80 }, salience: 0.4 }
dependence: [ { of: south, on: north, domain: energy, strength: 0.6, alternatives: { east: 0.3 } } ]
outcomes: { dearer: { when: price > 55, claim: It becomes dearer }, never: { when: price > 99 } }
shocks: [ { id: cold, on: 2026-03-01, change: { actors.north.capability: { times: 1.3 } } } ]
scenarios: { opening: [ { change: { dependence.south.north.energy.alternatives.east: 0.8 } } ] }
`);

describe('an analysis', () => {
  const settings = { samples: 512, models: ['weighted-mean', 'nash', 'veto-players'] };
  let whole: Promise<Analysis>;
  beforeAll(() => {
    whole = analyse(pipeline, settings);
  });

  test('has the forecast as it is by itself, and every part', async () => {
    const analysis = await whole;
    expect(analysis.forecast).toEqual(forecast(pipeline, settings));
    expect(Object.keys(analysis).sort()).toEqual(
      [
        'format',
        'forecast',
        'influence',
        'sensitivity',
        'scenarioDiscovery',
        'interventions',
        'paretoImprovements',
        'timeLine',
        'scenarios',
      ].sort(),
    );
    expect(JSON.stringify(analysis)).not.toMatch(/:null|NaN|Infinity/);
    expect(analysis.scenarioDiscovery?.map(({ outcome }) => outcome)).toEqual(['dearer', 'never']);
    expect(analysis.timeLine?.compared.map(({ label }) => label)).toEqual(['2026-03-01']);
  });

  test('is the same, byte for byte, on one thread and on three', async () => {
    const [here, ...there] = await Promise.all([
      whole,
      ...(atScale(0, 1) === 1 ? [analyseOnWorkers(pipeline, { ...settings, workers: 1 })] : []),
      analyseOnWorkers(pipeline, { ...settings, workers: 3 }),
    ]);
    for (const analysis of there) expect(JSON.stringify(analysis)).toBe(JSON.stringify(here));
  });

  test('leaves out what is not asked for', async () => {
    const analysis = await analyse(pipeline, { ...settings, parts: ['paretoImprovements'] });
    expect(Object.keys(analysis)).toEqual(['format', 'forecast', 'influence', 'paretoImprovements']);
  });

  test('of one outcome says of it what the whole says, and nothing of others', async () => {
    const all = await whole;
    const told: number[] = [];
    const onProgress = (_stage: Stage, _done: number, _planned: number, share: number) => told.push(share);
    const parts: Part[] = ['sensitivity', 'scenarioDiscovery', 'interventions'];
    const alone = await analyse(pipeline, { ...settings, outcome: 'dearer', parts, onProgress });
    const of = <T extends { of: string }>(list: T[] = []) => list.filter((one) => one.of === 'dearer');
    expect(alone.forecast.outcomes).toEqual(all.forecast.outcomes.filter(({ id }) => id === 'dearer'));
    expect(of(alone.sensitivity)).toEqual(of(all.sensitivity));
    expect(alone.scenarioDiscovery).toEqual(all.scenarioDiscovery?.filter(({ outcome }) => outcome === 'dearer'));
    expect(alone.interventions?.tippingPoints).toEqual(
      all.interventions?.tippingPoints.filter(({ outcome }) => outcome === 'dearer'),
    );
    expect(alone.interventions?.moves).toEqual([]);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBeCloseTo(1, 12);
    await expect(analyse(pipeline, { outcome: 'dearest' })).rejects.toThrow(
      'unknown outcome `dearest`, did you mean `dearer`?',
    );
  });

  test('has the disagreement of the models first in what an answer turns on', async () => {
    const { sensitivity, forecast: made } = await analyse(pipeline, { ...settings, parts: ['sensitivity'] });
    const one = sensitivity?.find(({ of }) => of === 'dearer');
    const said = Object.values(made.outcomes[0].models).map(({ value }) => value);
    expect(one?.disagreement?.lowest.value).toBe(Math.min(...said));
    expect(one?.disagreement?.highest.value).toBe(Math.max(...said));
    expect(Object.keys(one ?? {}).indexOf('disagreement')).toBeLessThan(Object.keys(one ?? {}).indexOf('inputs'));
  });

  test('a first answer has few draws and says so, the same on any number of threads', async () => {
    const quick = await analyse(pipeline, { ...settings, samples: 4096, quick: true });
    expect(quick).toMatchObject({ quick: true, forecast: { settings: { samples: 512 } } });
    expect(quick.interventions).toBeUndefined();
    const there = await analyseOnWorkers(pipeline, { ...settings, samples: 4096, quick: true, workers: 2 });
    expect(JSON.stringify(there)).toBe(JSON.stringify(quick));
  });

  test('tells stage by stage how far it is, and stops where it is told to', async () => {
    const controller = new AbortController();
    const stages = new Set<Stage>();
    const stopped: Analysis = await analyse(pipeline, {
      ...settings,
      signal: controller.signal,
      onProgress: (stage) => {
        stages.add(stage);
        if (stage === 'reasons') controller.abort();
      },
    });
    expect([...stages]).toEqual(['draws', 'reasons']);
    expect(stopped.interventions).toBeUndefined();
  });

  test('of a situation in which nothing is uncertain has interventions, and no sensitivity or scenario discovery', async () => {
    const certain = parseSituation(
      'title: t\nactors: { a: { capability: 1 }, b: { capability: 2 } }\nissues: { x: { stances: { a: { position: 0, salience: 1 }, b: { position: 90, salience: 0.5 } } } }\n',
    );
    const analysis = await analyse(certain, settings);
    expect(Object.keys(analysis)).toEqual(['format', 'forecast', 'influence', 'interventions', 'paretoImprovements']);
  });
});

test('of the example names the merger and its nearest future', { tags: 'whole' }, async () => {
  const belarus = parseSituation(readFileSync('examples/russia-belarus-2021/situation.yaml', 'utf8'));
  const { scenarioDiscovery } = await analyse(belarus, {
    samples: 512,
    models: ['weighted-mean', 'weighted-median'],
    parts: ['scenarioDiscovery'],
  });
  expect(scenarioDiscovery?.find(({ outcome }) => outcome === 'merger')?.probability).toBe(0);
});
