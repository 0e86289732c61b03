import { log } from '../numeric/elementary.ts';
import { mean } from '../numeric/mean.ts';
import { stream } from '../numeric/random.ts';
import { ROUNDING } from '../numeric/rounding.ts';
import type { Prediction } from './prediction.ts';
import type { SolvedIssue } from './solve-case.ts';

/** How good one prediction was; distances in points of 100, whatever the scale. */
export interface IssueScore {
  predicted: number;
  happened: number;
  error: number;
  crps: number;
  /** Log of the probability within five points of what happened; a probability under one in a thousand counts as that. */
  log: number;
  /** The probability of less than what happened, with a random share of what it gave to exactly that: uniform if calibrated. */
  pit: number;
}

const NEAR = 5;
const LEAST = 1e-3;

/**
 * Scores a prediction of one issue. Where the sources can be read in several ways, what happened is the reading nearest to
 * the prediction's median.
 *
 * @param u in (0, 1), for the randomised PIT
 */
export function scoreOf(prediction: Prediction, { outcome, basis: { low, high } }: SolvedIssue, u: number): IssueScore {
  const points = (x: number) => (100 * x) / (high - low);
  const y = Math.min(outcome.high, Math.max(outcome.low, prediction.point));
  const near = (NEAR * (high - low)) / 100;
  const within = prediction.upTo(y + near) - prediction.below(y - near);
  // What is within rounding of a point is that point.
  const rounding = ROUNDING * (high - low);
  const below = prediction.below(y - rounding);
  return {
    predicted: points(prediction.point - low),
    happened: points(y - low),
    error: points(Math.abs(prediction.point - y)),
    crps: points(prediction.crps(y)),
    log: log(Math.max(LEAST, within)),
    pit: below + u * (prediction.upTo(y + rounding) - below),
  };
}

/** A random number in (0, 1) by the name of what is scored: the same for every forecaster and in any order. */
export function randomOf(name: string, seed: number): number {
  const u = new Float64Array(1);
  stream(name, seed).fill(0, u);
  return u[0];
}

/** Scores over several issues. */
export interface Summary {
  issues: number;
  /** Mean absolute error and root mean square, in points of 100. */
  error: number;
  rootMeanSquare: number;
  /** Share of issues predicted to within 10 points. */
  within10: number;
  crps: number;
  log: number;
  /** Share of outcomes in the middle half and the middle nine tenths of the prediction. */
  coverage50: number;
  coverage90: number;
  /** Share of the outcomes in each tenth of the predictions; a tenth each if calibrated. */
  pit: number[];
}

export function summaryOf(scores: readonly IssueScore[]): Summary {
  const share = (counts: (score: IssueScore) => boolean) => scores.filter(counts).length / scores.length;
  const meanOf = (of: (score: IssueScore) => number) => mean(scores.map(of));
  return {
    issues: scores.length,
    error: meanOf(({ error }) => error),
    rootMeanSquare: Math.sqrt(meanOf(({ error }) => error * error)),
    within10: share(({ error }) => error <= 10),
    crps: meanOf(({ crps }) => crps),
    log: meanOf((score) => score.log),
    coverage50: share(({ pit }) => pit >= 0.25 && pit <= 0.75),
    coverage90: share(({ pit }) => pit >= 0.05 && pit <= 0.95),
    pit: Array.from({ length: 10 }, (_, k) => share(({ pit }) => Math.min(9, Math.floor(10 * pit)) === k)),
  };
}
