import * as z from 'zod';
import { calibrationSchema } from '../calibration/calibration.ts';
import type { SamplerName } from '../engine/sampling/sampler.ts';
import { type ForecastOptions, type Plan, planForecast } from '../forecast/plan.ts';
import { UsageError } from '../numeric/errors.ts';
import { hashOf } from '../numeric/hash.ts';
import type { Situation } from '../situation/situation.ts';
import { version } from '../version.ts';
import type { DrawStretch } from './stretches.ts';

const draws = z.number().int().min(0);

/** What a run is made of, as its folder keeps it beside the situation. */
export const runPlanSchema = z.strictObject({
  format: z.literal(1),
  /** See `runHash`. */
  run: z.string().regex(/^[0-9a-f]{64}$/),
  /** That of the engine: others may draw other numbers. */
  version: z.string(),
  /** The situation's file as it was named, and its folder as seen from that of the run: what it names lies beside it. */
  file: z.string(),
  beside: z.string(),
  options: z.strictObject({
    models: z.array(z.string()).optional(),
    calibration: z.union([z.literal('none'), calibrationSchema]).optional(),
    seed: z.number().optional(),
    sampler: z.string().optional(),
    scenario: z.string().optional(),
    at: z.string().optional(),
  }),
  samples: draws,
  /** What is made of the draws; an analysis is not cut beforehand. */
  of: z.enum(['forecast', 'why', 'report']),
  /** The only outcome that `why` is about. */
  outcome: z.string().optional(),
  /** Where each piece ends: it begins where the one before it ends. */
  ends: z.array(draws),
});

/** A run: what to draw, how many draws, and the pieces that they are cut into. */
export type RunPlan = z.infer<typeof runPlanSchema>;

/** What is made of a run's draws, and of which outcome alone. */
export type Purpose = Pick<RunPlan, 'of' | 'outcome'>;

/** Options of a forecast that make it another one, without the number of its draws. */
export type RunSettings = Omit<ForecastOptions, 'samples' | 'models'> & { models?: readonly string[] | undefined };

/** A column of one of them takes 800 MB when it is read. */
const MOST_DRAWS = 1e8;

/**
 * The plan of a forecast whose draws are kept in files, so that memory does not bound them; an analysis needs all in memory.
 *
 * @throws FaultError with all that is wrong with the situation
 * @throws UsageError in plain words if an option has no meaning for the situation
 */
export function planDraws(
  situation: Situation,
  settings: RunSettings,
  samples: number | undefined,
  of: RunPlan['of'] = 'forecast',
): Plan {
  if (of !== 'forecast') return planForecast(situation, { ...settings, samples });
  if (samples !== undefined && samples > MOST_DRAWS)
    throw new UsageError(`samples is ${samples}, expected at most ${MOST_DRAWS}`);
  return planForecast(situation, { ...settings, samples }, Infinity);
}

/**
 * What tells a run from every other: the situation, all that its draws depend on, and the version of the engine. Forecasts that
 * differ in the number of draws alone have the same.
 */
export const runHash = ({ base, design, scenario, at, samples }: Plan, { of, outcome }: Purpose): string =>
  hashOf({ base, design, scenario, at, version, ...(of !== 'forecast' && { of, outcome, samples }) });

/** The options of a run's forecast, as `planForecast` takes them. */
export function settingsOfRun({ options: { sampler, ...options } }: RunPlan): RunSettings {
  return { ...options, ...(sampler !== undefined && { sampler: sampler as SamplerName }) };
}

/** The pieces of a run; a piece's number is its place here. */
export const piecesOf = ({ ends }: RunPlan): DrawStretch[] =>
  ends.map((to, i) => ({ from: i === 0 ? 0 : ends[i - 1], to }));
