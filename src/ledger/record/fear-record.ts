import type { Frequency } from '../../numeric/jeffreys.ts';
import type { PeriodUnit } from './periods.ts';

/** A mean of probabilities, 0-1, and the number of claims that it is taken over. */
export interface MeanProbability {
  mean: number;
  claims: number;
}

/** A number of resolved claims, and how many of them came out as yes. */
export interface CameTrue {
  yes: number;
  resolved: number;
}

/** The claims that followed one trigger. */
export interface TriggerRecord {
  name: string;
  /** The day of the trigger; where none is stated, that of the first claim after it. */
  day: string;
  claims: number;
  /** Of the probabilities first stated. */
  stated?: MeanProbability;
  /** Counted by claims of yes or no. */
  cameTrue: CameTrue;
}

/** One year, quarter or month of the record. */
export interface PeriodRecord {
  /** 2021, 2021-Q2 or 2021-04. */
  name: string;
  /** First and last day. */
  from: string;
  to: string;
  /** Claims made in it: the intensity of the speculation. */
  claims: number;
  /** Of the probabilities first stated for claims made in it. */
  stated?: MeanProbability;
  /** Of all that stood at some time in it, each by how long it stood. */
  standing?: MeanProbability;
  /** The present state of the yes-no claims made in it. */
  cameTrue: CameTrue;
  /** Claims of yes or no, whenever they were made, that were resolved in it. */
  resolvedYes: number;
  resolvedNo: number;
  /** From the beginning to the end of this period, by claims and by distinct tests. */
  soFar: { claims: CameTrue; tests: CameTrue };
  /** The base rate at the end of it, by distinct tests; none before the first of them is resolved. */
  baseRate?: Frequency;
}

/**
 * The record of a fear: the outcomes of a family of claims. Yes-no claims that share a `question`, or else a deadline day, are one
 * test of the fear. The test came true if one of its claims did: five outlets that predict one merger by one day are not five
 * tests. The base rate is that of the tests. Annulled claims have a count of their own and enter no other number. The same holds
 * for claims of models: they answer a fear instead of voicing it, and every recorded forecast makes several of them.
 */
export interface FearRecord {
  /** The tag that the claims have in common. */
  family: string;
  /** The moment up to which it is the record. */
  asOf?: string;
  claims: number;
  claimants: number;
  /** Of the probabilities first stated. */
  stated?: MeanProbability;
  statuses: {
    open: number;
    /** Of those that are open, past their deadline. */
    overdue: number;
    yes: number;
    no: number;
    /** Resolved, but not a claim of yes or no. */
    otherKinds: number;
    disputed: number;
    annulled: number;
  };
  /** Claims of models; no other count includes them. */
  ofModels: number;
  /** `mixed`: tests with claims that came out both ways; they count as true. */
  tests: CameTrue & { all: number; mixed: number };
  /**
   * Mean length of the resolved tests in whole days: from when it was first said to its deadline, or, without one, to the day on
   * which it was known. Missing where none of them lasted a day.
   */
  testDays?: number;
  /** Mean and 90% interval of Jeffreys' beta distribution of the tests; none before the first of them is resolved. */
  baseRate?: Frequency;
  /** In the order of time. */
  triggers: TriggerRecord[];
  /** Claims that name no trigger. */
  withoutTrigger: number;
  period: PeriodUnit;
  /** Without gaps, from the first claim to the last thing that happened, or to `asOf` while a claim is open. */
  periods: PeriodRecord[];
}
