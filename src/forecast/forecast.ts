import type { SamplerName } from '../engine/sampling/sampler.ts';
import type { Frequency } from '../numeric/jeffreys.ts';
import type { Estimate } from '../numeric/statistics.ts';
import type { BaseRate } from '../outside/base-rate/base-rate.ts';
import type { Scale } from '../situation/scale.ts';
import type { AgreementForecast, DealFactors } from './agreements.ts';
import type { CalibratedBy } from './calibrated-by.ts';
import type { CoalitionsForecast } from './coalitions.ts';
import type { ExplainedOutcomes } from './explained.ts';
import type { Judgement } from './judgements.ts';
import type { SpreadShares } from './spread-shares.ts';
import type { StatedLink, StatedStance } from './stated.ts';

export type { AgreementForecast, ClashForecast, DealFactors, PartyForecast } from './agreements.ts';
export type { ExplainedOutcomes, MixedOutcome } from './explained.ts';
export type { Factor } from './factor.ts';
export type { Estimate };

/** The distribution of one number over the draws. */
export interface Distribution {
  mean: Estimate;
  sd: number;
  quantiles: { q05: number; q25: number; q50: number; q75: number; q95: number };
  /** Shares of the draws in equal intervals from the low to the high end of the scale. */
  histogram: number[];
}

/** What one model says of one issue. */
export interface ModelIssue extends Distribution {
  /** The model's answer when every input is at its best guess. */
  central: number;
  /** Share of the draws in which no agreement was possible and the status quo stood. */
  statusQuoStands: number;
  /** Share of the draws in which talks were broken off, in the last round allowed, before they had settled. */
  unsettled: number;
}

/** In what share of the draws an issue was held back. */
export interface HeldShare {
  /** In the answer, 0-1: by what was learned, or the mean over the models. */
  share: number;
  /** By model. */
  models: Record<string, number>;
}

/** One who can hold an issue back: an actor by its veto, or the voting rule (without `actor`). */
export interface Holds extends HeldShare {
  actor?: string;
  name: string;
}

/**
 * The share of the draws in which a veto or the voting rule refuses a model's outcome, so that the issue is held at or near its
 * status quo, and by whom; several may hold it in one draw. For a model that asks for consent itself (Nash bargaining) it is the
 * share of the draws in which they refuse the weighted mean.
 */
export interface Held extends HeldShare {
  /** Everyone with a veto, in the order of the file, then the rule. */
  by: Holds[];
}

export interface IssueForecast {
  id: string;
  name: string;
  scale: Scale;
  /** Best guess of the status quo, if the issue has one. */
  statusQuo?: number;
  /** Best guess of where it stands now, where the file says it apart from what holds if nothing is agreed. */
  now?: number;
  /** The agreement that settles it: its distribution is that given a deal. */
  settledBy?: string;
  /** Every stance as the situation states it. */
  stances: StatedStance[];
  /** Present where the file gives somebody a veto or the issue a rule. */
  held?: Held;
  /**
   * The answer: what was learned from resolved cases, or without a calibration all models together, each with the same weight (a
   * linear opinion pool).
   */
  pooled: Distribution;
  /** Where its variance comes from; missing where it has none. */
  spread?: SpreadShares;
  models: Record<string, ModelIssue>;
}

/** The answer to a question; all tables, pages, claims and comparisons show this one. */
export interface Answer {
  /**
   * Probability that it happens, 0-1: by what was learned from resolved cases, without a calibration the mean over the models; both
   * views together where the record bears on it.
   */
  probability: number;
  /**
   * The range shown with it: from the lowest model to the highest, widened to include the probability, and the range of the
   * record where there is one.
   */
  low: number;
  high: number;
  /** Whether the record is part of it. */
  of: 'models' | 'models and record';
}

export interface OutcomeForecast {
  id: string;
  when: string;
  claim?: string;
  by?: string;
  answer: Answer;
  /** Without the record: by what was learned, or the mean over the models. */
  probability: Estimate;
  models: Record<string, Estimate>;
  /** What it is made of, where it turns on one agreement. */
  deal?: DealFactors;
  /** From the record as well, where a base rate bears on it. */
  views?: TwoViews;
}

