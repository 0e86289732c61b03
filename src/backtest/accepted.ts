import { compile } from '../engine/compile.ts';
import { type Winset, withinRule } from '../models/winset.ts';
import type { ResolvedCase } from '../situation/cases/case-set.ts';
import type { Situation } from '../situation/schema.ts';

/**
 * The outcomes that the formal rule of each issue accepts in place of the status quo, whether the rule is kept to or not.
 *
 * @returns by the issue's id; only those that have a rule, in the file or in the data that it comes from, and a status quo
 */
export function acceptedByRules({ situation, rules }: ResolvedCase): Map<string, Winset> {
  const issues = Object.entries(situation.issues).map(([id, { binds: _, ...issue }]) => {
    const rule = issue.rule ?? (rules && Object.hasOwn(rules, id) ? rules[id] : undefined);
    return [id, rule === undefined ? issue : { ...issue, rule }] as const;
  });
  const ruled = issues.filter(([, { rule, statusQuo }]) => rule !== undefined && statusQuo !== undefined);
  if (ruled.length === 0) return new Map();
  const { resolved: _, ...asOfItsDate } = situation;
  const { problem, refresh } = compile({ ...asOfItsDate, issues: Object.fromEntries(issues) } as Situation);
  refresh();
  return new Map(
    ruled.map(([id]) => {
      const m = problem.issueIds.indexOf(id);
      const set = { low: problem.low[m], high: problem.high[m] };
      withinRule(problem, m, set);
      return [id, set];
    }),
  );
}
