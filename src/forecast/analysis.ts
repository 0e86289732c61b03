import * as z from 'zod';
import type { Prepared } from '../engine/prepare.ts';
import type { RunOptions } from '../engine/run.ts';
import { sampleOf } from '../engine/sample.ts';
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
import { type Sensitivity, sensitivityFrom } from '../inside/sensitivity/sensitivity.ts';
import { sensitivityJobs } from '../inside/sensitivity/sensitivity-jobs.ts';
import { UsageError } from '../numeric/errors.ts';
import { unknownName } from '../numeric/nearest-name.ts';
import { once } from '../numeric/once.ts';
import { checkOptions, drawingOptions, optionsOf, runOptions } from '../situation/options.ts';
import type { Situation } from '../situation/schema.ts';
import type { Comparison } from './compare.ts';
import { compareScenarios, timeLine } from './comparison.ts';
import { type AssumptionSensitivity, assumptionSensitivity } from './deal-assumptions.ts';
import type { Forecast } from './forecast.ts';
import { drawPlan, inlineRunner, type Job, type JobRunner, performAll } from './jobs.ts';
import { type ModelDisagreement, modelDisagreements } from './model-disagreement.ts';
import { type ForecastOptions, type Plan, planForecast } from './plan.ts';
import { summarise } from './summarise.ts';

/** A forecast with its reasons: plain data. A part is missing where it was not asked for or the run was stopped before it. */
export interface Analysis {
  format: 1;
  forecast: Forecast;
  influence: IssueInfluence[];
  sensitivity?: AnswerSensitivity[];
  /** What room turns on besides its inputs; where the file has an agreement. */
  assumptions?: AssumptionSensitivity[];
  scenarioDiscovery?: OutcomeScenarios[];
  interventions?: Interventions;
  paretoImprovements?: ParetoImprovements;
  timeLine?: Comparison | undefined;
  scenarios?: Comparison | undefined;
  /** True if the run was stopped: it did not reach the parts that are missing. */
  stopped?: true;
  /** A first answer of few draws: its numbers are rough, and what takes long is missing. */
  quick?: true;
}

