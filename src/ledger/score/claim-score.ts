import { DAY } from '../claim/moment.ts';
import { brier, brierMulti } from './brier.ts';
import { logScore } from './log-score.ts';
import { quantileCrps } from './quantile-crps.ts';
import type { ResolvedClaim, Standing } from './resolved-claim.ts';

/**
 * The score of a forecast of a claim, by the claim's kind: yes-no the Brier score (0-1), one-of that of several answers
 * (0-2), number the CRPS in the number's unit, date the CRPS in days up to the deadline.
 *
 * @returns NaN where the forecast is not one of such a claim, or a day had no deadline and never came
 */
export function claimScore(claim: Pick<ResolvedClaim, 'kind' | 'outcome' | 'deadline'>, forecast: Standing): number {
  const { kind, outcome, deadline } = claim;
  const { probability, probabilities, quantiles } = forecast;
  if (kind === 'yes-no') return probability === undefined ? NaN : brier(probability, outcome);
  if (kind === 'one-of') return probabilities === undefined ? NaN : brierMulti(probabilities, outcome);
  if (!quantiles?.length) return NaN;
  const crps = kind === 'number' ? quantileCrps(quantiles, outcome) : quantileCrps(quantiles, outcome, deadline) / DAY;
  return crps < Infinity ? crps : NaN;
}

/** The log score of a forecast of a yes-no or one-of, in nats; NaN for the other kinds. */
export function claimLogScore({ kind, outcome }: Pick<ResolvedClaim, 'kind' | 'outcome'>, forecast: Standing): number {
  const { probability, probabilities } = forecast;
  if (kind === 'yes-no' && probability !== undefined) return logScore(outcome === 1 ? probability : 1 - probability);
  if (kind === 'one-of' && probabilities !== undefined) return logScore(probabilities[outcome]);
  return NaN;
}
