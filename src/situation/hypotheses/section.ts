import type { Change, Reasons } from '../judgement.ts';

/** A probability as one person states it: a number or a range from 0 to 1, or a word of the table. */
export type Stated = number | string | StatedRange;

/** Without `mode` every value of the range is as likely as any other. */
export interface StatedRange extends Reasons {
  low: number;
  mode?: number;
  high: number;
}

/** A probability, or what several named analysts say it is, kept apart. */
export type JudgedProbability = Stated | JudgementsByAnalyst;

export interface JudgementsByAnalyst extends Reasons {
  by: Record<string, Stated>;
}

/** Explanations that compete, and the evidence that they are weighed by. */
export interface Hypotheses extends Reasons {
  question?: string;
  /** By id. Of those that have no parts exactly one is true, or none of them. */
  explanations: Record<string, Explanation>;
  /** That none of the explanations is true; `false` where one of them must be. */
  none?: false | NoneOfThese;
  /** By id. */
  evidence?: Record<string, EvidenceItem>;
  /** What happened or did not, and is known from reports only; by id. */
  events?: Record<string, HiddenEvent>;
  /** What could be looked at next; by id. */
  lookups?: Record<string, Lookup>;
  /** How the counts of ACH read a likelihood. */
  ach?: AchSettings;
  /** What words mean as probabilities, beside the seven ranges of ICD 203 or in their place. */
  words?: Record<string, number | { low: number; high: number }>;
  /** What ratings of the Admiralty code mean, in place of the usual: by letter (A-F), or by letter and number (B2). */
  ratings?: Record<string, Alarms>;
  /** Who judges, by the id that `by` uses. */
  analysts?: Record<string, Analyst>;
}

export interface AchSettings {
  cutOffs?: CutOffs;
}

/**
 * The likelihoods at which the marks of ACH begin, 0-1; what is less likely than `I` is II. Those that are not stated are as usual:
 * 0.1, 0.4, 0.6 and 0.9. A likelihood on a cut-off takes the mark that is nearer to neutral.
 */
export interface CutOffs {
  I?: number;
  N?: number;
  C?: number;
  CC?: number;
}

export interface Explanation extends Reasons {
  name?: string;
  description?: string;
  /**
   * How likely it was before the evidence; of what the others leave an equal share without it. For a part: its share of the
   * whole.
   */
  prior?: JudgedProbability;
  /** The explanation that it is a form of. */
  partOf?: string;
  /** What the situation would be if it were true, as in a scenario. */
  change?: Change;
}

export interface NoneOfThese extends Reasons {
  prior?: JudgedProbability;
}

/** How often a report says that something happened: if it did, and if it did not. */
export interface Alarms {
  /** The true alarm rate, 0-1. */
  hit: number;
  /** The false alarm rate, 0-1. */
  falseAlarm: number;
}

/** How what was seen depends on what happened; one of the three, or none where what happened is known. */
export interface Reported {
  /** The Admiralty code: source A to F, information 1 to 6. */
  rating?: string;
  report?: Alarms;
  /** The chance that it would have been seen had it happened, 0-1; nothing is seen that did not happen. */
  seen?: number;
}

export interface EvidenceItem extends Reasons, Reported {
  name?: string;
  /** When it was known, `YYYY-MM-DD`. */
  date?: string;
  note?: string;
  link?: string;
  /** How likely it is under each explanation; not where `of` names an event. */
  likelihood?: Record<string, JudgedProbability>;
  /** The event that this is a report of. */
  of?: string;
  /** Nothing was reported, or it was denied. */
  absent?: boolean;
}

export interface HiddenEvent extends Reasons {
  name?: string;
  likelihood: Record<string, JudgedProbability>;
}

export interface Lookup extends Reasons, Reported {
  name?: string;
  /** How likely it is that it is there to be seen, under each explanation. */
  likelihood: Record<string, JudgedProbability>;
  /** What it costs to look, in any unit that all share. */
  cost?: number;
}

export interface Analyst {
  name?: string;
  /** How much this analyst counts, 1 without it. */
  weight?: number;
}

/** A file of explanations and evidence without a situation. */
export interface HypothesesFile {
  $schema?: string;
  /** The version of the file format, 1 without it. */
  format?: 1;
  title: string;
  description?: string;
  source?: string;
  /** The day on which this is all that is known, `YYYY-MM-DD`. */
  asOf?: string;
  /** The file of the situation that the changes are of, beside this one. */
  situation?: string;
  hypotheses: Hypotheses;
}
