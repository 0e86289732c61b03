import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Piscina } from 'piscina';
import type { Design } from '../engine/design.ts';
import type { RunOptions } from '../engine/run.ts';
import { type Analysis, type AnalysisOptions, analyse, analysisOptions } from '../forecast/analysis.ts';
import { explaining, withRests } from '../forecast/by-explanation.ts';
import type { Forecast } from '../forecast/forecast.ts';
import { drawPlan, type JobResult, type JobRunner } from '../forecast/jobs.ts';
import { type ForecastOptions, planForecast } from '../forecast/plan.ts';
import { summarise } from '../forecast/summarise.ts';
import { UsageError } from '../numeric/errors.ts';
import { once } from '../numeric/once.ts';
import { checkOptions, drawingOptions, optionsOf, runOptions, workersOption } from '../situation/options.ts';
import type { Situation } from '../situation/schema.ts';
import { sent } from './own-models.ts';
import type { Refused } from './worker.ts';

export interface ThreadOptions {
  /** Threads that work, this one included; by default, as many as the machine has cores, at most 8. */
  workers?: number;
}

export interface WorkerOptions extends ForecastOptions, RunOptions, ThreadOptions {}

const OPTIONS = once(() => optionsOf<WorkerOptions>({ ...drawingOptions(), ...runOptions(), ...workersOption() }));

/**
 * Forecasts a situation on several threads. Any number of threads gives the same bits as `forecast`.
 *
 * @throws FaultError with all that is wrong with the situation, or with the names and kinds of the options
 * @throws UsageError in plain words if an option has no meaning for the situation
 * @throws the signal's reason if the run is stopped before any draw is done
 * @example await forecastOnWorkers(parseSituation(text), { samples: 65_536, workers: 4 })
 */
export async function forecastOnWorkers(situation: Situation, options: WorkerOptions = {}): Promise<Forecast> {
  checkOptions(OPTIONS(), options);
  const { workers, onProgress, signal, ...settings } = options;

  // What to run: the options checked against the situation, and their defaults.
  const plan = planForecast(situation, settings);
  const explanations = explaining(situation, settings);
  // A model that threads cannot load is refused before anything is drawn, not after.
  if (workers !== 1) sent(plan.design);

  // The draws, on this thread and where there are many on others, and what they say, all together.
  const runner = threads(workers);
  const more = explanations?.planned ?? 0;
  const report = (done: number, planned: number) => onProgress?.(done, planned + more);
  try {
    const drawn = summarise(await drawPlan(plan, runner, { onProgress: report, signal }));
    if (!explanations || drawn.settings.stoppedBefore !== undefined) return drawn;
    // Explanations that change the situation, and the outcomes under each: few draws, which no thread is started for.
    const also = (done: number) => report(plan.samples + done, plan.samples);
    try {
      return { ...drawn, explanations: await explanations.on(withRests(nextTurn), { onProgress: also, signal }) };
    } catch (error) {
      // The draws are done: a stop loses what follows from the explanations alone.
      if (!signal?.aborted) throw error;
      return drawn;
    }
  } finally {
    await runner.close();
  }
}

export interface WorkerAnalysisOptions extends AnalysisOptions, ThreadOptions {}

const ANALYSIS_OPTIONS = once(() => optionsOf<WorkerAnalysisOptions>({ ...analysisOptions(), ...workersOption() }));

/**
 * Analyses a situation on several threads. Any number of threads gives the same bits as `analyse`.
 *
 * @throws FaultError with all that is wrong with the situation, or with the names and kinds of the options
 * @throws UsageError in plain words if an option has no meaning for the situation
 * @throws the signal's reason if the run is stopped before any draw is done
 * @example (await analyseOnWorkers(parseSituation(text), { workers: 4 })).interventions?.tippingPoints
 */
export async function analyseOnWorkers(situation: Situation, options: WorkerAnalysisOptions = {}): Promise<Analysis> {
  checkOptions(ANALYSIS_OPTIONS(), options);
  const { workers, ...rest } = options;
  const runner = threads(workers);
  try {
    return await analyse(situation, rest, runner);
  } finally {
    await runner.close();
  }
}

/** Jobs queued at each thread. This thread hands out work only between its own jobs, so a second job waits there. */
const AHEAD = 2;

/** More threads than this are refused. */
const MOST_WORKERS = 64;

/** Threads of Node, to be closed when all is done. */
export interface Threads extends JobRunner {
  close(): Promise<void>;
}

/**
 * Runs jobs on threads of Node.
 *
 * @param workers threads that work, this one included; by default, as many as the machine has cores, at most 8
 * @throws UsageError if that is not a whole number from 1 to 64
 */
export function threads(workers = Math.min(8, availableParallelism())): Threads {
  if (!Number.isInteger(workers) || workers < 1 || workers > MOST_WORKERS) {
    throw new UsageError(`workers is ${workers}, expected a whole number from 1 to ${MOST_WORKERS}`);
  }
  let open: { pool: Piscina; design: Design; count: number } | undefined;
  const closing: Promise<void>[] = [];
  const close = () => {
    // The pool reports a result that is on its way when it ends as an error; the result is not needed any more.
    open?.pool.on('error', () => undefined);
    if (open) closing.push(open.pool.destroy());
    open = undefined;
  };
  return {
    threads: workers,
    lanes(design, count) {
      // One pool for all parts of an analysis: starting a thread takes as long as a small part.
      if (open?.design !== design || open.count !== count) {
        close();
        open = { pool: poolOf(design, count), design, count };
      }
      const { pool } = open;
      return Array.from({ length: count * AHEAD }, () => async (job) => {
        const found: JobResult | Refused = await pool.run(job);
        if ('refused' in found) throw new UsageError(found.refused);
        return found;
      });
    },
    pause: nextTurn,
    async close() {
      close();
      await Promise.all(closing);
    },
  };
}

function poolOf(design: Design, count: number): Piscina {
  return new Piscina({
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: count,
    maxThreads: count,
    workerData: sent(design),
    concurrentTasksPerWorker: AHEAD,
  });
}
