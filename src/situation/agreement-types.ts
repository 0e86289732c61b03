import type { Reasons } from './judgement.ts';
import type { Quantity } from './quantity.ts';

/** What is settled together or not at all, by whose consent and by when. */
export interface Agreement extends Reasons {
  name?: string;
  /** Who must agree; without it, those who can stop it by a veto or a rule. */
  consent?: string[];
  /** Settled together or not at all; all issues without it. */
  issues?: string[];
  /** By actor: what no deal is worth to it beyond the issues, as a share of all that it cares about, -1 to 1. */
  without?: Record<string, Quantity | Worth>;
  /** How far the limits of an actor may give, as a share of the scale; one draw for each actor moves all its limits. */
  flexibility?: Quantity;
  /** How many times faster losses grow beyond a limit than before it. */
  steepness?: number;
  /** By actor: a condition on the package, without which it does not sign. */
  asks?: Record<string, Ask>;
  timing?: StatedTiming;
}

/** A condition on which an actor signs, alone or with its reason. */
export type Ask = string | ReasonedAsk;

export interface ReasonedAsk extends Reasons {
  when: string;
}

/** A number with its reason. */
export interface Worth extends Reasons {
  value: Quantity;
}

/** Since when they talk, until when, and how fast such talks come to an agreement. */
export interface StatedTiming extends Reasons {
  /** The day on which the talks began; the day of the situation without it. */
  since?: string;
  /** In place of `since`: days that the talks have gone on for. */
  elapsed?: number;
  deadlines?: TalksDeadline[];
  pace?: StatedPace;
}

/** A day on which talks end, or are renewed. */
export interface TalksDeadline extends Reasons {
  on: string;
  /** Whether they end without an agreement, or the probability of that; true without it. */
  ends?: boolean | number;
}

/** How fast such talks come to an agreement: k of n within so many days, how long each took, or a class by name. */
export type StatedPace = PaceOfShare | PaceOfTimes | PaceOfClass;

export interface PaceOfShare extends Reasons {
  k: number;
  n: number;
  /** Days. */
  within: number;
}

export interface PaceOfTimes extends Reasons {
  /** Days, of each. */
  durations: number[];
  /** Days for which those that are not agreed have gone on. */
  open?: number[];
}

export interface PaceOfClass extends Reasons {
  class: string;
}
