import * as z from 'zod';
import { changeTrials } from '../engine/change-trials.ts';
import type { Design } from '../engine/experiment.ts';
import { trial } from '../engine/trial.ts';
import type { OutcomeScenarios } from '../inside/discovery/scenario-discovery.ts';
import { type IssueInfluence, influenceOf } from '../inside/influence.ts';
import type { InterventionJob } from '../inside/interventions/intervention-jobs.ts';
import {
  type Interventions,
  interventionJobs,
  interventionsFrom,
  nextInterventionJobs,
  STAGES,
} from '../inside/interventions/interventions.ts';
import type { ParetoImprovements } from '../inside/pareto/pareto-improvements.ts';
import { baseOfDraws } from '../inside/sensitivity/base.ts';
import { type Sensitivity, sensitivityOneByOne } from '../inside/sensitivity/sensitivity.ts';
import { sensitivityJobs } from '../inside/sensitivity/sensitivity-jobs.ts';
import { UsageError } from '../numeric/errors.ts';
import { unknownName } from '../numeric/nearest-name.ts';
import { checkOptions, drawingOptions, optionsOf, runOptions } from '../situation/options.ts';
import type { Situation } from '../situation/schema.ts';
import type { Comparison } from './compare.ts';
import { compareScenarios, type Draw, drawHere, type RunOptions, timeLine } from './comparison.ts';
import type { Forecast } from './forecast.ts';
import { type ModelDisagreement, modelDisagreements } from './model-disagreement.ts';
import { overall } from './overall.ts';
import { type ForecastOptions, type Plan, planForecast } from './plan.ts';
import { realTippingPoints } from './real-tipping-points.ts';
import { summarise } from './summarise.ts';
import { type Found, performer, type Task } from './task.ts';

/** A forecast with its reasons: plain data. A part is missing where it was not asked for or the run was stopped before it. */
export interface Analysis {
  format: 1;
  forecast: Forecast;
  influence: IssueInfluence[];
  sensitivity?: Reasons[];
  scenarioDiscovery?: OutcomeScenarios[];
  interventions?: Interventions;
  paretoImprovements?: ParetoImprovements;
  timeLine?: Comparison;
  scenarios?: Comparison;
  /** True if the run was stopped: the parts that are missing were not come to. */
  stopped?: true;
  /** A first answer of few draws: its numbers are rough, and what takes long is missing. */
  quick?: true;
}

/** What an answer turns on: before all inputs, which model is right. */
export interface Reasons extends Sensitivity {
  /** None with a single model. */
  disagreement?: ModelDisagreement;
}

/** The parts of an analysis that can be left out. */
export const PARTS = [
  'sensitivity',
  'scenarioDiscovery',
  'interventions',
  'paretoImprovements',
  'timeLine',
  'scenarios',
] as const;
export type Part = (typeof PARTS)[number];

/** What is going on, for whoever shows it. */
export type Stage = 'draws' | 'reasons' | 'interventions' | 'timeLine' | 'scenarios';

