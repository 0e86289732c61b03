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
export function gammaCdf(x: number, shape: number): number {
  if (x <= 0) return 0;
  const front = exp(shape * log(x) - x - logGamma(shape));
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
 * Quantile of the gamma distribution with rate 1, by halving what is known to hold it.
 *
 * @param level 0 to below 1
 * @param shape above 0
 */
export function gammaQuantile(level: number, shape: number): number {
  if (level <= 0) return 0;
  let [low, high] = [0, shape + 1];
  while (gammaCdf(high, shape) < level) [low, high] = [high, 2 * high];
  for (let step = 0; step < 200 && high - low > 1e-14 * high; step++) {
    const middle = (low + high) / 2;
    if (gammaCdf(middle, shape) < level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
