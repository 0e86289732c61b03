import type { Situation } from '../situation/schema.ts';
import type { Compiled } from './compile.ts';
import { TOUCHED, touchedBy } from './partial-solve.ts';

/** Where the number that a path names is kept, and the issue that it touches; -1 for all of them. */
export interface ChangeTarget {
  array: Float64Array | Uint8Array;
  index: number;
  issue: number;
  /** What a change touches there: one of TOUCHED. */
  touches: number;
}

/**
 * Finds what a path of a change names in a compiled situation.
 *
 * @returns a function that throws a RangeError if the path names no quantity or veto
 */
export function targetsIn({ problem, inputs, values }: Compiled): (path: string) => ChangeTarget {
  const { start, actor, veto, actorIds, issueIds } = problem;
  const targets = new Map<string, ChangeTarget>();
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
    if (!target) throw new RangeError(`nothing to change at \`${path}\``);
    return target;
  };
}

/** The same situation with every share of a need that can be met otherwise stated: 0 where the file leaves it out. */
export function withReplaceable(situation: Situation): Situation {
  if (!situation.dependence) return situation;
  return { ...situation, dependence: situation.dependence.map((d) => ({ replaceable: 0, ...d })) };
}
