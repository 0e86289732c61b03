import type { ResolvedClaim, Standing } from './resolved-claim.ts';

/** Whether an outcome is one of its kind of claim, as the scores take it. */
export function isSoundOutcome({ kind, outcome }: Pick<ResolvedClaim, 'kind' | 'outcome'>): boolean {
  switch (kind) {
    case 'yes-no':
      return outcome === 0 || outcome === 1;
    case 'one-of':
      return Number.isInteger(outcome) && outcome >= 0;
    case 'number':
      return Number.isFinite(outcome);
    case 'date':
      return Number.isFinite(outcome) || outcome === Infinity;
  }
}

/** Whether a forecast says of a kind of claim what can be scored: probabilities from 0 to 1; quantiles, both rising. */
export function isSoundForecast(
  { kind, outcome }: Pick<ResolvedClaim, 'kind' | 'outcome'>,
  { probability, probabilities, quantiles }: Standing,
): boolean {
  if (kind === 'yes-no') return isProbability(probability);
  if (kind === 'one-of') return probabilities?.every(isProbability) === true && outcome < probabilities.length;
  return (
    quantiles !== undefined &&
    quantiles.length > 0 &&
    quantiles.every(([level, value], i) => {
      if (!(level > 0 && level < 1 && Number.isFinite(value))) return false;
      return i === 0 || (level > quantiles[i - 1][0] && value >= quantiles[i - 1][1]);
    })
  );
}

const isProbability = (p: number | undefined): boolean => p !== undefined && p >= 0 && p <= 1;
