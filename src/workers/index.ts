import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Piscina } from 'piscina';
import type { Forecast } from '../forecast/forecast.ts';
import { type ForecastOptions, planForecast } from '../forecast/plan.ts';
import { summarise } from '../forecast/summarise.ts';
import { type Draws, experiment } from '../inside/experiment.ts';
import { CHUNK } from '../inside/sampler.ts';
import type { Situation } from '../situation/schema.ts';

export interface WorkerOptions extends ForecastOptions {
  /** Threads that draw, this one included; as many as the machine has cores if left out. */
  workers?: number;
  /** Told after every stretch how many of the draws are done. */
  onProgress?: (done: number, planned: number) => void;
  /** Stops the run; the forecast is then made of the draws that are done. */
  signal?: AbortSignal;
}

/** Work is handed out in stretches of about this many drawn numbers: some hundredths of a second. */
const STRETCH_NUMBERS = 200_000;
const LONGEST_STRETCH = 512;

/** Stretches that a worker has at a time. */
const AHEAD = 2;

/** More threads than this are refused. */
const MOST_WORKERS = 64;

/**
 * Forecasts a situation on several threads. The same bits as `forecast` for any number of them.
 *
 * @throws RangeError in plain words if an option has no meaning for the situation
 * @throws the signal's reason if the run is stopped before any draw is done
 */
export async function forecastOnWorkers(situation: Situation, options: WorkerOptions = {}): Promise<Forecast> {
  const { workers = Math.min(8, availableParallelism()), onProgress, signal } = options;
  if (!Number.isInteger(workers) || workers < 1 || workers > MOST_WORKERS) {
    throw new RangeError(`workers is ${workers}, expected a whole number from 1 to ${MOST_WORKERS}`);
  }
  const plan = planForecast(situation, options);
  const { design, samples } = plan;
  const chunks = Math.floor(STRETCH_NUMBERS / (1 + design.randomInputs.length) / CHUNK);
  const stretch = Math.min(LONGEST_STRETCH, CHUNK * Math.max(1, chunks));
  const stretches = Math.ceil(samples / stretch);
  const blocks: Draws[] = new Array(stretches);
  let next = 0;
  let done = 0;

  /** Takes one stretch after the other, in order, until none is left or the run is stopped. */
  const work = async (run: (from: number, to: number) => Draws | Promise<Draws>) => {
    while (next < stretches && !signal?.aborted) {
      const index = next++;
      const from = index * stretch;
      blocks[index] = await run(from, Math.min(from + stretch, samples));
      done += blocks[index].count;
      onProgress?.(done, samples);
    }
  };

  // Starting a worker takes as long as a few stretches.
  const threads = Math.min(workers - 1, Math.floor(stretches / 8));
  const pool =
    threads > 0
      ? new Piscina({
          filename: new URL('./worker.js', import.meta.url).href,
          minThreads: threads,
          maxThreads: threads,
          workerData: design,
          // This thread hands out work only between its own stretches: a second one waits at the worker.
          concurrentTasksPerWorker: AHEAD,
        })
      : undefined;
  try {
    const { run } = experiment(design);
    const here = work(async (from, to) => {
      await nextTurn();
      return run(from, to);
    });
    const elsewhere = Array.from({ length: threads * AHEAD }, () =>
      work((from, to) => (pool as Piscina).run({ from, to })),
    );
    await Promise.all([here, ...elsewhere]);
  } catch (error) {
    next = stretches;
    throw error;
  } finally {
    await pool?.destroy();
  }
  if (done === 0) signal?.throwIfAborted();
  return summarise(plan, blocks.slice(0, next));
}
