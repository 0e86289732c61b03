/**
 * The mean of some values, never outside their range: the sum of a hundred times 33.3 over a hundred is not 33.3 in doubles.
 *
 * @returns NaN if there are none
 */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  let least = Infinity;
  let most = -Infinity;
  for (let k = 0; k < values.length; k++) {
    const value = values[k];
    sum += value;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return Math.min(most, Math.max(least, sum / values.length));
}
