import type { Prepared } from '../../engine/prepare.ts';
import type { SingleChange } from '../../engine/what-if.ts';
import { linearised, meanByWeight } from '../../numeric/by-weight.ts';
import { keptBy } from '../../numeric/kept-by.ts';
import { type Parameter, settingOf } from './parameters.ts';

/** Interventions are found in three stages; each one's jobs can run anywhere, in any order. Plain data. */
export type InterventionJob = WhatIfJob | SearchJob;

/** Tries sets of changes on draws `from .. to - 1` of a block. */
export interface WhatIfJob {
  kind: 'whatIf';
  stage: number;
  block: Block;
  from: number;
  to: number;
  sets: SingleChange[][];
}

/** Looks for the least setting of a parameter with which an outcome's probability reaches a target. */
export interface SearchJob {
  kind: 'search';
  stage: number;
  parameter: Parameter;
  /** Index of the named outcome. */
  outcome: number;
  /** Reached from below or from above. */
  rising: boolean;
  target: number;
  /** A setting that is too little and one that is enough, on the screening draws. */
  between: [number, number];
  from: number;
  to: number;
}

/** Screening draws choose candidates, other draws confirm them: a candidate that was only lucky fails there. */
export type Block = 'screen' | 'confirm';

/** A job tries at most this many sets on this many draws: some tenths of a second on a situation of ten issues. */
const SETS_A_JOB = 64;
const DRAWS_A_JOB = 8;

/** A search ends when it knows the setting to this share of the range. */
const PRECISION = 0.01;

/** Cuts the evaluation of some sets on some draws into jobs; with no set, the draws are evaluated without a change. */
export function whatIfJobs(stage: number, block: Block, from: number, to: number, sets: SingleChange[][]): WhatIfJob[] {
  const jobs: WhatIfJob[] = [];
  for (let s = from; s < to; s += DRAWS_A_JOB) {
    for (let k = 0; k === 0 || k < sets.length; k += SETS_A_JOB) {
      const end = Math.min(s + DRAWS_A_JOB, to);
      jobs.push({ kind: 'whatIf', stage, block, from: s, to: end, sets: sets.slice(k, k + SETS_A_JOB) });
    }
  }
  return jobs;
}

/**
 * Runs one job.
 *
 * @returns the columns of `Prepared.whatIf`, or of a search the one setting
 */
export function interventionJob(engine: Prepared, job: InterventionJob): Float64Array {
  return job.kind === 'whatIf' ? engine.whatIf(job.sets, job.from, job.to) : Float64Array.of(search(engine, job));
}

/** Halves the interval between too little and enough until it is narrow. */
function search(engine: Prepared, { parameter, between, from, to, ...job }: SearchJob): number {
  if (parameter.what === 'veto') return between[1];
  const { width: answers, actors } = widthsOf(engine);
  const width = answers + (engine.weighted ? 1 : 0);
  const column = actors + job.outcome;
  const count = to - from;
  let [little, enough] = between;
  while (Math.abs(enough - little) > PRECISION * (parameter.high - parameter.low)) {
    const middle = (little + enough) / 2;
    const found = engine.whatIf([[settingOf(parameter, middle)]], from, to);
    const of = (place: number) => found.subarray(place * count, (place + 1) * count);
    const p = meanByWeight(of(width + column), engine.weighted ? of(answers) : undefined);
    if (reaches(p, job.target, job.rising)) enough = middle;
    else little = middle;
  }
  return enough;
}

/** How many answers `whatIf` gives, and how many of them are losses of actors, which come first. */
export function widthsOf({ guess, answers }: Prepared): { width: number; actors: number } {
  const { actors, issues } = guess.problem;
  return { actors, width: actors + answers.length - issues };
}

/** Whether a probability is on the other side: at least the target from below, under it from above. */
export const reaches = (p: number, target: number, rising: boolean): boolean => (rising ? p >= target : p < target);

/** The results of one block of draws: a column of draws for each answer. */
export interface TriedSets {
  /** Without a change. */
  base: Float64Array[];
  /** With a set of changes, if it was tried. */
  of(set: readonly SingleChange[]): Float64Array[] | undefined;
}

/**
 * Puts the results of a block's jobs together; the jobs may be in any order.
 *
 * @param first number of the block's first draw
 * @param count its draws
 */
export function triedSets(
  jobs: readonly InterventionJob[],
  results: readonly Float64Array[],
  block: Block,
  { first, count, width: answers, weighted }: { first: number; count: number; width: number; weighted: boolean },
): TriedSets {
  const width = answers + (weighted ? 1 : 0);
  const columns = () => Array.from({ length: width }, () => new Float64Array(count));
  const base = columns();
  const bySet = new Map<string, Float64Array[]>();
  jobs.forEach((job, j) => {
    if (job.kind !== 'whatIf' || job.block !== block) return;
    const length = job.to - job.from;
    const place = (into: Float64Array[], row: number) => {
      for (let q = 0; q < width; q++) {
        const at = (row * width + q) * length;
        into[q].set(results[j].subarray(at, at + length), job.from - first);
      }
    };
    place(base, 0);
    job.sets.forEach((set, k) => {
      const key = changesKey(set);
      const into = bySet.get(key) ?? columns();
      bySet.set(key, into);
      place(into, 1 + k);
    });
  });
  // Where draws count unlike, columns whose plain means are the weighted ones.
  const counted = (all: Float64Array[]) => (weighted ? all.map((column) => linearised(column, base[answers])) : all);
  const known = keptBy((key: string) => {
    const found = bySet.get(key);
    return found && counted(found);
  });
  return { base: counted(base), of: (set) => known(changesKey(set)) };
}

/** A name for a set of changes: sets with the same name are the same. */
export const changesKey = (set: readonly SingleChange[]): string =>
  set.map(({ path, to }) => `${path}=${to}`).join(' ');
