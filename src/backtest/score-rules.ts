import { probabilityBelow, probabilityUpTo } from '../calibration/mixture.ts';
import { mean } from '../numeric/mean.ts';
import { middleOf } from './learn.ts';
import type { RuleHold } from './learned.ts';
import { type PairedDifference, pairedDifference } from './paired-bootstrap.ts';
import type { IssueScore } from './scores.ts';
import type { SolvedIssue } from './solve-case.ts';

/** What formal rules add to what was learned, over the issues of a kind that have one. */
export interface RuleScores {
  issues: number;
  /** How likely a rule binds as it was learned from other cases: the least and the most of the folds, 0-1. */
  binds: { low: number; high: number };
  /** Share of the outcomes that lie within what the rule accepts, and the share that was expected there without rules. */
  within: number;
  expectedWithin: number;
  /** Their CRPS where rules bind as learned less that without rules, with a 95% interval over whole groups; below 0 is better. */
  crpsDifference: PairedDifference;
}

/**
 * @param scores by issue: of what was learned with rules, and without
 */
export function scoreRules(
  issues: readonly SolvedIssue[],
  rules: RuleHold,
  scores: { ruled: readonly IssueScore[]; free: readonly IssueScore[] },
  seed: number,
): RuleScores {
  const held = issues.flatMap((issue, i) => {
    const binds = rules.binds(issue);
    if (binds === undefined || !issue.accepted) return [];
    const { accepted } = issue;
    const outcome = middleOf(issue);
    const mixture = rules.mixture(issue);
    return {
      ...{ group: issue.group, binds },
      within: Number(outcome >= accepted.low && outcome <= accepted.high),
      expected: probabilityUpTo(mixture, accepted.high) - probabilityBelow(mixture, accepted.low),
      difference: scores.ruled[i].crps - scores.free[i].crps,
    };
  });
  const binds = held.map((one) => one.binds);
  return {
    issues: held.length,
    binds: { low: Math.min(...binds), high: Math.max(...binds) },
    within: mean(held.map(({ within }) => within)),
    expectedWithin: mean(held.map(({ expected }) => expected)),
    crpsDifference: pairedDifference(
      held.map(({ difference }) => difference),
      held.map(({ group }) => group),
      seed,
    ),
  };
}
