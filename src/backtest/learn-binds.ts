import { type Mixture, probabilityUpTo } from '../calibration/mixture.ts';
import type { Winset } from '../models/winset.ts';

/** An issue that was decided under a formal rule. */
export interface RuledIssue {
  /** How it was expected to end, by what other groups teach. */
  mixture: Mixture;
  /** The outcomes that the rule accepts. */
  accepted: Winset;
  /** What it came to. */
  outcome: number;
}

/** Steps over which the score is integrated, on the whole of a scale. */
const STEPS = 256;

/**
 * What holding an issue to its rule does to its CRPS: where the rule binds with probability b, the CRPS is that of the mixture
 * alone + 2 b `slope` + b^2 `bend`, in the units of the scale.
 */
export function rulesCrps({ mixture, accepted, outcome }: RuledIssue): { slope: number; bend: number } {
  const { low, high } = mixture.normal;
  let slope = 0;
  let bend = 0;
  // Between what is accepted the rule changes nothing; the distribution is smooth from each of these to the next.
  const ends = [low, accepted.low, accepted.high, outcome, ...mixture.points, high]
    .filter((x) => x >= low && x <= high)
    .sort((a, b) => a - b);
  for (let e = 1; e < ends.length; e++) {
    const from = ends[e - 1];
    const to = ends[e];
    if (to === from || (from >= accepted.low && to <= accepted.high)) continue;
    const steps = Math.ceil((STEPS * (to - from)) / (high - low));
    const step = (to - from) / steps;
    for (let k = 0; k < steps; k++) {
      const expected = probabilityUpTo(mixture, from + (k + 0.5) * step);
      const moved = (from >= accepted.high ? 1 : 0) - expected;
      slope += (expected - (from >= outcome ? 1 : 0)) * moved * step;
      bend += moved * moved * step;
    }
  }
  return { slope, bend };
}

/**
 * How likely a formal rule is to bind: the probability b with the least mean CRPS, where an outcome is drawn as expected, and with
 * probability b is then held to what the rule accepts. The score is a quadratic in b, so that its minimum is known.
 *
 * @returns 0-1; 0 where the rules exclude nothing
 */
export function learnBinds(issues: readonly RuledIssue[]): number {
  let slope = 0;
  let bend = 0;
  for (const issue of issues) {
    const { low, high } = issue.mixture.normal;
    const own = rulesCrps(issue);
    slope += own.slope / (high - low);
    bend += own.bend / (high - low);
  }
  return bend > 0 ? Math.min(1, Math.max(0, -slope / bend)) : 0;
}
