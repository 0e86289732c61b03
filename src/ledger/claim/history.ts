import type { Claim, ClaimForecast, Resolution } from './claim.ts';
import type { Status } from './kinds.ts';

export type { Status } from './kinds.ts';

/** A claim with all that was ever said of it, each list in the order of its recording. */
export interface History {
  claim: Claim;
  forecasts: ClaimForecast[];
  resolutions: Resolution[];
}

/** Where a claim stands: what its last resolution says. */
export const statusOf = ({ resolutions }: Pick<History, 'resolutions'>): Status =>
  resolutions.at(-1)?.verdict ?? 'open';

/** A claim as a list shows it. */
export interface ListedClaim {
  id: string;
  text: string;
  kind: string;
  claimant: string;
  made: string;
  deadline?: string | undefined;
  status: Status;
  /** Its outcome, by the last resolution. */
  outcome?: unknown;
  /** What its claimant said last, of yes-no. */
  probability?: number;
  forecasts: number;
}
