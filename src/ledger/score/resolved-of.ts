import { checkParts } from '../../numeric/given.ts';
import { closeOf, outcomeNumber } from '../claim/closing.ts';
import { type History, statusOf } from '../claim/history.ts';
import { momentMs } from '../claim/moment.ts';
import type { ResolvedClaim, Standing } from './resolved-claim.ts';

/** A claim as the scores take it, if it is known to have come out one way, and that way is one of its kind. */
export function resolvedOf(history: History): ResolvedClaim | undefined {
  checkParts(history, 'resolvedOf', 'the history of a claim, as `readLedger` returns it', [
    'claim',
    'forecasts',
    'resolutions',
  ]);
  const { claim, resolutions } = history;
  const last = resolutions.at(-1);
  if (statusOf(history) !== 'resolved' || last === undefined) return undefined;
  const outcome = outcomeNumber(last.outcome, claim);
  if (outcome === undefined) return undefined;
  const deadline = claim.deadline === undefined ? undefined : momentMs(claim.deadline, 'end');
  const closes = closeOf(deadline, momentMs(last.on));
  const { id, kind, claimant, claimantKind, tags, trigger, question, unit, source } = claim;
  return {
    ...{ id, kind, claimant, claimantKind, tags, closes },
    ...(trigger !== undefined && { trigger }),
    ...(question !== undefined && { question }),
    ...(unit !== undefined && { unit }),
    ...(source !== undefined && { source }),
    ...(deadline !== undefined && { deadline }),
    made: momentMs(claim.made),
    outcome,
    forecasts: history.forecasts
      .map(standingOf)
      .filter(({ at }) => at <= closes)
      .sort((a, b) => a.at - b.at),
  };
}

/** What a forecast says, in numbers. */
export function standingOf({ made, probability, probabilities, quantiles }: History['forecasts'][number]): Standing {
  const at = momentMs(made);
  if (probability !== undefined) return { at, probability };
  if (probabilities !== undefined) return { at, probabilities };
  return {
    at,
    quantiles: quantiles?.map(
      ([level, value]) => [level, typeof value === 'string' ? momentMs(value) : value] as const,
    ),
  };
}
