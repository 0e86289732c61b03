import { type Prepared, prepare } from '../engine/prepare.ts';
import { CHUNK } from '../engine/sampling/sampler.ts';
import { explaining } from '../forecast/by-explanation.ts';
import { viewpointsOf } from '../forecast/comparison.ts';
import { UsageError } from '../numeric/errors.ts';
import type { Situation } from '../situation/situation.ts';
import { version } from '../version.ts';
import { SITUATION } from './places.ts';
import type { DrawRun } from './run.ts';
import { openRun, prepareFolder, seenFromRun, writeRun } from './run-folder.ts';
import { type DrawPlan, type Purpose, planDraws, type RunSettings, runHash } from './run-plan.ts';
import { checkCount, cut, pieceSize } from './stretches.ts';

/** What to plan. */
export interface Planning {
  /** The situation's file as the user names it, its bytes, and what they say. */
  file: string;
  text: Uint8Array;
  situation: Situation;
  settings: RunSettings;
  samples?: number | undefined;
  /** What is to be made of the draws; a forecast by default. */
  purpose?: Purpose | undefined;
  /** Draws of a piece; by default as many as take about half a minute on this machine. */
  size?: number | undefined;
}

/**
 * Plans a forecast or an analysis in a folder. Where it has a run of the same situation and options already, what was drawn for that
 * is used again, whatever its number of draws.
 *
 * @throws UsageError if the folder has something else, or an option has no meaning
 */
export async function planRun(
  folder: string,
  { file, text, situation, settings, samples, size, purpose = { of: 'forecast' } }: Planning,
): Promise<DrawRun> {
  if (size !== undefined && (size < CHUNK || size % CHUNK !== 0))
    throw new UsageError(`a piece has ${size} draws, expected a multiple of ${CHUNK}`);
  const forecast = planDraws(situation, settings, samples, purpose.of);
  // A scenario that the situation does not have is refused now.
  if (purpose.of === 'compare')
    for (const { scenario, at } of viewpointsOf(situation, purpose, settings))
      planDraws(situation, { ...settings, scenario, at }, samples, purpose.of);
  const run = runHash(forecast, purpose);
  const known = await prepareFolder(folder, run);
  const { models, calibration, seed, sampler, scenario, at } = settings;
  const plan: DrawPlan = {
    ...{ format: 1, run, version, file, beside: seenFromRun(folder, file) },
    options: JSON.parse(JSON.stringify({ models, calibration, seed, sampler, scenario, at })),
    ...{ ...purpose, samples: forecast.samples, ends: [] },
  };
  if (purpose.of === 'forecast') {
    const draws = size ?? fittingSize(prepare(forecast.design), forecast.samples);
    plan.ends = cut(forecast.samples, draws, known('draws'), CHUNK).map(({ to }) => to);
    const explained = explaining(situation, { ...settings, samples: forecast.samples });
    if (explained) {
      const forecasts = Math.max(1, Math.floor(draws / explained.samples));
      const made = known('explanations').filter(({ samples: of }) => of === explained.samples);
      plan.explanationEnds = cut(explained.forecasts, forecasts, made, 1).map(({ to }) => to);
    }
    checkCount(plan.ends.length + (plan.explanationEnds?.length ?? 0));
  }
  await writeRun(folder, { [SITUATION]: text }, plan);
  return (await openRun(folder)) as DrawRun;
}

/** How long the draws are timed for: the first ones are slow, before the code is compiled. */
const TIMED_MS = 1500;

/** Draws of a piece of about half a minute, by the time that some draws take here. */
function fittingSize(engine: Prepared, samples: number): number {
  const began = performance.now();
  for (let count = 1; ; count *= 2) {
    const start = performance.now();
    const columns = engine.draw(0, Math.min(count, samples));
    const now = performance.now();
    if (now - began < TIMED_MS && count < samples) continue;
    const bytes = Object.values(columns).reduce(
      (sum, part) => sum + (typeof part === 'number' ? 0 : part.byteLength),
      0,
    );
    return pieceSize((now - start) / columns.count, bytes / columns.count);
  }
}
