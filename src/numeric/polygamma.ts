import { log } from './elementary.ts';

/** From here on the series are good to 15 digits; below it the recurrences lead there. */
const FAR = 12;

/** Derivative of log Gamma at x > 0. @see DLMF 5.11.2, 5.5.2 */
export function digamma(x: number): number {
  let below = 0;
  for (; x < FAR; x++) below += 1 / x;
  const y = 1 / (x * x);
  return log(x) - 0.5 / x - y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y / 132)))) - below;
}

/** Its second derivative at x > 0: the variance of the log of a gamma variable of shape x. @see DLMF 5.15.8, 5.15.5 */
export function trigamma(x: number): number {
  let below = 0;
  for (; x < FAR; x++) below += 1 / (x * x);
  const y = 1 / (x * x);
  return (1 + 0.5 / x + y * (1 / 6 - y * (1 / 30 - y * (1 / 42 - y * (1 / 30 - (5 * y) / 66))))) / x + below;
}

/** The x > 0 at which trigamma is a number above 0: by halving in the log, to 12 digits. */
export function inverseTrigamma(value: number): number {
  // 1 / x < trigamma(x) < 1 / x + 1 / x^2.
  let low = 1 / value;
  let high = low + Math.sqrt(low) + 1;
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2;
    if (trigamma(middle) > value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
