import { pooling } from '../numeric/pool.ts';
import type { Situation } from '../situation/schema.ts';
import type { Compiled } from './compile.ts';
import { type Input, type InputKind, isCertainInput } from './inputs.ts';
import { type Solver, TOUCHED, touchedBy } from './solver.ts';

/** An input that is drawn, with its actor and issue. */
export interface UncertainInput {
  path: string;
  kind: InputKind;
  /** The actor whose capability, stance or dependence it describes. */
  actor?: string | undefined;
  /** The issue of the stance or status quo, or the one that the link moves. */
  issue?: string | undefined;
  /** Its best guess. */
  central: number;
}

/** An answer of every draw: where an issue settles, or in what share of the models a named outcome happens. */
export interface ModelOutput {
  of: string;
  kind: 'issue' | 'outcome';
}

/** Two independent samples of the same inputs: `A` is the one that a forecast draws. */
export type Matrix = 'A' | 'B';

/** The issues, then the named outcomes. */
export const answersOf = ({ outcomes = {} }: Situation, issueIds: readonly string[]): ModelOutput[] => [
  ...issueIds.map((of): ModelOutput => ({ of, kind: 'issue' })),
  ...Object.keys(outcomes).map((of): ModelOutput => ({ of, kind: 'outcome' })),
];

/** The inputs that are drawn, in their order, each with its place among all. */
export function uncertainInputs(
  situation: Situation,
  inputs: readonly Input[],
  central: Float64Array,
): UncertainInput[] {
  return inputs.flatMap((input, slot): UncertainInput[] => {
    if (isCertainInput(input)) return [];
    const { path, kind } = input;
    return [{ path, kind, ...belonging(situation, path), central: central[slot] }];
  });
}

/** Prepares to solve at given values of the uncertain inputs: see `Prepared.solve` and `Prepared.exchange`. */
export function valuesOf(compiled: Compiled, solver: Solver, uncertain: readonly UncertainInput[]) {
  const { problem, inputs, values, refresh, outcomes } = compiled;
  const { issues, issueIds } = problem;
  const slots = Int32Array.from(inputs.keys()).filter((slot) => !isCertainInput(inputs[slot]));
  const touchesOf = uncertain.map(({ kind, issue }) => touches(kind, issueIds.indexOf(issue ?? ''), issues));
  const answers = new Float64Array(issues + outcomes.length);
  const pool = pooling(answers.length);
  const pooled = () => {
    pool.begin();
    solver.eachAnswer((outcome, f) => {
      const held = solver.held[f].outcome;
      for (let m = 0; m < issues; m++) pool.add(m, outcome[m]);
      for (let o = 0; o < outcomes.length; o++) pool.add(issues + o, outcomes[o].chance(outcome, held));
    });
    pool.write(solver.answering, answers);
    return answers;
  };
  const last = new Float64Array(slots.length);
  const touched = new Uint8Array(issues);
  return {
    solve(given: Float64Array, draw: number): Float64Array {
      last.set(given);
      for (let i = 0; i < slots.length; i++) values[slots[i]] = given[i];
      refresh();
      solver.all(draw);
      solver.keep();
      return pooled();
    },
    exchange(changed: Int32Array, given: Float64Array, draw: number): Float64Array {
      touched.fill(TOUCHED.nothing);
      for (let c = 0; c < changed.length; c++) {
        const i = changed[c];
        if (given[i] === last[i]) continue;
        values[slots[i]] = given[i];
        for (let m = 0; m < issues; m++) if (touchesOf[i][m] > touched[m]) touched[m] = touchesOf[i][m];
      }
      refresh();
      solver.changed(touched, draw);
      const result = pooled();
      for (let c = 0; c < changed.length; c++) values[slots[changed[c]]] = last[changed[c]];
      return result;
    },
  };
}

/** The actor and issue in an input's path; ids have no dots. */
function belonging(situation: Situation, path: string): { actor?: string; issue?: string | undefined } {
  const [root, id, , actor] = path.split('.');
  if (root === 'agreement' || root === 'agreements') return { actor: path.split('.').at(-1) as string };
  if (root === 'issues') return actor === undefined ? { issue: id } : { issue: id, actor };
  if (root !== 'links') return { actor: id };
  const link = situation.links?.[Number(id)];
  return { issue: link?.caps ?? link?.floors };
}

/** What a change of an input touches, by issue: capability and dependence touch every issue, a link no model's own outcome. */
function touches(kind: InputKind, issue: number, issues: number): Uint8Array {
  const touched = new Uint8Array(issues);
  if (touchedBy(kind) === TOUCHED.nothing) return touched;
  if (issue < 0) return touched.fill(TOUCHED.stances);
  touched[issue] = touchedBy(kind);
  return touched;
}
