import { type Mixture, probabilityUpTo } from '../calibration/mixture.ts';

/** An issue that was decided under a formal rule. */
export interface RuledIssue {
  /** How it was expected to end, by what other groups teach. */
  mixture: Mixture;
  /** The outcomes that the rule accepts. */
  accepted: { low: number; high: number };
  /** What it came to. */
  outcome: number;
}

/** Steps over which the score is integrated. */
const STEPS = 256;

/**
 * How likely a formal rule is to bind: the probability b with the least mean CRPS, where an outcome is drawn as expected, and with
 * probability b is then held to what the rule accepts. The score is a quadratic in b, so that its minimum is known.
 *
 * @returns 0-1; 0 where the rules exclude nothing
 */
export function learnBinds(issues: readonly RuledIssue[]): number {
  let slope = 0;
  let bend = 0;
  for (const { mixture, accepted, outcome } of issues) {
    const { low, high } = mixture.normal;
    for (let k = 0; k < STEPS; k++) {
      const x = low + ((k + 0.5) * (high - low)) / STEPS;
      const expected = probabilityUpTo(mixture, x);
      const held = x < accepted.low ? 0 : x >= accepted.high ? 1 : expected;
      const moved = held - expected;
      slope += (expected - (x >= outcome ? 1 : 0)) * moved;
      bend += moved * moved;
    }
  }
  return bend > 0 ? Math.min(1, Math.max(0, -slope / bend)) : 0;
}
