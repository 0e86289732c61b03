import type { Design } from '../../engine/design.ts';
import { stepsOf } from '../../engine/models-of.ts';
import type { Prepared } from '../../engine/prepare.ts';
import { meanByWeight } from '../../numeric/by-weight.ts';
import { checkWhole } from '../../numeric/check-whole.ts';
import { groupBy } from '../../numeric/group-by.ts';
import { mean } from '../../numeric/mean.ts';

/** Inputs whose sensitivity indices are estimated together. */
export interface InputGroup {
  by: 'input' | 'actor' | 'issue' | 'kind';
  /** The path of the input, or the id of the actor or issue, or the name of the kind. */
  id: string;
  /** Indices of the engine's inputs. */
  members: Int32Array;
}

/** Samples `from .. to - 1` of some of the groups. Plain data, small enough to be told apart on a progress bar. */
export interface SensitivityJob {
  kind: 'sensitivity';
  samples: { from: number; to: number };
  groups: { from: number; to: number };
}

/** A job solves at most this many samples of this many groups. */
const SAMPLES_A_JOB = 16;
const GROUPS_A_JOB = 64;

/** Samples of B have draw numbers of their own, so that the chance within models is independent of that of A. */
const DRAWS_OF_B = 2 ** 30;

/** Steps of the models (see `Model.steps`) that the samples are chosen to stay below: tens of seconds of one core. */
const MOST_STEPS = 2.2e10;
const LEAST_SAMPLES = 64;
const MOST_SAMPLES = 4096;

/** Every uncertain input, then all of each actor, of each issue and of each kind, in the order of the file. */
export function inputGroups({ inputs }: Prepared): InputGroup[] {
  const by = (kind: 'actor' | 'issue' | 'kind'): InputGroup[] => {
    const members = inputs.map((_, i) => i).filter((i) => inputs[i][kind] !== undefined);
    return [...groupBy(members, (i) => inputs[i][kind] as string)].map(([id, list]) => ({
      by: kind,
      id,
      members: Int32Array.from(list),
    }));
  };
  return [
    ...inputs.map(({ path }, i): InputGroup => ({ by: 'input', id: path, members: Int32Array.of(i) })),
    ...by('actor'),
    ...by('issue'),
    ...by('kind'),
  ];
}

/**
 * The number of samples that fits some tens of seconds of one core: a multiple of 64 up to 4,096. It depends on the
 * situation and the models alone, not on the machine.
 */
export function sensitivitySamples(design: Design, groups: number): number {
  const fitting = Math.floor(MOST_STEPS / (Math.max(1, groups) * stepsOf(design)) / LEAST_SAMPLES) * LEAST_SAMPLES;
  return Math.min(MOST_SAMPLES, Math.max(LEAST_SAMPLES, fitting));
}

/**
 * The model evaluations that sensitivity takes, cut into jobs that can run anywhere in any order.
 *
 * @param samples rows of each of the matrices A and B; by default, the size of the situation decides
 */
export function sensitivityJobs(
  engine: Prepared,
  { samples }: { samples?: number | undefined } = {},
): SensitivityJob[] {
  const groups = inputGroups(engine).length;
  const n = samples ?? sensitivitySamples(engine.design, groups);
  checkWhole('samples', n, 2);
  const jobs: SensitivityJob[] = [];
  for (let s = 0; s < n; s += SAMPLES_A_JOB) {
    for (let g = 0; g === 0 || g < groups; g += GROUPS_A_JOB) {
      jobs.push({
        kind: 'sensitivity',
        samples: { from: s, to: Math.min(s + SAMPLES_A_JOB, n) },
        groups: { from: g, to: Math.min(g + GROUPS_A_JOB, groups) },
      });
    }
  }
  return jobs;
}

/** Rows of answers that a job's result starts with, before those of its groups: A and B. */
const BASE_ROWS = 2;

/**
 * Solves the samples of a job: A, B (in the job of the first groups), and A with each group's inputs from B.
 *
 * @returns one column of samples for each answer of A, then of B, then of each group; after the answers of each a column of how much
 * the samples count, where they count unlike
 */
export function sensitivityJob(engine: Prepared, { samples, groups }: SensitivityJob): Float64Array {
  const { from, to } = samples;
  const count = to - from;
  const members = inputGroups(engine).slice(groups.from, groups.to);
  const answers = engine.answers.length;
  const width = answers + (engine.weighted ? 1 : 0);
  const result = new Float64Array((BASE_ROWS + members.length) * width * count);
  const a = engine.values('A', from, to);
  const b = engine.values('B', from, to);
  const valuesOfA = new Float64Array(a.length);
  const valuesOfB = new Float64Array(a.length);
  for (let s = 0; s < count; s++) {
    const keep = (row: number, found: Float64Array) => {
      for (let q = 0; q < answers; q++) result[(row * width + q) * count + s] = found[q];
      if (engine.weighted) result[(row * width + answers) * count + s] = engine.weight;
    };
    for (let i = 0; i < a.length; i++) {
      valuesOfA[i] = a[i][s];
      valuesOfB[i] = b[i][s];
    }
    if (groups.from === 0) keep(1, engine.solve(valuesOfB, DRAWS_OF_B + from + s));
    keep(0, engine.solve(valuesOfA, from + s));
    for (let g = 0; g < members.length; g++) {
      keep(BASE_ROWS + g, engine.exchange(members[g].members, valuesOfB, from + s));
    }
  }
  return result;
}

/** What the jobs found, put together: one column of samples an answer. */
export interface Evaluations {
  samples: number;
  a: Float64Array[];
  b: Float64Array[];
  /** By group, then by answer. */
  mixed: Float64Array[][];
}

/**
 * Puts the results of all jobs together, in whatever order they are. Where samples count unlike, columns whose plain means over A and
 * B are the weighted ones.
 */
export function evaluations(
  engine: Prepared,
  jobs: readonly SensitivityJob[],
  results: readonly Float64Array[],
): Evaluations {
  const samples = jobs.reduce((most, job) => Math.max(most, job.samples.to), 0);
  const width = engine.answers.length + (engine.weighted ? 1 : 0);
  const table = () => Array.from({ length: width }, () => new Float64Array(samples));
  const found = { samples, a: table(), b: table(), mixed: inputGroups(engine).map(table) };
  jobs.forEach(({ samples: { from, to }, groups }, j) => {
    let at = 0;
    const place = (columns: Float64Array[] | undefined) => {
      for (let q = 0; q < width; q++) {
        columns?.[q].set(results[j].subarray(at, at + to - from), from);
        at += to - from;
      }
    };
    place(found.a);
    place(groups.from === 0 ? found.b : undefined);
    for (let g = groups.from; g < groups.to; g++) place(found.mixed[g]);
  });
  return engine.weighted ? counted(found, engine.answers.length) : found;
}

/** Values as far as their samples count: m + w (x - m) / mean(w), with both means over A and B. */
function counted({ samples, a, b, mixed }: Evaluations, answers: number): Evaluations {
  const both = (q: number) => Float64Array.of(...a[q], ...b[q]);
  const weights = both(answers);
  const all = mean(weights);
  const tables = [a, b, ...mixed].map((columns) => columns.slice(0, answers));
  for (let q = 0; q < answers; q++) {
    const middle = meanByWeight(both(q), weights);
    [a, b, ...mixed].forEach(({ [q]: column, [answers]: own }, t) => {
      tables[t][q] = column.map((x, s) => middle + (own[s] * (x - middle)) / all);
    });
  }
  const [ofA, ofB, ...ofGroups] = tables;
  return { samples, a: ofA, b: ofB, mixed: ofGroups };
}
