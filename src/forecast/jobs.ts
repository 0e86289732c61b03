import type { Columns, DrawnColumns } from '../engine/columns.ts';
import { type Prepared, prepare } from '../engine/prepare.ts';
import { type DrawJob, drawAll, joined, listed, type Runner, type RunOptions, run } from '../engine/run.ts';
import { rowsOf } from '../engine/sample.ts';
import { discoverScenarios, type OutcomeScenarios } from '../inside/discovery/scenario-discovery.ts';
import { type InterventionJob, interventionJob } from '../inside/interventions/intervention-jobs.ts';
import { type ParetoImprovements, paretoImprovements } from '../inside/pareto/pareto-improvements.ts';
import { type SensitivityJob, sensitivityJob } from '../inside/sensitivity/sensitivity-jobs.ts';
import type { Plan } from './plan.ts';

/** A piece of work that can be done on any thread, in any order. Plain data. */
export type Job =
  | DrawJob
  | SensitivityJob
  | InterventionJob
  | { kind: 'scenarioDiscovery'; samples: number; answers: Float64Array[]; draws?: Uint32Array; quick?: boolean }
  | { kind: 'paretoImprovements' };

/** The results of the kinds of jobs. */
export type JobResult = Columns | Float64Array | OutcomeScenarios[] | ParetoImprovements;

/** Where a forecast and its reasons are computed. */
export interface JobRunner extends Runner<Job, JobResult> {
  /** Performs jobs in a way of its own, such as one that keeps their results; which jobs there are then depends on no time. */
  performAll?(engine: Prepared, jobs: readonly Job[], options: RunOptions): Promise<JobResult[]>;
}

/** Everything on this thread. */
export const inlineRunner: JobRunner = { threads: 1, lanes: () => [] };

/** Does one job with the engine of this thread. */
export function perform(engine: Prepared, job: Job): JobResult {
  switch (job.kind) {
    case 'draw':
      return engine.draw(job.from, job.to);
    case 'sensitivity':
      return sensitivityJob(engine, job);
    case 'scenarioDiscovery': {
      // The inputs are drawn again: that is quicker than sending so many to another thread.
      const { samples, answers, draws, quick } = job;
      const drawn = engine.values('A', 0, samples);
      const inputs = draws ? rowsOf(drawn, draws) : drawn;
      return discoverScenarios(engine, { samples, answers, inputs, ...(draws && { draws }) }, { quick });
    }
    case 'paretoImprovements':
      return paretoImprovements(engine);
    default:
      return interventionJob(engine, job);
  }
}

/**
 * Performs jobs on the runner's other threads, or on this one if it has no others: a job may take long, and this thread hands out
 * the work.
 *
 * @returns their results in the same order; fewer if the run is stopped
 */
export function performAll(
  engine: Prepared,
  jobs: readonly Job[],
  runner: JobRunner,
  options: RunOptions,
): Promise<JobResult[]> {
  if (runner.performAll) return runner.performAll(engine, jobs, options);
  const lanes = runner.lanes(engine.design, runner.threads);
  return run(listed(jobs), lanes.length > 0 ? lanes : [(job) => perform(engine, job)], options);
}

/** A plan with the engine that it was drawn with on this thread, and its draws. */
export interface Drawn {
  plan: Plan;
  engine: Prepared;
  /** The first draws of the plan; fewer than planned if the run was stopped. */
  columns: DrawnColumns;
}

/** Compiles a plan and makes its draws. @throws the signal's reason if the run is stopped before any draw is done */
export async function drawPlan(plan: Plan, runner: JobRunner, options: RunOptions): Promise<Drawn> {
  const engine = prepare(plan.design);
  if (!runner.performAll) return { plan, engine, columns: await drawAll(engine, plan.samples, runner, options) };
  const drawn = await runner.performAll(engine, stretchesOf(plan.samples), options);
  if (drawn.length === 0) options.signal?.throwIfAborted();
  return { plan, engine, columns: joined(engine, drawn as Columns[]) };
}

/** Draws of a job where jobs are of one length. */
const STRETCH = 512;

const stretchesOf = (samples: number): DrawJob[] =>
  Array.from({ length: Math.ceil(samples / STRETCH) }, (_, i) => ({
    kind: 'draw',
    from: i * STRETCH,
    to: Math.min(samples, (i + 1) * STRETCH),
  }));
