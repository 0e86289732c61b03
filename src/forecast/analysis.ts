import * as z from 'zod';
import { baseOfDraws } from '../inside/analysis/base.ts';
import type { OutcomeConditions } from '../inside/analysis/conditions.ts';
import { type Importance, importanceFrom } from '../inside/analysis/importance.ts';
import { importanceJobs } from '../inside/analysis/importance-jobs.ts';
import { trial } from '../inside/analysis/trial.ts';
import type { Design } from '../inside/experiment.ts';
import { changeTrials } from '../inside/levers/change-trials.ts';
import type { LeverJob } from '../inside/levers/lever-jobs.ts';
import { type Levers, leverJobs, leversFrom, nextLeverJobs } from '../inside/levers/levers.ts';
import { type Missed, missedAgreements } from '../inside/missed/missed.ts';
import { type IssuePulls, pullsOf } from '../inside/pulls.ts';
import { checkOptions, drawingOptions, optionsOf, runOptions } from '../situation/options.ts';
import type { Situation } from '../situation/schema.ts';
import type { Comparison } from './compare.ts';
import { compareScenarios, type Draw, drawHere, type RunOptions, timeLine } from './comparison.ts';
import type { Forecast } from './forecast.ts';
import { type ForecastOptions, planForecast } from './plan.ts';
import { summarise } from './summarise.ts';
import { type Found, performer, type Task } from './task.ts';

/** A forecast with its reasons: plain data. A part is missing where it was not asked for or the run was stopped before it. */
export interface Analysis {
  format: 1;
  forecast: Forecast;
  pulls: IssuePulls[];
  importance?: Importance[];
  conditions?: OutcomeConditions[];
  levers?: Levers;
  missed?: Missed;
  timeLine?: Comparison;
  scenarios?: Comparison;
  /** True if the run was stopped: the parts that are missing were not come to. */
  stopped?: true;
}

/** The parts of an analysis that can be left out. */
export const PARTS = ['importance', 'conditions', 'levers', 'missed', 'timeLine', 'scenarios'] as const;
export type Part = (typeof PARTS)[number];

/** What is going on, for whoever shows it. */
export type Stage = 'draws' | 'reasons' | 'levers' | 'timeLine' | 'scenarios';

export interface AnalysisOptions extends ForecastOptions {
  /** Only these parts besides the forecast; all if left out. */
  parts?: readonly Part[];
  /** Told how far a stage is. */
  onProgress?: (stage: Stage, done: number, planned: number) => void;
  /** Stops the run; what is done is kept. */
  signal?: AbortSignal;
}

/** Its options, for the check of their names and kinds. */
export const analysisOptions = {
  ...drawingOptions,
  ...runOptions,
  parts: z.array(z.enum(PARTS)).optional().meta({ title: 'a list of parts' }),
};
const OPTIONS = optionsOf<AnalysisOptions>(analysisOptions);

/** Changes need fewer draws than the forecast: they are drawn with the same numbers on both sides. */
const COMPARED_SAMPLES = 2048;

/** How work is done: on this thread, or on several. */
export interface Runner {
  draw: Draw;
  /** Performs some tasks and gives their results in the same order; fewer if the run is stopped. */
  perform(design: Design, tasks: Task[], options: RunOptions): Promise<Found[]>;
}

/** Everything on this thread. */
export const here: Runner = {
  draw: drawHere,
  async perform(design, tasks, { onProgress }) {
    const perform = performer(design);
    return tasks.map((task, k) => {
      onProgress?.(k, tasks.length);
      return perform(task);
    });
  },
};

/**
 * Forecasts a situation and says why: what moves the forecast, under which conditions its outcomes happen, what anybody
 * could do, and what shocks and scenarios change. The same bits for any number of threads.
 *
 * @throws FaultError with all that is wrong with the situation, or with the names and kinds of the options
 * @throws UsageError in plain words if an option has no meaning for the situation
 * @throws the signal's reason if the run is stopped before any draw is done
 */
export async function analyse(given: Situation, options: AnalysisOptions = {}, runner = here): Promise<Analysis> {
  checkOptions(OPTIONS, options);
  const { parts = PARTS, onProgress, signal, ...settings } = options;
  const plan = planForecast(given, settings);
  const { base: situation, design } = plan;
  const run = (stage: Stage): RunOptions => ({ signal, onProgress: (done, of) => onProgress?.(stage, done, of) });
  const blocks = await runner.draw(plan, run('draws'));
  const analysis: Analysis = { format: 1, forecast: summarise(plan, blocks), pulls: pullsOf(design.situation) };
  const wanted = (part: Part) => parts.includes(part) && !signal?.aborted;
  const uncertain = design.randomInputs.length > 0;
  const prepared = trial(design);
  const base = baseOfDraws(prepared, design.models.length, blocks);

  // Conditions are one long task: it goes first, and runs beside the many short ones of importance.
  const jobs = wanted('importance') && uncertain ? importanceJobs(design) : [];
  const asked = wanted('conditions') && uncertain && Object.keys(situation.outcomes ?? {}).length > 0;
  const reasons: Task[] = [
    ...(asked ? [{ of: 'conditions' as const, samples: base.samples, answers: base.answers }] : []),
    ...jobs.map((job): Task => ({ of: 'importance', job })),
  ];
  const found = reasons.length > 0 ? await runner.perform(design, reasons, run('reasons')) : [];
  if (asked && found.length > 0) analysis.conditions = found[0] as OutcomeConditions[];
  if (jobs.length > 0 && found.length === reasons.length) {
    const results = found.slice(asked ? 1 : 0) as Float64Array[];
    analysis.importance = importanceFrom(design, jobs, results, base, prepared);
  }
  if (wanted('levers')) analysis.levers = await leversOn(runner, design, run('levers'));
  if (wanted('missed')) analysis.missed = missedAgreements(design);
  const fewer = { ...settings, samples: Math.min(plan.samples, COMPARED_SAMPLES) };
  /** A part that was stopped before anything of it was done is left out. */
  const unlessStopped = <T>(part: Promise<T>) =>
    part.catch((error) => {
      if (!signal?.aborted) throw error;
      return undefined;
    });
  if (wanted('timeLine') && (situation.shocks ?? []).length > 0) {
    const how = { ...fewer, ...run('timeLine') };
    analysis.timeLine = await unlessStopped(timeLine(situation, how, runner.draw));
  }
  if (wanted('scenarios') && Object.keys(situation.scenarios ?? {}).length > 0) {
    const how = { ...fewer, ...run('scenarios') };
    analysis.scenarios = await unlessStopped(compareScenarios(situation, undefined, how, runner.draw));
  }
  if (signal?.aborted) analysis.stopped = true;
  return analysis;
}

/** Levers in as many stages of jobs as it takes; undefined if the run was stopped. */
async function leversOn(runner: Runner, design: Design, options: RunOptions): Promise<Levers | undefined> {
  const trials = changeTrials(design);
  const jobs: LeverJob[] = [];
  const results: Float64Array[] = [];
  for (let next = leverJobs(design, {}, trials); next.length > 0; next = nextLeverJobs(design, jobs, results, trials)) {
    const found = await runner.perform(
      design,
      next.map((job): Task => ({ of: 'levers', job })),
      options,
    );
    if (found.length < next.length) return undefined;
    jobs.push(...next);
    results.push(...(found as Float64Array[]));
  }
  return leversFrom(design, jobs, results, trials);
}
