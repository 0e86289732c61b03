import { checkWhole } from '../numeric/check-whole.ts';
import { UsageError } from '../numeric/errors.ts';
import { quoteName } from '../numeric/nearest-name.ts';
import type { Compiled } from './compile.ts';
import { statedLossesOf } from './losses.ts';
import type { Drawing } from './sampling/drawing.ts';
import { CHUNK } from './sampling/sampler.ts';
import { type Solver, TOUCHED, touchedBy } from './solver.ts';

/** A new value for one number or one veto of a situation, by the path that scenarios use. */
export interface SingleChange {
  path: string;
  /** The new value. It is certain, since the actor chooses it. */
  to: number | boolean;
}

/**
 * Prepares to try sets of changes on the same random numbers. A set gives what a scenario of certain values would, but the
 * situation is drawn once for all of them, and only what a change can touch is solved again.
 *
 * @returns a function of the sets and of the draws `from .. to - 1` on which to try them: see `Prepared.whatIf`
 */
export function whatIfOf(compiled: Compiled, solver: Solver, drawnOf: () => Drawing) {
  const { problem, values, quartiles, central, refresh, outcomes } = compiled;
  const { actors, issues } = problem;
  const width = actors + outcomes.length;
  const losses = statedLossesOf(problem);
  const touched = new Uint8Array(issues);
  let targetOf: ((path: string) => Target) | undefined;

  /** Others know what an actor has chosen. */
  const believe = (slot: number, lower: number, upper: number) => {
    if (slot >= quartiles.lower.length) return;
    quartiles.lower[slot] = lower;
    quartiles.upper[slot] = upper;
  };

  /** Writes the answers, each the mean over those who answer, at `at`, `at + step`, ... */
  const answer = (out: Float64Array, at: number, step: number) => {
    solver.eachAnswer((outcome, f) => {
      const held = solver.held[f].outcome;
      losses.add(outcome, out, at, step);
      for (let o = 0; o < outcomes.length; o++) {
        out[at + (actors + o) * step] += outcomes[o].chance(outcome, held);
      }
    });
    for (let q = 0; q < width; q++) out[at + q * step] /= solver.answering;
  };

  return (sets: readonly (readonly SingleChange[])[], from: number, to: number): Float64Array => {
    checkWhole('the first draw', from, 0);
    checkWhole('the number of draws', to - from, 0);
    targetOf ??= targetsIn(compiled);
    const find = targetOf;
    const plans = sets.map((changes) => changes.map(({ path, to: value }) => ({ ...find(path), value })));
    const drawn = drawnOf();
    const count = to - from;
    const out = new Float64Array((1 + sets.length) * width * count);
    values.set(central);
    for (let s = from; s < to; s++) {
      drawn.draw(Math.floor(s / CHUNK));
      drawn.take(s % CHUNK, values);
      refresh();
      // Losses are judged by the interests as they stand before any change.
      losses.state();
      solver.all(s);
      solver.keep();
      answer(out, s - from, count);
      for (let p = 0; p < plans.length; p++) {
        const plan = plans[p];
        const before = plan.map(({ array, index }) => array[index]);
        const believed = plan.map(({ index }) => [quartiles.lower[index], quartiles.upper[index]]);
        touched.fill(TOUCHED.nothing);
        for (const { array, index, issue, touches, value } of plan) {
          array[index] = Number(value);
          if (array === values) believe(index, Number(value), Number(value));
          if (touches === TOUCHED.nothing) continue;
          if (issue < 0) touched.fill(TOUCHED.stances);
          else touched[issue] = Math.max(touched[issue], touches);
        }
        refresh();
        solver.changed(touched, s);
        answer(out, (1 + p) * width * count + s - from, count);
        for (let k = plan.length - 1; k >= 0; k--) {
          plan[k].array[plan[k].index] = before[k];
          if (plan[k].array === values) believe(plan[k].index, believed[k][0], believed[k][1]);
        }
      }
    }
    return out;
  };
}

/** The place of the number that a path names, and the issue that it touches; -1 if it touches all issues. */
interface Target {
  array: Float64Array | Uint8Array;
  index: number;
  issue: number;
  /** What a change touches there: one of TOUCHED. */
  touches: number;
}

/** Finds what a path of a change names. @returns a function that throws a UsageError if it names no quantity or veto */
function targetsIn({ problem, inputs, values }: Compiled): (path: string) => Target {
  const { start, actor, veto, actorIds, issueIds } = problem;
  const targets = new Map<string, Target>();
  inputs.forEach(({ path, kind }, index) => {
    const [root, id] = path.split('.');
    const issue = root === 'issues' ? issueIds.indexOf(id) : -1;
    targets.set(path, { array: values, index, issue, touches: touchedBy(kind) });
  });
  issueIds.forEach((id, issue) => {
    for (let k = start[issue]; k < start[issue + 1]; k++) {
      const path = `issues.${id}.stances.${actorIds[actor[k]]}.veto`;
      // A veto that the file does not state is no input: nothing but a change ever sets it.
      if (!targets.has(path)) targets.set(path, { array: veto, index: k, issue, touches: TOUCHED.terms });
    }
  });
  return (path) => {
    const target = targets.get(path);
    if (!target)
      throw new UsageError(`nothing to change at ${quoteName(path)}, expected the path of a quantity or a veto`);
    return target;
  };
}
