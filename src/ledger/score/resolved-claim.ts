import type { ClaimantKind, ClaimKind } from '../claim/claim.ts';

/** A forecast while it stood, from `at` (milliseconds since 1970) until the next one or the close. */
export interface Standing {
  at: number;
  /** Of yes-no: that it is so, 0-1. */
  probability?: number;
  /** Of one-of: of each option in order. */
  probabilities?: readonly number[];
  /** Of number and date: [level 0-1, value], both rising; the value of a date in milliseconds since 1970. */
  quantiles?: readonly (readonly [number, number])[] | undefined;
}

/** A claim that is known to have come out one way, as the scores take it. Times in milliseconds since 1970. */
export interface ResolvedClaim {
  id: string;
  kind: ClaimKind;
  claimant: string;
  claimantKind: ClaimantKind;
  tags: readonly string[];
  trigger?: string;
  /** What claims of several claimants about one thing have in common. */
  question?: string;
  /** Of number: what is counted. Scores of different units are kept apart. */
  unit?: string;
  /** The export or data set that it was imported from. */
  source?: string;
  made: number;
  deadline?: number;
  /** When its forecasts stop to count: the deadline, or the day on which it was known, whichever comes first. */
  closes: number;
  /** yes-no: 0 or 1; one-of: index of the option; number: the number; date: milliseconds, Infinity for never. */
  outcome: number;
  /** In the order of time, up to the close. */
  forecasts: readonly Standing[];
}
