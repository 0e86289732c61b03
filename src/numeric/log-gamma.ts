import { log } from './elementary.ts';

/** Logarithm of the gamma function for x > 0: Stirling's series from 12 on, below it by the recurrence. */
export function logGamma(x: number): number {
  let product = 1;
  for (; x < 12; x++) product *= x;
  const y = 1 / (x * x);
  const series = (1 / 12 - y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y / 1188)))) / x;
  return (x - 0.5) * log(x) - x + log(2 * Math.PI) / 2 + series - log(product);
}
