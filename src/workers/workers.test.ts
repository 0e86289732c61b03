import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { forecast } from '../forecast/index.ts';
import { parseSituation } from '../situation/read.ts';
import { CABINET } from '../testing/cabinet.ts';
import { atScale } from '../testing/scale.ts';
import { forecastOnWorkers } from './index.ts';

const EMISSIONS = readFileSync('examples/ec-emissions-1985/situation.yaml', 'utf8');
const situation = parseSituation(readFileSync('examples/russia-belarus-2021/situation.yaml', 'utf8'));

describe('a forecast on workers', () => {
  test.each(['sobol', 'pseudo-random'] as const)(
    'is the same, byte for byte, with any number of them (%s)',
    async (sampler) => {
      const options = { samples: atScale(601, 2001), seed: 5, sampler };
      const here = JSON.stringify(forecast(situation, options));
      for (const workers of [...(atScale(0, 1) === 1 ? [1, 2] : []), 3]) {
        expect(JSON.stringify(await forecastOnWorkers(situation, { ...options, workers }))).toBe(here);
      }
    },
  );

  test('is the same calibrated by its own kind, also with a cabinet, on one, two and three', async () => {
    for (const text of [EMISSIONS, CABINET]) {
      const known = parseSituation(text);
      const options = { samples: 700, seed: 5 };
      const here = forecast(known, options);
      expect(here.settings.calibration?.learnedFrom).toBe(known.kind);
      for (const workers of [1, 2, 3]) {
        expect(JSON.stringify(await forecastOnWorkers(known, { ...options, workers }))).toBe(JSON.stringify(here));
      }
    }
  });

  test('tells how far it is', async () => {
    const told: number[] = [];
    const samples = atScale(1200, 9000);
    await forecastOnWorkers(situation, { samples, workers: 2, onProgress: (done) => told.push(done) });
    expect(told.at(-1)).toBe(samples);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });

  test('stopped on the way, it keeps the draws that are done: the first ones of the whole run', async () => {
    const controller = new AbortController();
    const stopped = await forecastOnWorkers(situation, {
      samples: 100_000,
      workers: 2,
      signal: controller.signal,
      onProgress: (done) => done >= 1024 && controller.abort(),
    });
    const { samples } = stopped.settings;
    expect(samples).toBeLessThan(100_000);
    expect(stopped.settings.stoppedBefore).toBe(100_000);
    expect(stopped.issues).toEqual(forecast(situation, { samples }).issues);
  });

  test('stopped before anything is done, it says so', async () => {
    await expect(forecastOnWorkers(situation, { signal: AbortSignal.abort(new Error('stopped')) })).rejects.toThrow(
      'stopped',
    );
  });

  test('refuses a number of workers that is none', async () => {
    await expect(forecastOnWorkers(situation, { workers: 0 })).rejects.toThrow(
      'workers is 0, expected a whole number from 1 to 64',
    );
  });
});
