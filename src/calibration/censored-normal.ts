import { normalDensity, normalProbability } from '../numeric/normal.ts';

/**
 * A normal distribution of mean `mu` and standard deviation `sigma` > 0 whose tails lie on the ends of a scale from `low` to
 * `high`. What a mixture's score needs of it is known in closed form: with F its distribution function,
 * E|X - y| = integral of F below y and of 1 - F above it, and E|X - X'| = 2 integral of F (1 - F).
 */
export interface CensoredNormal {
  mu: number;
  sigma: number;
  low: number;
  high: number;
}

/** Probability of at most x, for low <= x < high. */
export const censoredProbability = ({ mu, sigma }: CensoredNormal, x: number): number =>
  normalProbability((x - mu) / sigma);

/** Mean distance to a fixed number y on the scale. */
export function distanceToPoint({ mu, sigma, low, high }: CensoredNormal, y: number): number {
  return 2 * first(y, mu, sigma) - first(low, mu, sigma) - first(high, mu, sigma) + high - y;
}

/** Mean distance to points on the scale with weights that add up to 1. */
export function distanceToPoints(
  { mu, sigma, low, high }: CensoredNormal,
  at: Float64Array,
  weight: Float64Array,
): number {
  let sum = high - first(low, mu, sigma) - first(high, mu, sigma);
  for (let k = 0; k < at.length; k++) sum += weight[k] * (2 * first(at[k], mu, sigma) - at[k]);
  return sum;
}

/** Mean distance of two independent draws. */
export function distanceToItself({ mu, sigma, low, high }: CensoredNormal): number {
  const once = first(high, mu, sigma) - first(low, mu, sigma);
  const squared = square(high, mu, sigma) - square(low, mu, sigma);
  return 2 * (once - squared);
}

/** Mean distance to a number that is uniform over the scale. */
export function distanceToUniform({ mu, sigma, low, high }: CensoredNormal): number {
  const range = high - low;
  const twice = second(high, mu, sigma) - second(low, mu, sigma);
  return (2 * twice) / range - first(low, mu, sigma) - first(high, mu, sigma) + range / 2;
}

/** Integral of the normal distribution function up to x. */
function first(x: number, mu: number, sigma: number): number {
  const z = (x - mu) / sigma;
  return (x - mu) * normalProbability(z) + sigma * normalDensity(z);
}

/** Integral of `first`. */
function second(x: number, mu: number, sigma: number): number {
  const z = (x - mu) / sigma;
  const off = x - mu;
  return 0.5 * ((off * off + sigma * sigma) * normalProbability(z) + sigma * off * normalDensity(z));
}

/** Integral of the square of the normal distribution function up to x. */
function square(x: number, mu: number, sigma: number): number {
  const z = (x - mu) / sigma;
  const p = normalProbability(z);
  return sigma * (z * p * p + 2 * p * normalDensity(z) - normalProbability(Math.SQRT2 * z) / ROOT_PI);
}

const ROOT_PI = 1.772453850905516;