/** The sensitivity of an answer, with the share of its variance that lies between the models. */
export interface AnswerSensitivity extends Sensitivity {
  /** Missing with a single model. */
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

/** The parts that `why` shows, of all outcomes or of one. */
export const partsOfWhy = (outcome: string | undefined): Part[] => [
  ...(['sensitivity', 'scenarioDiscovery', 'interventions'] as const),
  ...(outcome === undefined ? (['paretoImprovements'] as const) : []),
];

/** The stages of a run, for a progress display. */
export type Stage = 'draws' | 'reasons' | 'interventions' | 'timeLine' | 'scenarios';

export interface AnalysisOptions extends ForecastOptions {
  /** Only these parts besides the forecast; all by default. */
  parts?: readonly Part[] | undefined;
  /** A named outcome: only this one is forecast and given reasons; of interventions only its tipping points. All by default. */
  outcome?: string | undefined;
  /** A first answer of few draws in seconds, without interventions, Pareto improvements, time line and scenarios. */
  quick?: boolean;
  /** Called with how much of a stage is done, and what share of the whole run, 0-1. */
  onProgress?: (stage: Stage, done: number, planned: number, share: number) => void;
  /** Stops the run; what is done is kept. */
  signal?: AbortSignal;
}

/** Its options, for the check of their names and kinds. */
export const analysisOptions = once(() => ({
  ...drawingOptions(),
  ...runOptions(),
  parts: z.array(z.enum(PARTS)).optional().meta({ title: 'a list of parts' }),
  outcome: z.string().optional().meta({ title: 'the name of an outcome' }),
  quick: z.boolean().optional().meta({ title: 'true or false' }),
}));
const OPTIONS = once(() => optionsOf<AnalysisOptions>(analysisOptions()));

/** Changes need fewer draws than the forecast: they are drawn with the same numbers on both sides. */
const COMPARED_SAMPLES = 2048;

/** A first answer: draws, and samples of sensitivity, and its parts. */
const QUICK_SAMPLES = 512;
const QUICK_ROWS = 32;
const QUICK_PARTS: readonly Part[] = ['sensitivity', 'scenarioDiscovery'];

/**
 * Forecasts a situation and says why: what moves the forecast, under which conditions its outcomes happen, what each actor
 * could do, and what shocks and scenarios change. The bits are the same for any number of threads.
 *
 * @throws FaultError with all that is wrong with the situation, or with the names and kinds of the options
 * @throws UsageError in plain words if an option has no meaning for the situation
 * @throws the signal's reason if the run is stopped before any draw is done
 * @example (await analyse(situation, { parts: ['sensitivity'], seed: 7 })).sensitivity?.[0].inputs[0].path
 */
export async function analyse(
  given: Situation,
  options: AnalysisOptions = {},
  runner: JobRunner = inlineRunner,
): Promise<Analysis> {
  checkOptions(OPTIONS(), options);
  const { parts = PARTS, outcome, quick = false, onProgress, signal, ...settings } = options;

  // What to run, and which parts the situation has and the options ask for.
  const samples = quick ? Math.min(settings.samples ?? QUICK_SAMPLES, QUICK_SAMPLES) : settings.samples;
  const plan = ofOutcome(planForecast(given, { ...settings, samples }), outcome);
  const { base: situation } = plan;
  const has = partsOf(plan);
  const asked = (part: Part) => has[part] > 0 && parts.includes(part) && (!quick || QUICK_PARTS.includes(part));
  const wanted = (part: Part) => asked(part) && !signal?.aborted;
  const cost = (part: Part) => (asked(part) ? COST[part] * has[part] : 0);
  const shareOf = overall({
    draws: plan.samples / COMPARED_SAMPLES,
    reasons: cost('sensitivity') + cost('scenarioDiscovery'),
    interventions: cost('interventions'),
    timeLine: cost('timeLine'),
    scenarios: cost('scenarios'),
  });
  const run = (stage: Stage, part = (share: number) => share): RunOptions => ({
    signal,
    onProgress: (done, of) => onProgress?.(stage, done, of, shareOf(stage, part(of > 0 ? done / of : 1))),
  });

  // The forecast itself. Its engine and its draws serve all parts: nothing is compiled or drawn twice on a thread.
  const drawn = await drawPlan(plan, runner, run('draws'));
  const { engine } = drawn;
  const forecast = summarise(drawn);
  const analysis: Analysis = { format: 1, forecast, influence: influenceOf(engine) };
  if (quick) analysis.quick = true;
  if (forecast.agreements) analysis.assumptions = assumptionSensitivity(engine, forecast);

  // What moves it, and when. Scenario discovery is one long job: it goes first, beside the many short ones of sensitivity.
  const sample = sampleOf(engine, drawn.columns);
  const jobs = wanted('sensitivity') ? sensitivityJobs(engine, quick ? { samples: QUICK_ROWS } : {}) : [];
  const { samples: rows, answers, draws } = sample;
  const discovery: Job = { kind: 'scenarioDiscovery', samples: rows, answers, ...(draws && { draws }), quick };
  const reasons = [...(wanted('scenarioDiscovery') ? [discovery] : []), ...jobs];
  const found = reasons.length > 0 ? await performAll(engine, reasons, runner, run('reasons')) : [];
  if (reasons[0] === discovery && found.length > 0) analysis.scenarioDiscovery = found[0] as OutcomeScenarios[];
  if (jobs.length > 0 && found.length === reasons.length) {
    const evaluated = found.slice(-jobs.length) as Float64Array[];
    analysis.sensitivity = [];
    for (const one of sensitivityFrom(engine, jobs, evaluated, sample)) {
      analysis.sensitivity.push(withDisagreement(one, forecast));
      await runner.pause?.();
    }
  }

  // What each actor could do about it, and which improvements all of them pass by.
  if (wanted('interventions')) {
    const all = await interventionsOn(engine, runner, outcome !== undefined, (part) => run('interventions', part));
    if (all) analysis.interventions = withRealTippingPoints(all, forecast);
  }
  if (wanted('paretoImprovements')) {
    const [improvements] = await performAll(engine, [{ kind: 'paretoImprovements' }], runner, { signal });
    if (improvements) analysis.paretoImprovements = improvements as ParetoImprovements;
  }

  // What shocks and scenarios change: forecasts of other situations, each compared with this one.
  // Calibrated answers are compared, which take none of the models that are shown beside them.
  const models = plan.design.calibration ? ['weighted-mean'] : settings.models;
  const fewer = { ...settings, models, samples: Math.min(plan.samples, COMPARED_SAMPLES) };
  if (wanted('timeLine')) {
    const compared = timeLine(situation, { ...fewer, ...run('timeLine') }, runner);
    analysis.timeLine = await unlessStopped(compared, signal);
  }
  if (wanted('scenarios')) {
    const compared = compareScenarios(situation, undefined, { ...fewer, ...run('scenarios') }, runner);
    analysis.scenarios = await unlessStopped(compared, signal);
  }
  if (signal?.aborted) analysis.stopped = true;
  return analysis;
}

/** How many runs each part takes in this situation; 0 if the situation has nothing for it. */
function partsOf({ base, design }: Plan): Record<Part, number> {
  const uncertain = design.randomInputs.length > 0 ? 1 : 0;
  const several = (list: object = {}) => {
    const { length } = Object.keys(list);
    return length > 0 ? 1 + length : 0;
  };
  return {
    sensitivity: uncertain,
    scenarioDiscovery: uncertain * Object.keys(design.situation.outcomes ?? {}).length,
    interventions: 1,
    paretoImprovements: 1,
    timeLine: several(base.shocks),
    scenarios: several(base.scenarios),
  };
}

/** The cost of one run of a part, in units of 2,048 draws of the forecast; measured on the Belarus example. */
const COST: Record<Part, number> = {
  ...{ sensitivity: 27, scenarioDiscovery: 1.8, interventions: 27, paretoImprovements: 0 },
  ...{ timeLine: 1, scenarios: 1 },
};

/** A part's result; undefined if the run was stopped before the part had one. */
async function unlessStopped<T>(part: Promise<T>, signal: AbortSignal | undefined): Promise<T | undefined> {
  try {
    return await part;
  } catch (error) {
    if (!signal?.aborted) throw error;
    return undefined;
  }
}

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

/** The models' disagreement stands first in what an answer turns on. */
function withDisagreement({ of, kind, variance, ...rest }: Sensitivity, forecast: Forecast): AnswerSensitivity {
  const disagreement = modelDisagreements(forecast).find((one) => one.of === of && one.kind === kind);
  return { of, kind, variance, ...(disagreement && { disagreement }), ...rest };
}

/**
 * Drops tipping points that do not cross one half as seen from the forecast. The few draws that confirm one may lie on the other
 * side of one half than the many draws of the forecast.
 */
export function withRealTippingPoints(interventions: Interventions, { outcomes }: Forecast): Interventions {
  const side = (p: number) => Math.sign(p - 0.5);
  const now = new Map(outcomes.map(({ id, probability }) => [id, side(probability.value)]));
  const tippingPoints = interventions.tippingPoints.filter(
    ({ outcome, becomes }) => (now.get(outcome) ?? 0) * side(becomes.value) < 0,
  );
  const without = outcomes.map(({ id }) => id).filter((id) => !tippingPoints.some(({ outcome }) => outcome === id));
  return { ...interventions, tippingPoints, withoutTippingPoint: without };
}

/**
 * Interventions in as many stages of jobs as it takes; undefined if the run was stopped.
 *
 * @param tippingPointsOnly looks for no interventions by which actors gain
 * @param runOf how to run a stage, given the share of all stages that a share of it is
 */
async function interventionsOn(
  engine: Prepared,
  runner: JobRunner,
  tippingPointsOnly: boolean,
  runOf: (part: (share: number) => number) => RunOptions,
): Promise<Interventions | undefined> {
  const jobs: InterventionJob[] = [];
  const results: Float64Array[] = [];
  let next = interventionJobs(engine);
  for (let stage = 0; next.length > 0; stage++) {
    const found = await performAll(
      engine,
      next,
      runner,
      runOf((share) => (stage + share) / STAGES),
    );
    if (found.length < next.length) return undefined;
    jobs.push(...next);
    results.push(...(found as Float64Array[]));
    next = nextInterventionJobs(engine, jobs, results, { tippingPointsOnly });
  }
  const all = interventionsFrom(engine, jobs, results);
  return tippingPointsOnly ? { ...all, moves: [], coalitions: [] } : all;
}

/**
 * How much of a run is done, over all its stages.
 *
 * @param costs what each stage costs in any unit, in the order in which they run; 0 for those that do not run
 * @returns a function of a stage and the share of it that is done (0-1); it gives the share of the whole run (0-1)
 */
function overall(costs: Record<Stage, number>): (stage: Stage, share: number) => number {
  const stages = Object.keys(costs) as Stage[];
  const sum = (some: Stage[]) => some.reduce((total, stage) => total + costs[stage], 0);
  return (stage, share) => {
    const before = sum(stages.slice(0, stages.indexOf(stage)));
    const all = sum(stages);
    return all > 0 ? Math.min(1, (before + share * costs[stage]) / all) : 1;
  };
}
