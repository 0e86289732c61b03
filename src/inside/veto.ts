import { type Model, REASON } from './model.ts';
import type { Problem } from './problem.ts';
import { pivot, type VotingRule } from './voting-rule.ts';
import { weightedMean, withoutWeight } from './weighted-mean.ts';

/** The outcomes that can replace the status quo: an interval with the status quo in it. */
export interface Winset {
  low: number;
  high: number;
}

/**
 * The outcomes that every veto player with any weight weakly prefers to the status quo d, and, where
 * there is a rule, that a winning coalition weakly prefers to it. With single-peaked symmetric
 * preferences an actor at x accepts exactly the outcomes between d and 2x - d.
 *
 * @param from, to the rows of the issue
 * @param d the status quo
 * @param set receives the ends
 * @see ALGORITHMS 7; Tsebelis 2002
 */
export function winset(
  problem: Problem,
  issue: number,
  from: number,
  to: number,
  d: number,
  rule: VotingRule | undefined,
  set: Winset,
): void {
  const { position, weight, veto, low, high } = problem;
  set.low = low[issue];
  set.high = high[issue];
  for (let k = from; k < to; k++) {
    if (veto[k] === 0 || weight[k] === 0) continue;
    const mirror = 2 * position[k] - d;
    set.low = Math.max(set.low, Math.min(d, mirror));
    set.high = Math.min(set.high, Math.max(d, mirror));
  }
  if (!rule) return;
  // The farthest outcome above d that wins is the mirror image of the pivot: the actor with whom those
  // at or above it first have enough votes. The same below.
  const top = pivot(problem, from, to, rule, -1);
  const bottom = pivot(problem, from, to, rule, 1);
  set.low = Math.max(set.low, bottom < 0 ? d : Math.min(d, 2 * position[bottom] - d));
  set.high = Math.min(set.high, top < 0 ? d : Math.max(d, 2 * position[top] - d));
}

/**
 * Veto players and voting rules: the compromise, as far as those who can stop it let it go. An agenda setter who
 * can say take it or leave it gets, instead of the compromise, the best for itself that they accept.
 *
 * @see ALGORITHMS 7; Tsebelis 2002; Romer & Rosenthal 1978 for the agenda setter
 */
export const vetoModel: Model = {
  name: 'veto-players',
  title: 'Veto players',
  says: 'The compromise, or what the agenda setter wants, goes as far as veto players and a winning coalition let it.',
  use: 'Where a rule or a veto is written down, as in the Council of the European Union; without one it is the weighted mean.',
  source: 'Tsebelis 2002; Romer & Rosenthal 1978',
  steps: (actors, issues) => 5 * actors * issues,
  prepare(problem) {
    const { issues, start, position, weight, statusQuo, rules, agendaSetter } = problem;
    const set = { low: 0, high: 0 };
    return ({ outcome, reason }) => {
      for (let m = 0; m < issues; m++) {
        const from = start[m];
        const to = start[m + 1];
        const d = statusQuo[m];
        const mean = weightedMean(position, weight, from, to);
        if (Number.isNaN(mean)) {
          outcome[m] = withoutWeight(problem, m);
          reason[m] = REASON.nobodyCares;
          continue;
        }
        outcome[m] = mean;
        reason[m] = REASON.agreed;
        if (Number.isNaN(d)) continue;
        const setter = agendaSetter[m];
        const proposed = setter >= 0 && weight[setter] > 0 ? position[setter] : mean;
        winset(problem, m, from, to, d, rules[m], set);
        outcome[m] = Math.min(set.high, Math.max(set.low, proposed));
        if (outcome[m] === d && proposed !== d) reason[m] = REASON.statusQuoStands;
      }
    };
  },
};
