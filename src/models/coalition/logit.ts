import { solveCholesky } from '../../numeric/cholesky.ts';
import { exp, log } from '../../numeric/elementary.ts';

/** One choice among some alternatives. */
export interface Choice {
  /** The features of each alternative, row by row: `count` rows of as many columns as there are weights. */
  readonly features: Float64Array;
  readonly count: number;
  /** The row that was chosen. */
  readonly chosen: number;
}

export interface LogitOptions {
  /** How many weights there are. */
  columns: number;
  /** Half of this times the sum of squared weights is taken off the log likelihood: a normal prior of variance 1 / ridge. */
  ridge?: number;
  /** Where the search begins; zeros by default. */
  start?: ArrayLike<number> | undefined;
}

/** Penalised log likelihood at some weights, with its gradient and minus its second derivatives (lower triangle). */
export interface Slope {
  value: number;
  readonly gradient: Float64Array;
  readonly curvature: Float64Array;
}

/** Newton's method needs five to ten steps; steps, and halvings of a step, are bounded. */
const MOST_STEPS = 100;
const MOST_HALVINGS = 40;
/** After a step that promised less log likelihood than this, the next would promise about its square. */
const ENOUGH = 1e-6;
/** An alternative less likely than e^-38 of the likeliest one is beyond the last digit of any sum. */
const LEAST = -38;

/**
 * Fits a conditional logit: the probability of an alternative is exp(w . x), over the sum of that over all alternatives. Newton's
 * method with halved steps; with a ridge above 0 the penalised log likelihood has one top.
 *
 * @returns the weights; zeros where there is no choice to learn from
 * @see McFadden 1974
 */
export function fitLogit(choices: readonly Choice[], { columns, ridge = 1, start }: LogitOptions): Float64Array {
  let weights = start ? Float64Array.from(start) : new Float64Array(columns);
  let next = new Float64Array(columns);
  const step = new Float64Array(columns);
  const room = new Float64Array(mostAlternatives(choices));
  let now = emptySlope(columns);
  let after = emptySlope(columns);
  fillSlope(choices, weights, ridge, now, room);
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    step.set(now.gradient);
    // By rounding alone can the curvature fail to be definite; the gradient is then the way up.
    if (!solveCholesky(now.curvature, step)) step.set(now.gradient);
    let promise = 0;
    for (let k = 0; k < columns; k++) promise += now.gradient[k] * step[k];
    const last = promise < ENOUGH;
    let better = false;
    for (let halving = 0, length = 1; halving < MOST_HALVINGS && !better; halving++, length /= 2) {
      for (let k = 0; k < columns; k++) next[k] = weights[k] + length * step[k];
      if (last) return next;
      fillSlope(choices, next, ridge, after, room);
      better = after.value > now.value + 1e-4 * length * promise;
    }
    if (!better) break;
    [weights, next] = [next, weights];
    [now, after] = [after, now];
  }
  return weights;
}

/** The penalised log likelihood at some weights with its derivatives. */
export function slopeAt(choices: readonly Choice[], weights: Float64Array, ridge: number): Slope {
  const slope = emptySlope(weights.length);
  fillSlope(choices, weights, ridge, slope, new Float64Array(mostAlternatives(choices)));
  return slope;
}

/**
 * Fills in the probability of each alternative.
 *
 * @param features `count` rows of as many columns as there are weights
 * @param probability receives `count` numbers that sum to 1
 */
export function fillProbabilities(
  features: Float64Array,
  count: number,
  weights: Float64Array,
  probability: Float64Array,
): void {
  const most = fillUtilities(features, count, weights, probability);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    probability[i] = exp(probability[i] - most);
    sum += probability[i];
  }
  for (let i = 0; i < count; i++) probability[i] /= sum;
}

const mostAlternatives = (choices: readonly Choice[]): number =>
  choices.reduce((most, { count }) => Math.max(most, count), 0);

const emptySlope = (columns: number): Slope => ({
  value: 0,
  gradient: new Float64Array(columns),
  curvature: new Float64Array(columns * columns),
});

/** @param room for as many numbers as a choice has alternatives at most */
function fillSlope(
  choices: readonly Choice[],
  weights: Float64Array,
  ridge: number,
  slope: Slope,
  room: Float64Array,
): void {
  const n = weights.length;
  const { gradient, curvature } = slope;
  const mean = new Float64Array(n);
  let value = 0;
  curvature.fill(0);
  for (let k = 0; k < n; k++) {
    value -= (ridge / 2) * weights[k] * weights[k];
    gradient[k] = -ridge * weights[k];
    curvature[k * n + k] = ridge;
  }
  for (const { features, count, chosen } of choices) {
    const most = fillUtilities(features, count, weights, room);
    value += room[chosen] - most;
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const below = room[i] - most;
      room[i] = below < LEAST ? 0 : exp(below);
      sum += room[i];
    }
    value -= log(sum);
    mean.fill(0);
    for (let i = 0, at = 0; i < count; i++, at += n) {
      if (room[i] === 0) continue;
      const p = room[i] / sum;
      for (let k = 0; k < n; k++) {
        const px = p * features[at + k];
        mean[k] += px;
        for (let l = 0; l <= k; l++) curvature[k * n + l] += px * features[at + l];
      }
    }
    for (let k = 0; k < n; k++) {
      gradient[k] += features[chosen * n + k] - mean[k];
      for (let l = 0; l <= k; l++) curvature[k * n + l] -= mean[k] * mean[l];
    }
  }
  slope.value = value;
}

/** Fills in w . x of each alternative; the largest of them is returned. */
function fillUtilities(features: Float64Array, count: number, weights: Float64Array, utility: Float64Array): number {
  const n = weights.length;
  let most = -Infinity;
  for (let i = 0, at = 0; i < count; i++, at += n) {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += weights[k] * features[at + k];
    utility[i] = sum;
    if (sum > most) most = sum;
  }
  return most;
}
