import type { Compiled } from './compile.ts';
import type { Input, InputKind } from './inputs.ts';
import { TOUCHED } from './one-model.ts';
import type { Solver } from './solver.ts';

/** Other values of some inputs, on the values as they stand. */
export interface Changes {
  /** Solves for the values as they stand. @param draw see `Solver.all` */
  base(draw: number): void;
  /** Changes one value. @param known whether others know of it, as of all that an actor has chosen */
  set(slot: number, to: number, known?: boolean): void;
  /** Solves what the changes since the last `base` or `undo` touch. */
  solve(draw: number): void;
  /** Takes these changes back. */
  undo(): void;
}

/** Prepares to try changes of the inputs, on the memory of the compiled situation. */
export function changing({ problem, inputs, values, quartiles, refresh }: Compiled, solver: Solver): Changes {
  const reaches = inputs.map((input) => reachOf(input, problem.issueIds));
  const touched = new Uint8Array(problem.issues);
  const changed: { slot: number; value: number; lower: number; upper: number }[] = [];
  const put = (slot: number, value: number, lower: number, upper: number) => {
    values[slot] = value;
    // Nothing is believed where there is no agreement.
    if (slot >= quartiles.lower.length) return;
    quartiles.lower[slot] = lower;
    quartiles.upper[slot] = upper;
  };
  return {
    base(draw) {
      refresh();
      solver.all(draw);
      solver.keep();
    },
    set(slot, to, known = false) {
      const [value, lower, upper] = [values[slot], quartiles.lower[slot], quartiles.upper[slot]];
      changed.push({ slot, value, lower, upper });
      put(slot, to, known ? to : lower, known ? to : upper);
      const { issue, touches } = reaches[slot];
      if (to === value || touches === TOUCHED.nothing) return;
      if (issue < 0) touched.fill(TOUCHED.stances);
      else touched[issue] = Math.max(touched[issue], touches);
    },
    solve(draw) {
      refresh();
      solver.changed(touched, draw);
    },
    undo() {
      for (let last = changed.pop(); last; last = changed.pop()) put(last.slot, last.value, last.lower, last.upper);
      touched.fill(TOUCHED.nothing);
    },
  };
}

/** What no model reads: only what it says is held to it. */
const READ_BY_NONE: readonly InputKind[] = ['link', 'limit', 'without', 'flexibility'];
const TERMS: readonly InputKind[] = ['statusQuo', 'veto', 'rule'];

/** The issue that a change of an input touches, -1 for all of them, and what it touches there: one of TOUCHED. */
function reachOf({ path, kind }: Input, issueIds: readonly string[]): { issue: number; touches: number } {
  const [root, id] = path.split('.');
  const issue = root === 'issues' ? issueIds.indexOf(id) : -1;
  if (READ_BY_NONE.includes(kind)) return { issue, touches: TOUCHED.nothing };
  return { issue, touches: TERMS.includes(kind) ? TOUCHED.terms : TOUCHED.stances };
}
