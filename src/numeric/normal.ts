import { exp } from './elementary.ts';

const ROOT_2PI = 2.5066282746310002;

/** Density of the standard normal distribution. */
export const normalDensity = (z: number): number => exp(-0.5 * z * z) / ROOT_2PI;

/**
 * Probability that a standard normal variable is at most z, to 15 digits.
 *
 * @see Hart et al. 1968, algorithm 5666, as given by West 2005, "Better approximations to cumulative normal functions"
 * @example normalProbability(1.96) // 0.9750021048517795
 */
export function normalProbability(z: number): number {
  const x = Math.abs(z);
  if (x > 37) return z > 0 ? 1 : 0;
  const tail = exp(-0.5 * x * x) * (x < 7.07106781186547 ? rational(x) : fraction(x));
  return z > 0 ? 1 - tail : tail;
}

function rational(x: number): number {
  let top = 3.52624965998911e-2 * x + 0.700383064443688;
  top = top * x + 6.37396220353165;
  top = top * x + 33.912866078383;
  top = top * x + 112.079291497871;
  top = top * x + 221.213596169931;
  top = top * x + 220.206867912376;
  let bottom = 8.83883476483184e-2 * x + 1.75566716318264;
  bottom = bottom * x + 16.064177579207;
  bottom = bottom * x + 86.7807322029461;
  bottom = bottom * x + 296.564248779674;
  bottom = bottom * x + 637.333633378831;
  bottom = bottom * x + 793.826512519948;
  bottom = bottom * x + 440.413735824752;
  return top / bottom;
}

/** The continued fraction of the far tail. */
function fraction(x: number): number {
  let below = x + 0.65;
  for (let k = 4; k >= 1; k--) below = x + k / below;
  return 1 / below / ROOT_2PI;
}

/** The number of which a standard normal variable is below with probability p, 0 < p < 1; by halving, to 12 digits. */
export function normalQuantile(p: number): number {
  let low = -38;
  let high = 38;
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2;
    if (normalProbability(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
