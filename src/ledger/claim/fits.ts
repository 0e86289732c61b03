import { isDay, MS_A_DAY } from '../../numeric/days.ts';
import { type Claim, type ClaimForecast, NEVER, type Resolution } from './claim.ts';
import { momentMs } from './moment.ts';

/** What of a claim its forecasts and resolutions must fit. */
export type ClaimFrame = Pick<Claim, 'id' | 'kind' | 'made' | 'options'>;

/** Clocks of several machines differ by this much. */
const CLOCKS_MS = 5 * 60_000;
/** A bare date may be that of a zone ahead of UTC. */
const ZONES_MS = 14 * 3_600_000;

/** Why a moment cannot be: it is still to come. */
export function inTheFuture(what: string, moment: string, now: number): string | undefined {
  const bare = moment.length === 10;
  if (momentMs(moment) <= now + (bare ? ZONES_MS : CLOCKS_MS)) return undefined;
  return `${what} ${moment} is later than now (${new Date(now).toISOString()}): is it mistyped, or the clock wrong?`;
}

/** Why a forecast cannot be one of this claim, if so. */
export function forecastMisfit(claim: ClaimFrame, forecast: ClaimForecast): string | undefined {
  const { probability, probabilities, quantiles, made } = forecast;
  if (momentMs(made) < momentMs(claim.made)) return `${made} is before the claim was made (${claim.made})`;
  switch (claim.kind) {
    case 'yes-no':
      return probability === undefined ? 'a claim of yes or no takes a probability' : undefined;
    case 'one-of': {
      const options = claim.options?.length;
      if (probabilities?.length === options) return undefined;
      return `a claim of one-of takes a probability for each of its ${options} options`;
    }
    default: {
      const type = claim.kind === 'number' ? 'number' : 'string';
      if (quantiles?.every(([, value]) => typeof value === type)) return undefined;
      return `a claim of a ${claim.kind} takes quantiles that are ${claim.kind}s`;
    }
  }
}

/** Why a resolution cannot be one of this claim, if so. */
export function resolutionMisfit(claim: ClaimFrame, { verdict, outcome, on }: Resolution): string | undefined {
  if (momentMs(on) + MS_A_DAY <= momentMs(claim.made)) return `${on} is before the claim was made (${claim.made})`;
  if (verdict !== 'resolved') return undefined;
  const shown = JSON.stringify(outcome);
  switch (claim.kind) {
    case 'yes-no':
      return typeof outcome === 'boolean'
        ? undefined
        : `found ${shown}, expected true or false, as a claim of yes or no comes out`;
    case 'one-of':
      if (claim.options?.includes(outcome as string)) return undefined;
      return `found ${shown}, expected one of the options: ${claim.options?.slice(0, 8).join(', ')}`;
    case 'number':
      return typeof outcome === 'number'
        ? undefined
        : `found ${shown}, expected a number, as a claim of a number comes out`;
    case 'date': {
      const day = typeof outcome === 'string' && isDay(outcome);
      return day || outcome === NEVER
        ? undefined
        : `${shown}: a claim of a date comes out as a day (2021-12-31) or never`;
    }
  }
}
