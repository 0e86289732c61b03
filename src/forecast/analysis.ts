import * as z from 'zod';
import { baseOfDraws } from '../inside/analysis/base.ts';
import type { OutcomeConditions } from '../inside/analysis/conditions.ts';
import { type Importance, importanceOneByOne } from '../inside/analysis/importance.ts';
import { importanceJobs } from '../inside/analysis/importance-jobs.ts';
import { trial } from '../inside/analysis/trial.ts';
import type { Design } from '../inside/experiment.ts';
import { changeTrials } from '../inside/levers/change-trials.ts';
import type { LeverJob } from '../inside/levers/lever-jobs.ts';
import { type Levers, leverJobs, leversFrom, nextLeverJobs, STAGES } from '../inside/levers/levers.ts';
import type { Missed } from '../inside/missed/missed.ts';
import { type IssuePulls, pullsOf } from '../inside/pulls.ts';
import { unknownName } from '../situation/nearest.ts';
import { checkOptions, drawingOptions, optionsOf, runOptions } from '../situation/options.ts';
import type { Situation } from '../situation/schema.ts';
import { UsageError } from '../situation/usage-error.ts';
import type { Comparison } from './compare.ts';
import { compareScenarios, type Draw, drawHere, type RunOptions, timeLine } from './comparison.ts';
import type { Forecast } from './forecast.ts';
import { type ModelDisagreement, modelDisagreements } from './model-disagreement.ts';
import { overall } from './overall.ts';
import { type ForecastOptions, type Plan, planForecast } from './plan.ts';
import { realFlips } from './real-flips.ts';
import { summarise } from './summarise.ts';
import { type Found, performer, type Task } from './task.ts';

/** A forecast with its reasons: plain data. A part is missing where it was not asked for or the run was stopped before it. */
export interface Analysis {
  format: 1;
  forecast: Forecast;
  pulls: IssuePulls[];
  importance?: Reasons[];
  conditions?: OutcomeConditions[];
  levers?: Levers;
  missed?: Missed;
  timeLine?: Comparison;
  scenarios?: Comparison;
  /** True if the run was stopped: the parts that are missing were not come to. */
  stopped?: true;
  /** A first answer of few draws: its numbers are rough, and what takes long is missing. */
  quick?: true;
}

/** What an answer turns on: before all inputs, which model is right. */
export interface Reasons extends Importance {
  /** None with a single model. */
  disagreement?: ModelDisagreement;
}

/** The parts of an analysis that can be left out. */
export const PARTS = ['importance', 'conditions', 'levers', 'missed', 'timeLine', 'scenarios'] as const;
export type Part = (typeof PARTS)[number];

/** What is going on, for whoever shows it. */
export type Stage = 'draws' | 'reasons' | 'levers' | 'timeLine' | 'scenarios';

export interface AnalysisOptions extends ForecastOptions {
  /** Only these parts besides the forecast; all if left out. */
  parts?: readonly Part[];
  /** A named outcome: only this one is forecast and given reasons; of levers only what flips it. All if left out. */
  outcome?: string;
  /** A first answer of few draws in seconds, without levers, missed agreements, time line and scenarios. */
  quick?: boolean;
  /** Told how far a stage is, and the whole run: its share that is done, 0-1. */
  onProgress?: (stage: Stage, done: number, planned: number, share: number) => void;
  /** Stops the run; what is done is kept. */
  signal?: AbortSignal;
}

/** Its options, for the check of their names and kinds. */
export const analysisOptions = {
  ...drawingOptions,
  ...runOptions,
  parts: z.array(z.enum(PARTS)).optional().meta({ title: 'a list of parts' }),
  outcome: z.string().optional().meta({ title: 'the name of an outcome' }),
  quick: z.boolean().optional().meta({ title: 'true or false' }),
};
const OPTIONS = optionsOf<AnalysisOptions>(analysisOptions);

/** Changes need fewer draws than the forecast: they are drawn with the same numbers on both sides. */
const COMPARED_SAMPLES = 2048;

/** A first answer: draws, and samples of importance. Parts that it has. */
const QUICK_SAMPLES = 512;
const QUICK_ROWS = 32;
const QUICK_PARTS: readonly Part[] = ['importance', 'conditions'];

/** How work is done: on this thread, or on several. */
export interface Runner {
  draw: Draw;
  /** Lets others have their turn, so that a signal to stop is heard. */
  pause?(): Promise<void>;
  /** Performs some tasks and gives their results in the same order; fewer if the run is stopped. */
  perform(design: Design, tasks: Task[], options: RunOptions): Promise<Found[]>;
}

