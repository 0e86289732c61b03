import { exp, log } from './elementary.ts';
import { logGamma } from './log-gamma.ts';

/** Density of the beta distribution at x, 0 < x < 1. */
const density = (x: number, a: number, b: number): number =>
  exp(logGamma(a + b) - logGamma(a) - logGamma(b) + (a - 1) * log(x) + (b - 1) * log(1 - x));

/**
 * Distribution function of the beta distribution (the regularised incomplete beta function), by its continued fraction.
 *
 * @param x 0-1
 * @param a, b above 0
 * @see DLMF 8.17.22; evaluated by the method of Lentz 1976
 */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // It converges fast below the mean; above it, the other tail does.
  if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(1 - x, b, a);
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    fraction *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return (density(x, a, b) * x * (1 - x) * fraction) / a;
}

/**
 * Quantile of the beta distribution: Newton's steps, or halving where one would leave what is known to hold it.
 *
 * @param level 0-1
 * @param a, b above 0
 */
export function betaQuantile(level: number, a: number, b: number): number {
  if (level <= 0) return 0;
  if (level >= 1) return 1;
  let low = 0;
  let high = 1;
  let x = a / (a + b);
  for (let step = 0; step < 200; step++) {
    const off = betaCdf(x, a, b) - level;
    if (off > 0) high = x;
    else low = x;
    const newton = x - off / density(x, a, b);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-15 * x) return next;
    x = next;
  }
  return x;
}
