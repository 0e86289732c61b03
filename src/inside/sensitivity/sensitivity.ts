import type { InputKind } from '../../engine/inputs.ts';
import type { Prepared } from '../../engine/prepare.ts';
import type { Sample } from '../../engine/sample.ts';
import { lengthOf, scaleOf } from '../../situation/scale.ts';
import type { Situation } from '../../situation/schema.ts';
import {
  evaluations,
  type InputGroup,
  inputGroups,
  type SensitivityJob,
  sensitivityJob,
  sensitivityJobs,
} from './sensitivity-jobs.ts';
import { type SobolIndex, type SobolIndices, sobolIndices } from './sobol-indices.ts';

/** Where the uncertainty of one answer comes from. */
export interface Sensitivity {
  /** Id of the issue or named outcome. */
  of: string;
  kind: 'issue' | 'outcome';
  /** Variance of the pooled answer over the draws, in the square of its unit. */
  variance: number;
  /** By total index, descending. */
  inputs: InputSensitivity[];
  byActor: GroupSensitivity[];
  byIssue: GroupSensitivity[];
  byKind: GroupSensitivity[];
}

export interface InputSensitivity extends SobolIndices {
  path: string;
  kind: InputKind;
  actor?: string | undefined;
  issue?: string | undefined;
  /** Mean of the answer where the input is in its lowest and in its highest tenth: the ends of its tornado bar. */
  swing: { low: number; high: number };
}

/** All inputs of an actor, on an issue, or of a kind, taken as one. */
export interface GroupSensitivity {
  id: string;
  first: SobolIndex;
  total: SobolIndex;
}

/**
 * The sensitivity of every answer to every uncertain input, from what the jobs found; one answer after the other, since resampling
 * each of them takes a while.
 *
 * @param results of `sensitivityJob`, in the order of the jobs
 * @param sample draws for the swings, the more the better; the samples of matrix A by default
 * @param only of this answer alone; of all by default
 */
export function* sensitivityFrom(
  engine: Prepared,
  jobs: readonly SensitivityJob[],
  results: readonly Float64Array[],
  sample?: Sample,
  only?: Pick<Sensitivity, 'of' | 'kind'>,
): Generator<Sensitivity> {
  const { situation, seed } = engine.design;
  const { samples, a, b, mixed } = evaluations(engine, jobs, results);
  const groups = inputGroups(engine);
  const { inputs: x, answers: y } = sample ?? { inputs: engine.values('A', 0, samples), answers: a };
  const swings = x.map((column) => swing(column, y));

  for (const [q, { of, kind }] of engine.answers.entries()) {
    if (only && (only.of !== of || only.kind !== kind)) continue;
    const { variance, indices } = sobolIndices(
      a[q],
      b[q],
      mixed.map((columns) => columns[q]),
      { seed, range: rangeOf(situation, of, kind) },
    );
    const group = (by: InputGroup['by']) =>
      groups.flatMap((one, g): GroupSensitivity[] => (one.by === by ? [{ id: one.id, ...indices[g] }] : []));
    const inputs = engine.inputs.map(({ central: _, ...input }, i): InputSensitivity => {
      return { ...input, ...indices[i], swing: swings[i][q] };
    });
    yield {
      of,
      kind,
      variance,
      inputs: inputs.sort(byTotal),
      byActor: group('actor').sort(byTotal),
      byIssue: group('issue').sort(byTotal),
      byKind: group('kind').sort(byTotal),
    };
  }
}

/** Length of the scale of an answer; a share of models lies between 0 and 1. */
function rangeOf({ issues }: Situation, of: string, kind: Sensitivity['kind']): number {
  if (kind === 'outcome') return 1;
  return lengthOf(scaleOf(issues[of]));
}

/**
 * The same in one thread.
 *
 * @param samples rows of each of the matrices A and B; by default, the size of the situation decides
 * @example sensitivity(prepare(planForecast(situation).design))[0].inputs[0].path
 */
export function sensitivity(
  engine: Prepared,
  { samples, sample }: { samples?: number; sample?: Sample } = {},
): Sensitivity[] {
  const jobs = sensitivityJobs(engine, { samples });
  const results = jobs.map((job) => sensitivityJob(engine, job));
  return [...sensitivityFrom(engine, jobs, results, sample)];
}

/** Most important first; equals by name, so that the order of the file decides nothing. */
function byTotal(p: { path?: string; id?: string; total: SobolIndex }, q: typeof p): number {
  const [m, n] = [p.path ?? p.id ?? '', q.path ?? q.id ?? ''];
  return q.total.value - p.total.value || (m < n ? -1 : 1);
}

/** Means of all answers over the lowest and the highest tenth of an input's draws, equal values together. */
function swing(x: Float64Array, answers: readonly Float64Array[]): { low: number; high: number }[] {
  const sorted = x.slice().sort();
  const tenth = Math.max(0, Math.ceil(sorted.length / 10) - 1);
  const low = sorted[tenth];
  const high = sorted[sorted.length - 1 - tenth];
  return answers.map((y) => {
    let below = 0;
    let above = 0;
    let lows = 0;
    let highs = 0;
    for (let s = 0; s < x.length; s++) {
      if (x[s] <= low) {
        below += y[s];
        lows++;
      }
      if (x[s] >= high) {
        above += y[s];
        highs++;
      }
    }
    return { low: below / lows, high: above / highs };
  });
}