export interface ActorForecast {
  id: string;
  name: string;
  /** A short name for charts, where the situation gives one. */
  short?: string;
  /** Expected distance from what it wants, 0 (all of it) to 1 (the far end of everything), by salience. */
  loss: Estimate;
  /** How much of that distance the forecast saves it against the status quo; none without a status quo. */
  gain?: Estimate;
  /** Share of the draws in which it is better off than with the status quo. */
  betterOff?: number;
}

/**
 * How much an actor can hold against the one it depends on most: of all outcomes of the issues on which both take a stance,
 * those that it prefers to what the other wants, each counted with the probability that it prevails (0-1).
 */
export interface RoomForecast {
  id: string;
  name: string;
  /** The actor it depends on most. */
  on: string;
  onName: string;
  share: Estimate;
  /** The same if one alternative partner met none of its needs. */
  without: { id: string; name: string; share: Estimate }[];
}

/** A forecast: plain data, the same bits for the same input, seed and version. */
export interface Forecast {
  format: 1;
  version: string;
  title: string;
  question?: string;
  asOf?: string;
  scenario?: string;
  at?: string;
  /** SHA-256 of the situation's canonical JSON. */
  inputsHash: string;
  settings: {
    /** The models that are shown, with the weight of each in the answer: 0 where it is by what was learned. */
    models: { name: string; title: string; weight: number }[];
    /** What the answers are calibrated by; missing with `calibration: 'none'`. */
    calibration?: CalibratedBy;
    samples: number;
    /** Draws asked for, where the run was stopped before it had made them. */
    stoppedBefore?: number;
    seed: number;
    sampler: SamplerName;
    uncertainInputs: number;
    /** Nothing is drawn: every spread is that between the models. Quantiles are then taken over one value of each model. */
    certain?: true;
  };
  issues: IssueForecast[];
  outcomes: OutcomeForecast[];
  /**
   * Whether there is a deal, and by when; where the situation states an agreement. Its issues are shown as they settle if
   * there is a deal.
   */
  agreements?: AgreementForecast[];
  actors: ActorForecast[];
  /** One for each actor that depends on another. */
  roomForManoeuvre: RoomForecast[];
  /** Which cabinet forms: present where the actors are parties and the file says who governed before. */
  coalitions?: CoalitionsForecast;
  /** Its explanations weighed by the evidence, and the outcomes over all of them; where one changes the situation. */
  explanations?: ExplainedOutcomes;
  /** What a reader should know about how the models apply to this situation. */
  notes: string[];
  /** What one issue does to another. */
  links: StatedLink[];
  /** What is known to come, with its day: part of the forecast up to the day of looking. */
  shocks: { id: string; name: string; on: string }[];
  /** Every judgement with the reason and source that the file gives for it. */
  judgements: Judgement[];
}

/** A base rate as it bears on an outcome. */
export interface BearingRate {
  rate: BaseRate;
  /** The frequency for the time that is left until the deadline, at a constant rate; as it is where `days` is missing. */
  byDeadline: Frequency;
  /** The time that is left, in days; missing where it, or the length of a window, is not known. */
  days?: number | undefined;
  /**
   * How many windows the record has for a question about so much time: n, or fewer where the windows are shorter than the time that
   * is left, since four tests of three months say as little of five years as a fifth of one window of five years.
   */
  windows: number;
  /** Fewer than ten of these windows: the rate counts for little. */
  tooFew: boolean;
  /** Its part in the outside view, 0-1: the credibility windows / (windows + 10), shared out among the base rates. */
  weight: number;
}

/** An outcome from both sides. */
export interface TwoViews {
  /** What the models say; never quite 0 or 1, since so many draws cannot tell that. */
  inside: number;
  /**
   * What the record says: the weighted mean of its base rates in log odds. Its range holds the 90% interval of every base rate that
   * has ten windows or more; those with fewer widen it by their weight.
   */
  outside: Frequency;
  rates: BearingRate[];
  /** Both together: the weighted mean in log odds. Its range holds the range over the models and that of the record. */
  pooled: Frequency;
  weights: {
    inside: number;
    outside: number;
    /** Of the outside view, 0-1: what all its windows together count beside a long record. */
    credibility: number;
    /** Resolved claims that the weights were learned from. */
    learnedFrom?: number;
  };
  /** The ratio of the larger odds to the smaller. */
  apart: number;
}
