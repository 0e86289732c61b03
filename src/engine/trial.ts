import { pooling } from '../numeric/pool.ts';
import type { Situation } from '../situation/schema.ts';
import { compile } from './compile.ts';
import type { Design } from './experiment.ts';
import type { InputKind } from './inputs.ts';
import { modelsOf } from './models-of.ts';
import { partialSolve, TOUCHED, touchedBy } from './partial-solve.ts';
import { drawing } from './sampling/drawing.ts';
import { CHUNK, sampler } from './sampling/sampler.ts';

/** An uncertain input, and whom and what it belongs to. */
export interface TrialInput {
  path: string;
  kind: InputKind;
  /** Whose it is: the actor whose capability, stance or dependence on others it describes. */
  actor?: string;
  /** The issue of the stance or status quo, or the one that the link moves. */
  issue?: string;
  /** Its best guess. */
  central: number;
}

/** What is asked of every draw: where an issue settles, or in what share of the models a named outcome happens. */
export interface Answer {
  of: string;
  kind: 'issue' | 'outcome';
}

/** Two independent samples of the same inputs: `A` is the one that the experiment itself draws. */
export type Matrix = 'A' | 'B';

/** A situation made ready to be asked "what if": inputs in, pooled answers out. */
export interface Trial {
  readonly inputs: readonly TrialInput[];
  /** The issues, then the named outcomes, in the order of the file. */
  readonly answers: readonly Answer[];
  /** What each model last said of each issue, held to the rules, before links: a model's issues one after the other. */
  readonly perModel: Float64Array;
  /** The drawn values of samples `from .. to - 1`: one column an input. */
  columns(matrix: Matrix, from: number, to: number): Float64Array[];
  /**
   * The answers at some values of the inputs: the mean over the models of each issue after links, and the share of the
   * models in which each outcome happens. They are good until the next call.
   *
   * @param values one an input
   * @param draw number of the draw, for models with chance of their own
   */
  solve(values: Float64Array, draw: number): Float64Array;
  /**
   * The answers if these inputs had the given values and all others those of the last `solve`; only what they can
   * change is solved again.
   *
   * @param changed indices of inputs
   * @param values one an input; only those of the changed ones are read
   */
  change(changed: Int32Array, values: Float64Array, draw: number): Float64Array;
}

/** Prepares a design to be tried. @throws UsageError if a model is unknown */
export function trial(design: Design): Trial {
  const { situation, models, sampler: name, seed, randomInputs } = design;
  const compiled = compile(situation);
  const { problem, inputs: all, values, central, refresh, rules, applyLinks, outcomes } = compiled;
  const { issues } = problem;
  const solver = partialSolve(problem, rules, modelsOf(design), situation.models, seed);

  // B is pseudo-random whatever A is: where a sample is short and its inputs are many, some two Sobol dimensions are far
  // from independent, and an index that needs A_i and B_j to be so is off by more than its interval.
  const others = randomInputs.map((path) => `${path} again`);
  const drawings = {
    A: drawing(all, sampler(name, randomInputs, seed), randomInputs),
    B: drawing(all, sampler('pseudo-random', others, seed), randomInputs),
  };
  const { slots } = drawings.A;
  const inputs = Array.from(slots, (slot): TrialInput => {
    const { path, kind } = all[slot];
    return { path, kind, ...belonging(situation, path), central: central[slot] };
  });
  const touchesOf = inputs.map(({ kind, issue }) => touches(kind, problem.issueIds.indexOf(issue ?? ''), issues));

  const linked = new Float64Array(issues);
  const answers = new Float64Array(issues + outcomes.length);
  const pooled = pooling(answers.length);
  const pool = () => {
    pooled.begin();
    for (let model = 0; model < models.length; model++) {
      for (let m = 0; m < issues; m++) linked[m] = solver.outcome[model * issues + m];
      applyLinks(linked);
      for (let m = 0; m < issues; m++) pooled.add(m, linked[m]);
      for (let o = 0; o < outcomes.length; o++) pooled.add(issues + o, outcomes[o](linked) ? 1 : 0);
    }
    pooled.write(models.length, answers);
    return answers;
  };

  const last = new Float64Array(slots.length);
  const touched = new Uint8Array(issues);
  return {
    inputs,
    answers: [
      ...problem.issueIds.map((of): Answer => ({ of, kind: 'issue' })),
      ...Object.keys(situation.outcomes ?? {}).map((of): Answer => ({ of, kind: 'outcome' })),
    ],
    perModel: solver.outcome,
    columns(matrix, from, to) {
      const drawn = drawings[matrix];
      const columns = inputs.map(() => new Float64Array(to - from));
      for (let s = from; s < to; s++) {
        drawn.draw(Math.floor(s / CHUNK));
        for (let i = 0; i < columns.length; i++) columns[i][s - from] = drawn.value(i, s % CHUNK);
      }
      return columns;
    },
    solve(given, draw) {
      last.set(given);
      for (let i = 0; i < slots.length; i++) values[slots[i]] = given[i];
      refresh();
      solver.all(draw);
      return pool();
    },
    change(changed, given, draw) {
      touched.fill(TOUCHED.nothing);
      for (let c = 0; c < changed.length; c++) {
        const i = changed[c];
        if (given[i] === last[i]) continue;
        values[slots[i]] = given[i];
        for (let m = 0; m < issues; m++) if (touchesOf[i][m] > touched[m]) touched[m] = touchesOf[i][m];
      }
      refresh();
      solver.changed(touched, draw);
      const result = pool();
      for (let c = 0; c < changed.length; c++) values[slots[changed[c]]] = last[changed[c]];
      return result;
    },
  };
}

/** The actor and issue in an input's path; ids have no dots. */
function belonging(situation: Situation, path: string): { actor?: string; issue?: string } {
  const [root, id, , actor] = path.split('.');
  if (root === 'issues') return actor === undefined ? { issue: id } : { issue: id, actor };
  if (root !== 'links') return { actor: id };
  const link = situation.links?.[Number(id)];
  return { issue: link?.caps ?? link?.floors };
}

/** What a change of an input touches, issue by issue: capability and dependence everything, a link no model's own answer. */
function touches(kind: InputKind, issue: number, issues: number): Uint8Array {
  const touched = new Uint8Array(issues);
  if (kind === 'link') return touched;
  if (issue < 0) return touched.fill(TOUCHED.stances);
  touched[issue] = touchedBy(kind);
  return touched;
}
