import { NO_WINNER, NOBODY, pivot } from './pivot.ts';
import { type Problem, sortRows } from './problem.ts';

/** The outcomes that can replace the status quo: an interval with the status quo in it. */
export interface Winset {
  low: number;
  high: number;
}

/** What actors agreed to in deals, and scratch arrays to order the rows by what they accept. */
export interface Concessions {
  /** By row: see `Solution.conceded`. */
  by: Float64Array;
  reach: Float64Array;
  order: Int32Array;
}

/**
 * The highest outcome that the actor of a row weakly prefers to the status quo d, at least d. With single-peaked symmetric
 * preferences an actor at x accepts exactly the outcomes between d and 2x - d, and what it has conceded besides.
 */
export const highestAccepted = (x: number, d: number, conceded: number): number =>
  Math.max(d, 2 * x - d) + Math.max(0, conceded);

/** The lowest one, at most d. */
export const lowestAccepted = (x: number, d: number, conceded: number): number =>
  Math.min(d, 2 * x - d) + Math.min(0, conceded);

/** Narrows a set to what the vetoes in use let through; actors without weight have no veto. */
export function withinVetoes(problem: Problem, m: number, set: Winset, given?: Concessions): void {
  const { start, position, weight, veto, statusQuo } = problem;
  const d = statusQuo[m];
  for (let k = start[m]; k < start[m + 1]; k++) {
    if (veto[k] === 0 || weight[k] === 0) continue;
    const conceded = given ? given.by[k] : 0;
    set.low = Math.max(set.low, lowestAccepted(position[k], d, conceded));
    set.high = Math.min(set.high, highestAccepted(position[k], d, conceded));
  }
}

/**
 * Narrows a set to what a winning coalition weakly prefers to the status quo, if the issue has a rule that is kept to. The
 * farthest outcome above it that wins is the farthest that the pivot accepts: the voter with whom those who accept at least
 * as much first have enough votes. The same below.
 */
export function withinRule(problem: Problem, m: number, set: Winset, given?: Concessions): void {
  const { start, position, statusQuo, rules, binds } = problem;
  const rule = rules[m];
  if (!rule || binds[m] === 0) return;
  const d = statusQuo[m];
  const [from, to] = [start[m], start[m + 1]];
  const conceded = (k: number) => (given ? given.by[k] : 0);

  const top = pivot(problem, ordered(problem, m, 1, given), from, to, rule, -1);
  if (top === NO_WINNER) set.high = Math.min(set.high, d);
  else if (top !== NOBODY) set.high = Math.min(set.high, highestAccepted(position[top], d, conceded(top)));
  const bottom = pivot(problem, ordered(problem, m, -1, given), from, to, rule, 1);
  if (bottom === NO_WINNER) set.low = Math.max(set.low, d);
  else if (bottom !== NOBODY) set.low = Math.max(set.low, lowestAccepted(position[bottom], d, conceded(bottom)));
}

/** The rows from the one that accepts least upwards (way 1), or most downwards (-1), to the other end. */
function ordered(problem: Problem, m: number, way: number, given: Concessions | undefined): Int32Array {
  // An actor that wants more accepts more, until a deal has made one concede something.
  if (!given) return problem.order;
  const { start, position, statusQuo } = problem;
  const accepted = way > 0 ? highestAccepted : lowestAccepted;
  for (let k = start[m]; k < start[m + 1]; k++) {
    given.reach[k] = accepted(position[k], statusQuo[m], given.by[k]);
    given.order[k] = problem.order[k];
  }
  sortRows(given.order, given.reach, start[m], start[m + 1]);
  return given.order;
}

/**
 * The outcomes that everyone who uses a veto, and by the rule a winning coalition, weakly prefers to the status quo.
 *
 * @param m index of an issue with a status quo
 * @param set receives both ends, those of the scale if no actor can refuse
 * @see Tsebelis 2002
 */
export function winset(problem: Problem, m: number, set: Winset, given?: Concessions): void {
  set.low = problem.low[m];
  set.high = problem.high[m];
  withinVetoes(problem, m, set, given);
  withinRule(problem, m, set, given);
}
