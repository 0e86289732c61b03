import { MS_A_DAY } from '../../numeric/days.ts';
import { brier, brierMulti } from './brier.ts';
import { logScore } from './log-score.ts';
import { quantileCrps } from './quantile-crps.ts';
import type { ResolvedClaim, Standing } from './resolved-claim.ts';
import { isSoundForecast, isSoundOutcome } from './sound.ts';

/**
 * The score of a forecast of a claim, by the claim's kind: yes-no the Brier score (0-1), one-of that of several answers
 * (0-2), number the CRPS in the number's unit, date the CRPS in days up to the deadline.
 *
 * @returns NaN where the forecast or the outcome is not one of such a claim, or a day had no deadline and never came
 */
export function claimScore(claim: Pick<ResolvedClaim, 'kind' | 'outcome' | 'deadline'>, forecast: Standing): number {
  if (!isSoundOutcome(claim) || !isSoundForecast(claim, forecast)) return NaN;
  const { kind, outcome, deadline } = claim;
  const { probability = NaN, probabilities = [], quantiles = [] } = forecast;
  if (kind === 'yes-no') return brier(probability, outcome);
  if (kind === 'one-of') return brierMulti(probabilities, outcome);
  const crps =
    kind === 'number' ? quantileCrps(quantiles, outcome) : quantileCrps(quantiles, outcome, deadline) / MS_A_DAY;
  return crps < Infinity ? crps : NaN;
}

/** The log score of a forecast of a yes-no or one-of, in nats; NaN for the other kinds. */
export function claimLogScore(claim: Pick<ResolvedClaim, 'kind' | 'outcome'>, forecast: Standing): number {
  if (!isSoundOutcome(claim) || !isSoundForecast(claim, forecast)) return NaN;
  const { kind, outcome } = claim;
  const { probability = NaN, probabilities = [] } = forecast;
  if (kind === 'yes-no') return logScore(outcome === 1 ? probability : 1 - probability);
  return kind === 'one-of' ? logScore(probabilities[outcome]) : NaN;
}
