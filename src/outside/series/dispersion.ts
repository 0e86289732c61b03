/**
 * How many times the variance of counts exceeds a Poisson distribution's, from neighbours alone, so that a change of level
 * here and there hardly matters: the mean of (y_i / e_i - y_i-1 / e_i-1)^2 over its expectation, were they Poisson,
 * level (1 / e_i + 1 / e_i-1), pooled over the series. Never below 1. What comes in bursts longer than a period makes neighbours
 * alike, and is then in part taken for changes of level.
 *
 * @param counts how many in each period
 * @param exposure how long each was observed, above 0; all alike by default
 * @see McCullagh & Nelder 1989, section 6.2, for the dispersion; von Neumann 1941 for successive differences
 */
export function dispersion(counts: ArrayLike<number>, exposure?: ArrayLike<number>): number {
  const e = (i: number) => exposure?.[i] ?? 1;
  let observed = 0;
  let expected = 0;
  for (let i = 1; i < counts.length; i++) {
    const [a, b] = [e(i - 1), e(i)];
    const difference = counts[i] / b - counts[i - 1] / a;
    const weight = (a * b) / (a + b);
    observed += weight * difference * difference;
    expected += (counts[i] + counts[i - 1]) / (a + b);
  }
  return expected > 0 ? Math.max(1, observed / expected) : 1;
}

/**
 * Variance of one observation from neighbours alone: the mean of w_i w_j / (w_i + w_j) (y_i - y_j)^2, j being the last before i
 * with a weight above 0.
 *
 * @param weights how many observations each value is the mean of; 1 by default, 0 where there is no value
 */
export function varianceOfNeighbours(values: ArrayLike<number>, weights?: ArrayLike<number>): number {
  let sum = 0;
  let pairs = 0;
  let before = -1;
  for (let i = 0; i < values.length; i++) {
    const w = weights?.[i] ?? 1;
    if (w === 0) continue;
    if (before >= 0) {
      const v = weights?.[before] ?? 1;
      const difference = values[i] - values[before];
      sum += ((v * w) / (v + w)) * difference * difference;
      pairs++;
    }
    before = i;
  }
  return pairs > 0 ? sum / pairs : 0;
}