export interface AnalysisOptions extends ForecastOptions {
  /** Only these parts besides the forecast; all if left out. */
  parts?: readonly Part[];
  /** A named outcome: only this one is forecast and given reasons; of interventions only its tipping points. All if left out. */
  outcome?: string;
  /** A first answer of few draws in seconds, without interventions, Pareto improvements, time line and scenarios. */
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

/** A first answer: draws, and samples of sensitivity, and its parts. */
const QUICK_SAMPLES = 512;
const QUICK_ROWS = 32;
const QUICK_PARTS: readonly Part[] = ['sensitivity', 'scenarioDiscovery'];

/** How work is done: on this thread, or on several. */
export interface Runner {
  draw: Draw;
  /** Lets others have their turn, so that a signal to stop is heard. */
  pause?(): Promise<void>;
  /** Performs some tasks and gives their results in the same order; fewer if the run is stopped. */
  perform(design: Design, tasks: Task[], options: RunOptions): Promise<Found[]>;
}

/** Everything on this thread. */
export const inlineRunner: Runner = {
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
export async function analyse(
  given: Situation,
  options: AnalysisOptions = {},
  runner = inlineRunner,
): Promise<Analysis> {
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
    ...{
      sensitivity: uncertain,
      scenarioDiscovery: uncertain && outcomes > 0,
      interventions: true,
      paretoImprovements: true,
    },
    ...{ timeLine: shocks > 0, scenarios: scenarios > 0 },
  };
  const asked = (part: Part) => has[part] && parts.includes(part) && (!quick || QUICK_PARTS.includes(part));
  const wanted = (part: Part) => asked(part) && !signal?.aborted;
  const shareOf = overall({
    draws: plan.samples / COMPARED_SAMPLES,
    reasons:
      (asked('sensitivity') ? COST.sensitivity : 0) +
      (asked('scenarioDiscovery') ? COST.scenarioDiscovery * outcomes : 0),
    interventions: asked('interventions') ? COST.interventions : 0,
    timeLine: asked('timeLine') ? 1 + shocks : 0,
    scenarios: asked('scenarios') ? 1 + scenarios : 0,
  });
  const run = (stage: Stage, part = (share: number) => share): RunOptions => ({
    signal,
    onProgress: (done, of) => onProgress?.(stage, done, of, shareOf(stage, part(of > 0 ? done / of : 1))),
  });

  const blocks = await runner.draw(plan, run('draws'));
  const made = summarise(plan, blocks);
  const analysis: Analysis = { format: 1, forecast: made, influence: influenceOf(design.situation) };
  if (quick) analysis.quick = true;
  const prepared = trial(design);
  const base = baseOfDraws(prepared, design.models.length, blocks);

  // Scenario discovery is one long task: it goes first, and runs beside the many short ones of sensitivity.
  const jobs = wanted('sensitivity') ? sensitivityJobs(design, quick ? { samples: QUICK_ROWS } : {}) : [];
  const first = wanted('scenarioDiscovery');
  const reasons: Task[] = [
    ...(first ? [{ of: 'scenarioDiscovery' as const, samples: base.samples, answers: base.answers, quick }] : []),
    ...jobs.map((job): Task => ({ of: 'sensitivity', job })),
  ];
  const found = reasons.length > 0 ? await runner.perform(design, reasons, run('reasons')) : [];
  if (first && found.length > 0) analysis.scenarioDiscovery = found[0] as OutcomeScenarios[];
  if (jobs.length > 0 && found.length === reasons.length) {
    const results = found.slice(first ? 1 : 0) as Float64Array[];
    const whole: Sensitivity[] = [];
    for (const one of sensitivityOneByOne(design, jobs, results, base, prepared)) {
      whole.push(one);
      await runner.pause?.();
    }
    analysis.sensitivity = withDisagreement(whole, made);
  }
  if (wanted('interventions')) {
    const all = await interventionsOn(runner, design, outcome !== undefined, (part) => run('interventions', part));
    if (all) analysis.interventions = realTippingPoints(all, made);
  }
  if (wanted('paretoImprovements')) {
    const [missed] = await runner.perform(design, [{ of: 'paretoImprovements' }], { signal });
    if (missed) analysis.paretoImprovements = missed as ParetoImprovements;
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
const COST = { sensitivity: 27, scenarioDiscovery: 1.8, interventions: 27 };

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
function withDisagreement(importance: Sensitivity[], made: Forecast): Reasons[] {
  const all = modelDisagreements(made);
  return importance.map(({ of, kind, variance, ...rest }) => {
    const disagreement = all.find((one) => one.of === of && one.kind === kind);
    return { of, kind, variance, ...(disagreement && { disagreement }), ...rest };
  });
}

/**
 * Levers in as many stages of jobs as it takes; undefined if the run was stopped.
 *
 * @param tippingPointsOnly leaves out what actors could do for themselves
 * @param runOf how to run a stage, given the share of all stages that a share of it is
 */
async function interventionsOn(
  runner: Runner,
  design: Design,
  tippingPointsOnly: boolean,
  runOf: (part: (share: number) => number) => RunOptions,
): Promise<Interventions | undefined> {
  const trials = changeTrials(design);
  const jobs: InterventionJob[] = [];
  const results: Float64Array[] = [];
  let stage = 0;
  for (
    let next = interventionJobs(design, {}, trials);
    next.length > 0;
    next = nextInterventionJobs(design, jobs, results, trials, { tippingPointsOnly })
  ) {
    const before = stage++;
    const found = await runner.perform(
      design,
      next.map((job): Task => ({ of: 'interventions', job })),
      runOf((share) => (before + share) / STAGES),
    );
    if (found.length < next.length) return undefined;
    jobs.push(...next);
    results.push(...(found as Float64Array[]));
  }
  const all = interventionsFrom(design, jobs, results, trials);
  return tippingPointsOnly ? { ...all, moves: [], coalitions: [] } : all;
}
