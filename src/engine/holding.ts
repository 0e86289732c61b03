import { type Solution, STATUS } from '../models/model.ts';
import type { Problem } from '../models/problem.ts';
import {
  type Concessions,
  highestAccepted,
  lowestAccepted,
  type Winset,
  winset,
  withinRule,
} from '../models/winset.ts';
import { ROUNDING } from '../numeric/rounding.ts';
import { nearerEnd } from './agreement/bargain.ts';
import type { Deal } from './agreement/deals.ts';

/** Who can hold an issue at or near its status quo: an actor by its veto, or the voting rule. */
export interface Holder {
  issue: number;
  /** The row of the actor; -1 for the rule. */
  row: number;
  /** The actor's id. */
  actor?: string;
}

/** Applies the vetoes and voting rules of the file to the outcomes of any model. */
export interface Holding {
  /** By issue, and there the rows in order and then the rule. */
  readonly holders: readonly Holder[];
  /** Computes what is accepted under the present values of the problem's arrays; call it before `hold`. */
  begin(): void;
  /** Moves each outcome, in place, to the nearest one that every veto player and the rule accept, and marks it as held. */
  hold(solution: Solution): void;
  /**
   * Counts who holds a model's outcomes: adds 1 for each holder that would refuse the proposal, and 1 for each issue that has
   * such a holder.
   *
   * @param proposed the outcome without rules, by issue
   * @param counts holders, then issues
   */
  tally(solution: Solution, proposed: Float64Array, counts: Float64Array, at: number): void;
}

/**
 * @param problem its arrays are refilled by the caller; `begin` reads them
 * @param yesNo issues that end in one of the two ends of their scale
 * @param deals what an agreement settles is not held issue by issue: those who must agree take the package or leave it
 */
export function holding(problem: Problem, deals: readonly Deal[] = [], yesNo: readonly number[] = []): Holding {
  const { issues, start, position, weight, veto, mayVeto, statusQuo, low, high, rules, binds } = problem;
  const settled = new Set(deals.flatMap((deal) => [...deal.issues]));
  const holders = holdersOf(problem).filter(({ issue }) => !settled.has(issue));
  const lows = new Float64Array(issues);
  const highs = new Float64Array(issues);
  const set: Winset = { low: 0, high: 0 };
  const given: Concessions = {
    by: new Float64Array(position.length),
    reach: new Float64Array(position.length),
    order: new Int32Array(position.length),
  };

  /** What was conceded on an issue, if anything was. */
  const concededOn = (m: number, { conceded }: Solution): Concessions | undefined => {
    if (!conceded) return undefined;
    let any = false;
    for (let k = start[m]; k < start[m + 1]; k++) {
      given.by[k] = conceded[k];
      if (conceded[k] !== 0) any = true;
    }
    return any ? given : undefined;
  };
  const isOff = (m: number, by: number) => by > ROUNDING * (high[m] - low[m]);

  return {
    holders,
    begin() {
      for (let m = 0; m < issues; m++) {
        lows[m] = -Infinity;
        highs[m] = Infinity;
        if (Number.isNaN(statusQuo[m]) || settled.has(m)) continue;
        let refusable = rules[m] !== undefined && binds[m] === 1;
        for (let k = start[m]; k < start[m + 1] && !refusable; k++) refusable = veto[k] === 1 && weight[k] > 0;
        if (!refusable) continue;
        winset(problem, m, set);
        lows[m] = set.low;
        highs[m] = set.high;
      }
    },
    hold(solution) {
      const { outcome, status } = solution;
      for (let m = 0; m < issues; m++) {
        const said = outcome[m];
        if (said >= lows[m] && said <= highs[m]) continue;
        set.low = lows[m];
        set.high = highs[m];
        const conceded = concededOn(m, solution);
        if (conceded) winset(problem, m, set, conceded);
        outcome[m] = Math.min(set.high, Math.max(set.low, said));
        if (isOff(m, Math.abs(outcome[m] - said))) status[m] = STATUS.held;
      }
      for (const m of yesNo) outcome[m] = nearerEnd(problem, m, outcome[m]);
      for (let d = 0; d < deals.length; d++) deals[d].hold(outcome);
    },
    tally(solution, proposed, counts, at) {
      for (let h = 0; h < holders.length; ) {
        const m = holders[h].issue;
        const d = statusQuo[m];
        const conceded = concededOn(m, solution);
        let isHeld = false;
        for (; h < holders.length && holders[h].issue === m; h++) {
          const k = holders[h].row;
          set.low = -Infinity;
          set.high = Infinity;
          if (k < 0) withinRule(problem, m, set, conceded);
          else if (mayVeto[k] === 1 && veto[k] === 1 && weight[k] > 0) {
            const own = conceded ? conceded.by[k] : 0;
            set.low = lowestAccepted(position[k], d, own);
            set.high = highestAccepted(position[k], d, own);
          }
          if (!isOff(m, Math.max(set.low - proposed[m], proposed[m] - set.high))) continue;
          counts[at + h]++;
          isHeld = true;
        }
        if (isHeld) counts[at + holders.length + m]++;
      }
    },
  };
}

/** Every actor with a veto in the file, and every rule. */
function holdersOf({ issues, start, actor, actorIds, mayVeto, rules }: Problem): Holder[] {
  return Array.from({ length: issues }, (_, issue): Holder[] => {
    const rows = Array.from({ length: start[issue + 1] - start[issue] }, (_, k) => start[issue] + k);
    const vetoes = rows.filter((k) => mayVeto[k] === 1).map((row) => ({ issue, row, actor: actorIds[actor[row]] }));
    return rules[issue] ? [...vetoes, { issue, row: -1 }] : vetoes;
  }).flat();
}
