import { exp, log } from './elementary.ts';
import { logGamma } from './log-gamma.ts';

/**
 * Distribution function of the gamma distribution with rate 1 (the regularised incomplete gamma function): its series below
 * the mean, the continued fraction of the other tail above it.
 *
 * @param x 0 or more
 * @param shape above 0
 * @see DLMF 8.11.4 and 8.9.2; the fraction by the method of Lentz 1976
 */
export const gammaCdf = (x: number, shape: number): number =>
  x > 0 ? lowerTail(x, shape, exp(shape * log(x) - x - logGamma(shape))) : 0;

/** @param front x^shape e^-x / Gamma(shape): the density at x, times x */
function lowerTail(x: number, shape: number, front: number): number {
  if (x < shape + 1) {
    let term = 1 / shape;
    let sum = term;
    for (let n = 1; term > 1e-17 * sum; n++) {
      term *= x / (shape + n);
      sum += term;
    }
    return front * sum;
  }
  let b = x + 1 - shape;
  let c = Infinity;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 100_000; n++) {
    const a = -n * (n - shape);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return 1 - front * fraction;
}

/**
 * Quantile of the gamma distribution with rate 1: Halley's steps from a good guess, each kept inside the bounds that the
 * steps before have found.
 *
 * @param level 0-1
 * @param shape above 0
 * @see Press et al. 2007, Numerical Recipes, section 6.2.1
 * @example gammaQuantile(0.95, 0.5) // 1.9207, half of 3.8415, the 95% point of chi squared with one degree of freedom
 */
export function gammaQuantile(level: number, shape: number): number {
  if (level <= 0) return 0;
  if (level >= 1) return Infinity;
  const scale = logGamma(shape);
  let low = 0;
  let high = Infinity;
  let x = guess(level, shape);
  for (let step = 0; step < 200 && x > 0; step++) {
    const front = exp(shape * log(x) - x - scale);
    const off = lowerTail(x, shape, front) - level;
    if (off === 0) return x;
    if (off > 0) high = x;
    else low = x;
    const newton = (off * x) / front;
    const next = x - newton / (1 - 0.5 * Math.min(1, newton * ((shape - 1) / x - 1)));
    // Steps converge with the third power: after one this small the rest is rounding.
    if (Math.abs(next - x) <= 1e-7 * x) return next;
    if (next > low && next < high) x = next;
    else if (high === Infinity) x *= 2;
    else x = low > 0 ? Math.sqrt(low) * Math.sqrt(high) : x / 16;
  }
  return x;
}

/** Near the quantile: by the first term of the series in the lower tail, elsewhere by the cube root (Wilson & Hilferty 1931). */
function guess(level: number, shape: number): number {
  const first = exp((log(level) + logGamma(shape + 1)) / shape);
  if (first < 0.2 * (shape + 1)) return first * (1 + first / (shape + 1));
  const spread = 1 / (9 * shape);
  const root = 1 - spread + normalQuantile(level) * Math.sqrt(spread);
  const cubed = shape * root * root * root;
  return root > 0 && cubed > 0.1 * first ? cubed : first;
}

/** Quantile of the standard normal distribution, to 0.0005. @see Abramowitz & Stegun 1964, 26.2.23 */
function normalQuantile(level: number): number {
  const t = Math.sqrt(-2 * log(Math.min(level, 1 - level)));
  const z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  return level < 0.5 ? -z : z;
}
