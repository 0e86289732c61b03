import * as z from 'zod';
import { calibrationDefinition } from '../calibration/calibration.ts';
import type { SamplerName } from '../engine/sampling/sampler.ts';
import { type ForecastOptions, type Plan, planForecast } from '../forecast/plan.ts';
import { UsageError } from '../numeric/errors.ts';
import { hashOf } from '../numeric/hash.ts';
import type { Situation } from '../situation/situation.ts';
import { version } from '../version.ts';
import type { CaseList } from './case-list.ts';
import type { PieceStretch } from './places.ts';

const count = z.number().int().min(0);
/** Where each piece ends: it begins where the one before it ends. */
const ends = z.array(count);

const common = {
  format: z.literal(1),
  /** See `runHash` and `casesHash`. */
  run: z.string().regex(/^[0-9a-f]{64}$/),
  /** That of the engine: others may draw other numbers. */
  version: z.string(),
};

/** What a forecast or an analysis is made of, as its folder keeps it beside the situation. */
const drawPlanSchema = z.strictObject({
  ...common,
  /** The situation's file as it was named, and its folder as seen from that of the run: what it names lies beside it. */
  file: z.string(),
  beside: z.string(),
  options: z.strictObject({
    models: z.array(z.string()).optional(),
    calibration: z.union([z.literal('none'), z.lazy(calibrationDefinition)]).optional(),
    seed: z.number().optional(),
    sampler: z.string().optional(),
    scenario: z.string().optional(),
    at: z.string().optional(),
  }),
  samples: count,
  /** What is made of the draws; only a forecast is cut beforehand. */
  of: z.enum(['forecast', 'why', 'report', 'compare']),
  /** The only outcome that `why` is about. */
  outcome: z.string().optional(),
  /** The only scenarios that are compared, or the forecast shock by shock. */
  scenarios: z.array(z.string()).optional(),
  timeLine: z.literal(true).optional(),
  ends,
  /** The same for the forecasts under each explanation. */
  explanationEnds: ends.optional(),
});

/** What a backtest is made of, as its folder keeps it beside the cases. */
const backtestPlanSchema = z.strictObject({
  ...common,
  of: z.literal('backtest'),
  /** The files of the cases as they were named. */
  files: z.array(z.string()),
  seed: count,
  /** What was learned before, to be scored; no case is solved otherwise for it. */
  calibration: z.lazy(calibrationDefinition).optional(),
  ends,
});

export const runPlanSchema = z.discriminatedUnion('of', [drawPlanSchema, backtestPlanSchema]);

/** A run: what to make, and the pieces that it is cut into. */
export type RunPlan = z.infer<typeof runPlanSchema>;
export type DrawPlan = z.infer<typeof drawPlanSchema>;
export type BacktestPlan = z.infer<typeof backtestPlanSchema>;

/** What is made of a run's draws, and of which outcome or scenarios alone. */
export type Purpose = Pick<DrawPlan, 'of' | 'outcome' | 'scenarios' | 'timeLine'>;

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
  of: DrawPlan['of'] = 'forecast',
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
export const runHash = (
  { base, design, scenario, at, samples }: Plan,
  { of, outcome, scenarios, timeLine }: Purpose,
): string =>
  hashOf({
    ...{ base, design, scenario, at, version },
    ...(of !== 'forecast' && { of, outcome, scenarios, timeLine, samples }),
  });

/** The same of a backtest: its cases, and all that their solutions depend on. */
export const casesHash = (cases: CaseList, seed: number): string => hashOf({ of: 'backtest', cases, seed, version });

/** The options of a run's forecast, as `planForecast` takes them. */
export function settingsOfRun({ options: { sampler, ...options } }: DrawPlan): RunSettings {
  return { ...options, ...(sampler !== undefined && { sampler: sampler as SamplerName }) };
}

/** The stretches that end at some places. */
export const stretchesTo = (ends: readonly number[]): PieceStretch[] =>
  ends.map((to, i) => ({ from: i === 0 ? 0 : ends[i - 1], to }));
