/** Mean of |x - y| over a sample x. */
export function meanDistance(sample: ArrayLike<number>, y: number): number {
  let sum = 0;
  for (let k = 0; k < sample.length; k++) sum += Math.abs(sample[k] - y);
  return sum / sample.length;
}

/**
 * Mean of |x - y| over all pairs of two samples in ascending order: the integral of F (1 - G) + G (1 - F), F and G their
 * distribution functions, in one pass over both.
 */
export function meanDistanceBetween(a: Float64Array, b: Float64Array): number {
  let i = 0;
  let j = 0;
  let sum = 0;
  let last = Math.min(a[0], b[0]);
  while (i < a.length || j < b.length) {
    const x = Math.min(i < a.length ? a[i] : Infinity, j < b.length ? b[j] : Infinity);
    const f = i / a.length;
    const g = j / b.length;
    sum += (x - last) * (f * (1 - g) + g * (1 - f));
    while (i < a.length && a[i] === x) i++;
    while (j < b.length && b[j] === x) j++;
    last = x;
  }
  return sum;
}

/**
 * Continuous ranked probability score of a sample against what happened: mean |x - y| less half the mean |x - x'|; in
 * the units of y, 0 is best. The absolute error, where the sample is one number.
 *
 * @param sample in ascending order
 * @see Gneiting & Raftery 2007, equation 21
 */
export function crps(sample: Float64Array, y: number): number {
  return meanDistance(sample, y) - meanDistanceBetween(sample, sample) / 2;
}
