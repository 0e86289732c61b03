import { NO_WINNER, NOBODY, pivot } from './pivot.ts';
import type { Problem } from './problem.ts';
import { weightedMean } from './weighted-mean.ts';

/**
 * Marks whose consent a change of the status quo needs:
 * - those who use a veto,
 * - by the rule, if it is kept to, the smallest coalition of neighbours that wins: the pivot, every voter on its far side from
 *   the status quo, and those who stand where it stands (Axelrod 1970); with unanimity every voter. It forms on the side of
 *   the status quo where the weighted mean lies,
 * - all actors with any weight, if the file has neither a veto nor a rule.
 *
 * No row is marked if an actor could refuse and does not. Actors without weight are never asked.
 *
 * @param m index of an issue with a status quo
 * @param asked by row; receives 1 or 0
 * @returns false if no coalition can ever meet the rule
 */
export function markConsent(problem: Problem, m: number, asked: Uint8Array): boolean {
  const { start, order, position, weight, veto, vetoStated, statusQuo, rules, binds } = problem;
  const [from, to] = [start[m], start[m + 1]];
  const rule = rules[m];
  let stated = rule !== undefined;
  for (let k = from; k < to; k++) {
    const has = weight[k] > 0;
    asked[k] = has && veto[k] === 1 ? 1 : 0;
    if (has && (vetoStated[k] === 1 || veto[k] === 1)) stated = true;
  }
  if (!stated) {
    for (let k = from; k < to; k++) asked[k] = weight[k] > 0 ? 1 : 0;
    return true;
  }
  if (!rule || binds[m] === 0) return true;
  const step = weightedMean(position, weight, from, to) >= statusQuo[m] ? -1 : 1;
  const last = pivot(problem, order, from, to, rule, step);
  if (last === NOBODY) return true;
  if (last === NO_WINNER) return false;
  for (let place = 0; place < to - from; place++) {
    const row = order[step > 0 ? from + place : to - 1 - place];
    if ((position[row] - position[last]) * step > 0) break;
    if (weight[row] > 0 && rule.voters[row - from] === 1) asked[row] = 1;
  }
  return true;
}
