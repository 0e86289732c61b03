import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Piscina } from 'piscina';
import { type Design, type Draws, experiment } from '../engine/experiment.ts';
import { CHUNK } from '../engine/sampling/sampler.ts';
import { type Analysis, type AnalysisOptions, analyse, analysisOptions } from '../forecast/analysis.ts';
import type { RunOptions } from '../forecast/comparison.ts';
import type { Forecast } from '../forecast/forecast.ts';
import { type ForecastOptions, type Plan, planForecast } from '../forecast/plan.ts';
import { summarise } from '../forecast/summarise.ts';
import type { Found, Task } from '../forecast/task.ts';
import { UsageError } from '../numeric/errors.ts';
import { checkOptions, drawingOptions, optionsOf, runOptions, workersOption } from '../situation/options.ts';
import type { Situation } from '../situation/schema.ts';
import { sent } from './own-models.ts';

export interface ThreadOptions extends RunOptions {
  /** Threads that draw, this one included; as many as the machine has cores if left out. */
  workers?: number;
}

export interface WorkerOptions extends ForecastOptions, ThreadOptions {}

const OPTIONS = optionsOf<WorkerOptions>({ ...drawingOptions, ...runOptions, ...workersOption });

/** Work is handed out in stretches of about this long, so that a signal is heard and no thread waits for another. */
const STRETCH_MS = 60;
const LONGEST_STRETCH = 512;

/** Stretches that a worker has at a time. */
const AHEAD = 2;

/** More threads than this are refused. */
const MOST_WORKERS = 64;

/**
 * Forecasts a situation on several threads. The same bits as `forecast` for any number of them.
 *
 * @throws FaultError with all that is wrong with the situation, or with the names and kinds of the options
 * @throws UsageError in plain words if an option has no meaning for the situation
 * @throws the signal's reason if the run is stopped before any draw is done
 */
export async function forecastOnWorkers(situation: Situation, options: WorkerOptions = {}): Promise<Forecast> {
  checkOptions(OPTIONS, options);
  const { workers, onProgress, signal, ...settings } = options;
  const plan = planForecast(situation, settings);
  // A model that no thread can load is told before anything is drawn, not after.
  if (workers !== 1) sent(plan.design);
  return summarise(plan, await drawOnWorkers(plan, { workers, onProgress, signal }));
}

/**
 * Makes the draws of a plan on several threads: all of them, or the first ones if the run is stopped.
 *
 * @throws UsageError if the number of workers is none
 * @throws the signal's reason if the run is stopped before any draw is done
 */
export async function drawOnWorkers(plan: Plan, options: ThreadOptions = {}): Promise<Draws[]> {
  const { workers = Math.min(8, availableParallelism()), onProgress, signal } = options;
  if (!Number.isInteger(workers) || workers < 1 || workers > MOST_WORKERS) {
    throw new UsageError(`workers is ${workers}, expected a whole number from 1 to ${MOST_WORKERS}`);
  }
  const { design, samples } = plan;
  const blocks: Draws[] = [];
  let next = 0;
  let done = 0;
  let stretch = 1;

  /** Takes one stretch after the other, in order, until none is left or it is told to stop. */
  const work = async (run: (from: number, to: number) => Draws | Promise<Draws>, goOn = () => true) => {
    while (next < samples && !signal?.aborted && goOn()) {
      const from = next;
      // Numbers are drawn a chunk at a time: what is left of one is not left to another thread, unless solving takes long.
      const end = from + stretch;
      const to = Math.min(stretch < CHUNK / 4 ? end : Math.ceil(end / CHUNK) * CHUNK, samples);
      next = to;
      blocks.push(await run(from, to));
      done += to - from;
      onProgress?.(done, samples);
    }
  };

  const { run } = experiment(design);
  const here = async (from: number, to: number) => {
    await nextTurn();
    const started = performance.now();
    const block = run(from, to);
    const fitting = ((to - from) * STRETCH_MS) / (performance.now() - started);
    // The first draws of all are slow: the stretch grows no faster than it doubles.
    stretch = Math.max(1, Math.min(LONGEST_STRETCH, 2 * stretch, Math.round(fitting)));
    return block;
  };

  // Starting a worker takes as long as a few stretches: this thread begins, and sees what a stretch is.
  const began = performance.now();
  await work(here, () => performance.now() - began < 2 * STRETCH_MS);
  const threads = Math.min(workers - 1, Math.floor((samples - done) / stretch / 8));
  const pool = threads > 0 ? poolOf(design, threads) : undefined;
  try {
    const elsewhere = Array.from({ length: threads * AHEAD }, () =>
      work((from, to) => (pool as Piscina).run({ from, to })),
    );
    await Promise.all([work(here), ...elsewhere]);
  } catch (error) {
    next = samples;
    throw error;
  } finally {
    await pool?.destroy();
  }
  if (done === 0) signal?.throwIfAborted();
  return blocks;
}

