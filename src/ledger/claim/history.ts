import type { Claim, ClaimForecast, Resolution } from './claim.ts';

/** A claim with all that was ever said of it, each list in the order of its recording. */
export interface History {
  claim: Claim;
  forecasts: ClaimForecast[];
  resolutions: Resolution[];
}

/** Where a claim stands. */
export type Status = 'open' | 'resolved' | 'disputed' | 'annulled';

/** Where a claim stands: what its last resolution says. */
export const statusOf = ({ resolutions }: Pick<History, 'resolutions'>): Status =>
  resolutions.at(-1)?.verdict ?? 'open';
