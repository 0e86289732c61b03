import { canonicalOrder } from './canonical-order.ts';
import { checkClaims } from './check-claims.ts';
import { standingAt } from './over-time.ts';
import type { ResolvedClaim } from './resolved-claim.ts';
import { isSoundForecast, isSoundOutcome } from './sound.ts';

/** The last probability by the close of each claim of yes or no that has one, 0-1, and its outcome, 0 or 1. */
export function yesNoAtClose(claims: readonly ResolvedClaim[]): {
  probabilities: Float64Array;
  outcomes: Float64Array;
} {
  checkClaims(claims, 'yesNoAtClose');
  const probabilities: number[] = [];
  const outcomes: number[] = [];
  for (const claim of canonicalOrder(claims).claims) {
    const { kind, forecasts, closes, outcome } = claim;
    const last = forecasts[standingAt(forecasts, closes)];
    if (kind !== 'yes-no' || last === undefined || !isSoundOutcome(claim) || !isSoundForecast(claim, last)) continue;
    probabilities.push(last.probability as number);
    outcomes.push(outcome);
  }
  return { probabilities: Float64Array.from(probabilities), outcomes: Float64Array.from(outcomes) };
}