export interface WorkerAnalysisOptions extends AnalysisOptions {
  /** Threads that work, this one included; as many as the machine has cores if left out. */
  workers?: number;
}

const ANALYSIS_OPTIONS = optionsOf<WorkerAnalysisOptions>({ ...analysisOptions, ...workersOption });

/**
 * Analyses a situation on several threads. The same bits as `analyse` for any number of them.
 *
 * @throws FaultError with all that is wrong with the situation, or with the names and kinds of the options
 * @throws UsageError in plain words if an option has no meaning for the situation
 * @throws the signal's reason if the run is stopped before any draw is done
 */
export async function analyseOnWorkers(situation: Situation, options: WorkerAnalysisOptions = {}): Promise<Analysis> {
  checkOptions(ANALYSIS_OPTIONS, options);
  const { workers, ...rest } = options;
  let pool: Piscina | undefined;
  try {
    return await analyse(situation, rest, {
      draw: (plan, run) => drawOnWorkers(plan, { ...run, workers }),
      pause: nextTurn,
      perform: (design, tasks, run) => {
        // One pool for all parts: starting a thread takes as long as a small part.
        pool ??= poolOf(design, workers ?? Math.min(8, availableParallelism()));
        return performOn(pool, tasks, run);
      },
    });
  } finally {
    await pool?.destroy();
  }
}

/**
 * Performs tasks on the threads of a pool; their results in the same order, fewer if the run is stopped. This thread performs none of them:
 * a task may take long, and whoever stops the run is answered at once.
 */
async function performOn(pool: Piscina, tasks: Task[], { onProgress, signal }: RunOptions): Promise<Found[]> {
  if (signal?.aborted) return [];
  const results: Found[] = new Array(tasks.length);
  let next = 0;
  let done = 0;
  const work = async () => {
    while (next < tasks.length && !signal?.aborted) {
      const k = next++;
      results[k] = await pool.run(tasks[k]);
      onProgress?.(++done, tasks.length);
    }
  };
  let stop = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
    signal?.addEventListener('abort', stop, { once: true });
  });
  try {
    const all = Promise.all(Array.from({ length: pool.threads.length * AHEAD }, work));
    // What is under way when the run is stopped ends with the pool, and nobody waits for it.
    all.catch(() => {});
    await Promise.race([all, stopped]);
  } finally {
    next = tasks.length;
    signal?.removeEventListener('abort', stop);
  }
  // biome-ignore lint/complexity/useIndexOf: it passes over holes, and a result that never came is one
  const missing = results.findIndex((result) => result === undefined);
  return missing < 0 ? results : results.slice(0, missing);
}

function poolOf(design: Design, threads: number): Piscina {
  return new Piscina({
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    workerData: sent(design),
    // This thread hands out work only between its own stretches: a second one waits at the worker.
    concurrentTasksPerWorker: AHEAD,
  });
}
