import { checkWhole } from '../numeric/check-whole.ts';
import { UsageError } from '../numeric/errors.ts';
import { quoteName } from '../numeric/nearest-name.ts';
import { noneOf } from './agreement/deal-columns.ts';
import type { Changes } from './changes.ts';
import type { Compiled } from './compile.ts';
import { statedLossesOf } from './losses.ts';
import type { Drawing } from './sampling/drawing.ts';
import type { Solver } from './solver.ts';

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
 * @param weighted whether draws count unlike: see `Prepared.whatIf`
 * @returns a function of the sets and of the draws `from .. to - 1` on which to try them: see `Prepared.whatIf`
 */
export function whatIfOf(
  { problem, inputs, values, central, past, outcomes, chances }: Compiled,
  solver: Solver,
  changes: Changes,
  drawn: Drawing,
  weighted: boolean,
) {
  const { actors, issues } = problem;
  const answered = actors + outcomes.length;
  const width = answered + (weighted ? 1 : 0);
  const losses = statedLossesOf(problem);
  const slots = new Map(inputs.map(({ path }, slot) => [path, slot]));

  const slotOf = (path: string): number => {
    const slot = slots.get(path);
    if (slot === undefined)
      throw new UsageError(`nothing to change at ${quoteName(path)}, expected the path of a quantity or a veto`);
    return slot;
  };

  /** Writes the answers, each the mean over those who answer, at `at`, `at + step`, ... */
  const answer = (out: Float64Array, at: number, step: number) => {
    solver.eachAnswer((outcome) => losses.add(outcome, out, at, step));
    for (let i = 0; i < actors; i++) out[at + i * step] /= solver.answering;
    const answers = solver.answers();
    for (let o = 0; o < outcomes.length; o++) out[at + (actors + o) * step] = answers[issues + o];
    if (weighted) out[at + answered * step] = noneOf(chances);
  };

  return (sets: readonly (readonly SingleChange[])[], from: number, to: number): Float64Array => {
    checkWhole('the first draw', from, 0);
    checkWhole('the number of draws', to - from, 0);
    const plans = sets.map((set) => set.map(({ path, to: value }) => ({ slot: slotOf(path), value: Number(value) })));
    const count = to - from;
    const out = new Float64Array((1 + sets.length) * width * count);
    values.set(central);
    for (let s = from; s < to; s++) {
      drawn.take(s, values);
      changes.base(s);
      past.ofDraw(s);
      // Losses are judged by the interests as they stand before any change.
      losses.state();
      answer(out, s - from, count);
      for (let p = 0; p < plans.length; p++) {
        for (const { slot, value } of plans[p]) changes.set(slot, value, true);
        changes.solve(s);
        answer(out, (1 + p) * width * count + s - from, count);
        changes.undo();
      }
    }
    return out;
  };
}
