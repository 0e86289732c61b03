import { type Columns, firstOf, place } from './columns.ts';
import type { Design } from './design.ts';
import type { Prepared } from './prepare.ts';
import { CHUNK } from './sampling/sampler.ts';

/** How far a run is, and how to stop it. */
export interface RunOptions {
  /** Called from time to time with the amount of work that is done and planned. */
  onProgress?: ((done: number, planned: number) => void) | undefined;
  /** Stops the run; what is done is kept. */
  signal?: AbortSignal | undefined;
}

/** Performs one job after the other: on this thread, on another one, or on another machine. */
export type Lane<Job, Result> = (job: Job) => Result | Promise<Result>;

/** Where jobs are performed. */
export interface Runner<Job, Result> {
  /** Threads that can work at once, this one included. */
  readonly threads: number;
  /** Lanes to `threads` other threads for the jobs of a design; an empty list if this thread does everything. */
  lanes(design: Design, threads: number): Lane<Job, Result>[];
  /** Lets others have their turn on this thread, so that a signal to stop is heard. */
  pause?(): Promise<void>;
}

/** Jobs to be handed out, each once. */
export interface JobList<Job> {
  /** The next one, if any is left. */
  next(): Job | undefined;
  /** The work in all of them, and in one. */
  readonly planned: number;
  sizeOf(job: Job): number;
}

/** Some jobs of equal size, in their order. */
export function listed<Job>(jobs: readonly Job[]): JobList<Job> {
  let next = 0;
  return { next: () => jobs[next++], planned: jobs.length, sizeOf: () => 1 };
}

/**
 * Performs jobs on some lanes until no job is left.
 *
 * A signal stops the run at once. Jobs under way are given up, since one may take long; so are results that come after the first
 * such job.
 *
 * @param until ends the run early, as far as no job is given up
 * @returns the results in the order of the jobs; fewer if the run was stopped
 * @throws the first error that a lane throws
 */
export async function run<Job, Result>(
  jobs: JobList<Job>,
  lanes: readonly Lane<Job, Result>[],
  { onProgress, signal, until = () => false }: RunOptions & { until?: () => boolean } = {},
): Promise<Result[]> {
  const results: { of: Result }[] = [];
  let handedOut = 0;
  let done = 0;
  let over = false;
  const work = async (lane: Lane<Job, Result>) => {
    while (!over && !signal?.aborted && !until()) {
      const job = jobs.next();
      if (job === undefined) return;
      const at = handedOut++;
      const result = await lane(job);
      if (over) return;
      results[at] = { of: result };
      done += jobs.sizeOf(job);
      onProgress?.(done, jobs.planned);
    }
  };
  let stop = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
    signal?.addEventListener('abort', stop, { once: true });
  });
  try {
    const all = Promise.all(lanes.map(work));
    // A job under way when the run is stopped may fail later, when its thread ends. By then its result is no longer needed.
    all.catch(() => {});
    await Promise.race([all, stopped]);
  } finally {
    over = true;
    signal?.removeEventListener('abort', stop);
  }
  // biome-ignore lint/complexity/useIndexOf: it passes over holes, and a result that never came is one
  const missing = results.findIndex((result) => result === undefined);
  return (missing < 0 ? results : results.slice(0, missing)).map(({ of }) => of);
}

/** A stretch of draws. */
export interface DrawJob {
  kind: 'draw';
  from: number;
  to: number;
}

/** Draws are handed out in stretches of about this long, so that a signal is heard and no thread waits for another. */
const STRETCH_MS = 60;
const LONGEST_STRETCH = 512;

/** Another thread is worth its start if it has at least so many stretches to draw. */
const LEAST_STRETCHES = 8;

/**
 * Makes `samples` draws of a design on this thread and, where there are many, on others.
 *
 * @param start the first of them
 * @returns all of them, or the first ones if the run is stopped
 * @throws the signal's reason if the run is stopped before any draw is done
 */
export async function drawAll(
  engine: Prepared,
  samples: number,
  runner: Runner<DrawJob, unknown>,
  { onProgress, signal }: RunOptions = {},
  start = 0,
): Promise<Columns> {
  const columns = { ...engine.emptyColumns(samples), from: start };
  const over = start + samples;
  let next = start;
  let stretch = 1;
  const jobs: JobList<DrawJob> = {
    next() {
      if (next >= over) return undefined;
      const from = next;
      // Numbers are drawn a chunk at a time: a chunk is not shared between threads, unless solving takes long.
      const end = from + stretch;
      next = Math.min(stretch < CHUNK / 4 ? end : Math.ceil(end / CHUNK) * CHUNK, over);
      return { kind: 'draw', from, to: next };
    },
    planned: samples,
    sizeOf: ({ from, to }) => to - from,
  };
  let closed = false;
  const keep = ({ to }: DrawJob, drawn: Columns): Kept => {
    // A stretch that comes after the run was stopped is not among the first draws.
    if (!closed) place(columns, drawn);
    return { to, held: drawn.held };
  };
  const inline: Lane<DrawJob, Kept> = async (job) => {
    await runner.pause?.();
    signal?.throwIfAborted();
    const began = performance.now();
    const drawn = engine.draw(job.from, job.to);
    const fitting = (drawn.count * STRETCH_MS) / (performance.now() - began);
    // The first draws of all are slow: the stretch grows no faster than it doubles.
    stretch = Math.max(1, Math.min(LONGEST_STRETCH, 2 * stretch, Math.round(fitting)));
    return keep(job, drawn);
  };

  // Starting a thread takes as long as a few stretches: this one begins, and sees how long a stretch is.
  const began = performance.now();
  const report = (done: number) => onProgress?.(done, samples);
  const until = () => performance.now() - began > 2 * STRETCH_MS;
  const first = await run(jobs, [inline], { onProgress: report, signal, until });
  const before = (first.at(-1)?.to ?? start) - start;

  // Then all together.
  const worthIt = Math.floor((samples - before) / stretch / LEAST_STRETCHES);
  const threads = Math.max(0, Math.min(runner.threads - 1, worthIt));
  const others = (threads > 0 ? runner.lanes(engine.design, threads) : []).map(
    (lane): Lane<DrawJob, Kept> =>
      async (job) =>
        keep(job, (await lane(job)) as Columns),
  );
  const rest = await run(jobs, [inline, ...others], { onProgress: (done) => report(before + done), signal });
  closed = true;
  const last = rest.at(-1)?.to;
  const done = last === undefined ? before : last - start;
  if (done === 0) signal?.throwIfAborted();
  for (const { held } of [...first, ...rest]) for (let h = 0; h < held.length; h++) columns.held[h] += held[h];
  return firstOf(columns, done);
}

/** Consecutive stretches as one, the first of them from draw 0 on. */
export function joined(engine: Prepared, parts: readonly Columns[]): Columns {
  const all = engine.emptyColumns(parts.reduce((sum, { count }) => sum + count, 0));
  for (const part of parts) {
    place(all, part);
    for (let h = 0; h < part.held.length; h++) all.held[h] += part.held[h];
  }
  return all;
}

/** The end of a stretch and its counts of `held`, which `place` leaves to the caller. */
interface Kept {
  to: number;
  held: Float64Array;
}
