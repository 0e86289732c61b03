import type { Claim } from '../claim/claim.ts';
import { closeOf } from '../claim/closing.ts';
import { type History, type Status, statusOf } from '../claim/history.ts';
import { momentMs } from '../claim/moment.ts';

/** A claim as it was known at some time. Times in milliseconds since 1970. */
export interface KnownClaim {
  claim: Claim;
  status: Status;
  made: number;
  deadline?: number;
  /** The moment from which its probabilities no longer count: deadline or resolution; Infinity without both. */
  closes: number;
  /** Of yes-no: probabilities, 0-1, in the order of time. */
  forecasts: { at: number; probability: number }[];
  /** The moment when its outcome was known; of yes-no also the outcome. */
  resolved?: { at: number; yes?: boolean };
}

/**
 * What was known of a claim at some time: what was forecast and what happened by then.
 *
 * @param now milliseconds since 1970; Infinity for all that there is
 * @returns undefined where it had not been made
 */
export function knownBy({ claim, forecasts, resolutions }: History, now: number): KnownClaim | undefined {
  const made = momentMs(claim.made);
  if (made > now) return undefined;
  const known = resolutions.filter(({ on }) => momentMs(on) <= now);
  const status = statusOf({ resolutions: known });
  const last = known.at(-1);
  const deadline = claim.deadline === undefined ? undefined : momentMs(claim.deadline, 'end');
  const over = last === undefined || status === 'disputed' ? Infinity : momentMs(last.on);
  return {
    ...{ claim, status, made },
    ...(deadline !== undefined && { deadline }),
    closes: closeOf(deadline, over),
    forecasts: forecasts
      .flatMap(({ made: at, probability }) => (probability === undefined ? [] : [{ at: momentMs(at), probability }]))
      .filter(({ at }) => at <= now)
      .sort((a, b) => a.at - b.at),
    ...(last?.verdict === 'resolved' && {
      resolved: { at: momentMs(last.on), ...(typeof last.outcome === 'boolean' && { yes: last.outcome }) },
    }),
  };
}

/** The last moment at which anything is known to have happened: a claim made, a forecast, an outcome. */
export function lastMoment(claims: Iterable<KnownClaim>): number {
  let last = -Infinity;
  for (const { made, forecasts, resolved } of claims) {
    last = Math.max(last, made, forecasts.at(-1)?.at ?? made, resolved?.at ?? made);
  }
  return last;
}