/** Everything on this thread. */
export const here: Runner = {
  draw: drawHere,
  async perform(design, tasks, { onProgress, signal }) {
    const perform = performer(design);
    const found: Found[] = [];
    for (const task of tasks) {
      if (signal?.aborted) break;
      found.push(perform(task));
      onProgress?.(found.length, tasks.length);
    }
    return found;
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
  const { parts = PARTS, outcome, quick = false, onProgress, signal, ...settings } = options;
  const samples = quick ? Math.min(settings.samples ?? QUICK_SAMPLES, QUICK_SAMPLES) : settings.samples;
  const plan = ofOutcome(planForecast(given, { ...settings, samples }), outcome);
  const { base: situation, design } = plan;
  const uncertain = design.randomInputs.length > 0;
  const outcomes = Object.keys(design.situation.outcomes ?? {}).length;
  const shocks = (situation.shocks ?? []).length;
  const scenarios = Object.keys(situation.scenarios ?? {}).length;
  const has: Record<Part, boolean> = {
    ...{ importance: uncertain, conditions: uncertain && outcomes > 0, levers: true, missed: true },
    ...{ timeLine: shocks > 0, scenarios: scenarios > 0 },
  };
  const asked = (part: Part) => has[part] && parts.includes(part) && (!quick || QUICK_PARTS.includes(part));
  const wanted = (part: Part) => asked(part) && !signal?.aborted;
  const shareOf = overall({
    draws: plan.samples / COMPARED_SAMPLES,
    reasons: (asked('importance') ? COST.importance : 0) + (asked('conditions') ? COST.condition * outcomes : 0),
    levers: asked('levers') ? COST.levers : 0,
    timeLine: asked('timeLine') ? 1 + shocks : 0,
    scenarios: asked('scenarios') ? 1 + scenarios : 0,
  });
  const run = (stage: Stage, part = (share: number) => share): RunOptions => ({
    signal,
    onProgress: (done, of) => onProgress?.(stage, done, of, shareOf(stage, part(of > 0 ? done / of : 1))),
  });

  const blocks = await runner.draw(plan, run('draws'));
  const made = summarise(plan, blocks);
  const analysis: Analysis = { format: 1, forecast: made, pulls: pullsOf(design.situation) };
  if (quick) analysis.quick = true;
  const prepared = trial(design);
  const base = baseOfDraws(prepared, design.models.length, blocks);

  // Conditions are one long task: it goes first, and runs beside the many short ones of importance.
  const jobs = wanted('importance') ? importanceJobs(design, quick ? { samples: QUICK_ROWS } : {}) : [];
  const first = wanted('conditions');
  const reasons: Task[] = [
    ...(first ? [{ of: 'conditions' as const, samples: base.samples, answers: base.answers, quick }] : []),
    ...jobs.map((job): Task => ({ of: 'importance', job })),
  ];
  const found = reasons.length > 0 ? await runner.perform(design, reasons, run('reasons')) : [];
  if (first && found.length > 0) analysis.conditions = found[0] as OutcomeConditions[];
  if (jobs.length > 0 && found.length === reasons.length) {
    const results = found.slice(first ? 1 : 0) as Float64Array[];
    const whole: Importance[] = [];
    for (const one of importanceOneByOne(design, jobs, results, base, prepared)) {
      whole.push(one);
      await runner.pause?.();
    }
    analysis.importance = withDisagreement(whole, made);
  }
  if (wanted('levers')) {
    const all = await leversOn(runner, design, outcome !== undefined, (part) => run('levers', part));
    if (all) analysis.levers = realFlips(all, made);
  }
  if (wanted('missed')) {
    const [missed] = await runner.perform(design, [{ of: 'missed' }], { signal });
    if (missed) analysis.missed = missed as Missed;
  }
  const fewer = { ...settings, samples: Math.min(plan.samples, COMPARED_SAMPLES) };
  /** A part that was stopped before anything of it was done is left out. */
  const unlessStopped = <T>(part: Promise<T>) =>
    part.catch((error) => {
      if (!signal?.aborted) throw error;
      return undefined;
    });
  if (wanted('timeLine')) {
    const how = { ...fewer, ...run('timeLine') };
    analysis.timeLine = await unlessStopped(timeLine(situation, how, runner.draw));
  }
  if (wanted('scenarios')) {
    const how = { ...fewer, ...run('scenarios') };
    analysis.scenarios = await unlessStopped(compareScenarios(situation, undefined, how, runner.draw));
  }
  if (signal?.aborted) analysis.stopped = true;
  return analysis;
}

/** What the parts cost, in 2,048 draws of the forecast, as measured on the Belarus example. */
const COST = { importance: 27, condition: 1.8, levers: 27 };

/** The plan with one of its outcomes alone. @throws UsageError if there is no such outcome */
function ofOutcome(plan: Plan, outcome: string | undefined): Plan {
  if (outcome === undefined) return plan;
  const { situation } = plan.design;
  const outcomes = situation.outcomes ?? {};
  if (!Object.hasOwn(outcomes, outcome)) {
    throw new UsageError(unknownName('outcome', outcome, Object.keys(outcomes)));
  }
  return {
    ...plan,
    design: { ...plan.design, situation: { ...situation, outcomes: { [outcome]: outcomes[outcome] } } },
  };
}

/** The models' disagreement stands first in what each answer turns on. */
function withDisagreement(importance: Importance[], made: Forecast): Reasons[] {
  const all = modelDisagreements(made);
  return importance.map(({ of, kind, variance, ...rest }) => {
    const disagreement = all.find((one) => one.of === of && one.kind === kind);
    return { of, kind, variance, ...(disagreement && { disagreement }), ...rest };
  });
}

/**
 * Levers in as many stages of jobs as it takes; undefined if the run was stopped.
 *
 * @param flipsAlone leaves out what actors could do for themselves
 * @param runOf how to run a stage, given the share of all stages that a share of it is
 */
async function leversOn(
  runner: Runner,
  design: Design,
  flipsAlone: boolean,
  runOf: (part: (share: number) => number) => RunOptions,
): Promise<Levers | undefined> {
  const trials = changeTrials(design);
  const jobs: LeverJob[] = [];
  const results: Float64Array[] = [];
  let stage = 0;
  for (
    let next = leverJobs(design, {}, trials);
    next.length > 0;
    next = nextLeverJobs(design, jobs, results, trials, { flipsAlone })
  ) {
    const before = stage++;
    const found = await runner.perform(
      design,
      next.map((job): Task => ({ of: 'levers', job })),
      runOf((share) => (before + share) / STAGES),
    );
    if (found.length < next.length) return undefined;
    jobs.push(...next);
    results.push(...(found as Float64Array[]));
  }
  const all = leversFrom(design, jobs, results, trials);
  return flipsAlone ? { ...all, moves: [], coalitions: [] } : all;
}
