import { normalQuantile } from '../numeric/normal.ts';
import {
  type CensoredNormal,
  censoredProbability,
  distanceToItself,
  distanceToPoint,
  distanceToUniform,
} from './censored-normal.ts';

/**
 * How an issue may end, on its scale: a normal distribution whose tails lie on the ends, a uniform one, and points that have
 * a probability of their own. The weights add up to 1.
 */
export interface Mixture {
  normal: CensoredNormal;
  /** Weight of the normal distribution. */
  normalWeight: number;
  /** Weight of the uniform distribution over the scale. */
  uniformWeight: number;
  /** The points, ascending, and the weight of each. */
  points: Float64Array;
  pointWeights: Float64Array;
}

/** Probability of at most x. */
export function probabilityUpTo(mixture: Mixture, x: number): number {
  const { normal, points, pointWeights } = mixture;
  if (x >= normal.high) return 1;
  if (x < normal.low) return 0;
  let p = smoothUpTo(mixture, x);
  for (let k = 0; k < points.length && points[k] <= x; k++) p += pointWeights[k];
  return Math.min(1, p);
}

/** Probability of less than x. */
export function probabilityBelow(mixture: Mixture, x: number): number {
  const { normal, points, pointWeights } = mixture;
  if (x > normal.high) return 1;
  if (x <= normal.low) return 0;
  let p = smoothUpTo(mixture, x);
  for (let k = 0; k < points.length && points[k] < x; k++) p += pointWeights[k];
  return Math.min(1, p);
}

/** The parts of a mixture that are no points. */
export type Smooth = Pick<Mixture, 'normal' | 'normalWeight' | 'uniformWeight'>;

/** What the normal and the uniform part have up to x, low <= x <= high, without the normal's tail above `high`. */
export const smoothUpTo = ({ normal, normalWeight, uniformWeight }: Smooth, x: number): number =>
  (normalWeight > 0 ? normalWeight * censoredProbability(normal, x) : 0) +
  (uniformWeight * (x - normal.low)) / (normal.high - normal.low);

const HALVINGS = 48;

/** The least x that has a probability of at least u up to it, 0 <= u <= 1. */
export function quantileOf(mixture: Mixture, u: number): number {
  const { normal, points, pointWeights } = mixture;
  let from = normal.low;
  let below = 0;
  for (let k = 0; k < points.length; k++) {
    const point = points[k];
    // Reached before the point, at it, or after it.
    if (point > from && smoothUpTo(mixture, point) + below >= u) return smoothQuantile(mixture, u - below, from, point);
    below += pointWeights[k];
    if (smoothUpTo(mixture, point) + below >= u) return point;
    from = point;
  }
  if (smoothUpTo(mixture, normal.high) + below < u) return normal.high;
  return smoothQuantile(mixture, u - below, from, normal.high);
}

/** Where the smooth parts reach p, from `from` to `to`: in closed form without a uniform part, else by halving. */
export function smoothQuantile(smooth: Smooth, p: number, from: number, to: number): number {
  const { normal, normalWeight, uniformWeight } = smooth;
  if (uniformWeight === 0) {
    if (normalWeight === 0) return from;
    const within = p / normalWeight;
    if (!(within > 0)) return from;
    if (within >= 1) return to;
    return Math.min(to, Math.max(from, normal.mu + normal.sigma * normalQuantile(within)));
  }
  if (smoothUpTo(smooth, from) >= p) return from;
  let little = from;
  let enough = to;
  for (let k = 0; k < HALVINGS; k++) {
    const middle = 0.5 * (little + enough);
    if (smoothUpTo(smooth, middle) >= p) enough = middle;
    else little = middle;
  }
  return enough;
}

/**
 * Continuous ranked probability score against what happened, in the units of the scale, 0 is best: the mean distance to it
 * less half the mean distance of two draws.
 *
 * @param y on the scale
 * @see Gneiting & Raftery 2007, equation 21
 */
export function mixtureCrps(mixture: Mixture, y: number): number {
  const { normal, normalWeight, uniformWeight, points, pointWeights } = mixture;
  let toOutcome = uniformWeight * uniformToPoint(normal, y);
  let apart = uniformWeight * uniformWeight * ((normal.high - normal.low) / 3);
  if (normalWeight > 0) {
    toOutcome += normalWeight * distanceToPoint(normal, y);
    apart += normalWeight * normalWeight * distanceToItself(normal);
    apart += 2 * normalWeight * uniformWeight * distanceToUniform(normal);
  }
  let mass = 0;
  let moment = 0;
  for (let k = 0; k < points.length; k++) {
    const w = pointWeights[k];
    const x = points[k];
    toOutcome += w * Math.abs(x - y);
    // Points come ascending: each is apart from those before it by x less them.
    apart += 2 * w * (x * mass - moment) + 2 * w * uniformWeight * uniformToPoint(normal, x);
    if (normalWeight > 0) apart += 2 * w * normalWeight * distanceToPoint(normal, x);
    mass += w;
    moment += w * x;
  }
  return toOutcome - 0.5 * apart;
}

/** Mean distance of a number that is uniform over the scale to a point on it. */
export const uniformToPoint = ({ low, high }: { low: number; high: number }, y: number): number =>
  ((y - low) * (y - low) + (high - y) * (high - y)) / (2 * (high - low));
