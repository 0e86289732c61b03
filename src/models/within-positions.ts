/**
 * A compromise brought between the least and the greatest position of the rows with weight, where it lies but for the last digits
 * of its sum: one actor alone at 70 gets 70, and all at 33.3 get 33.3.
 *
 * @param from, to the rows of the issue, without the last
 * @returns the value itself if no row has weight
 */
export function withinPositions(
  value: number,
  position: Float64Array,
  weight: Float64Array,
  from: number,
  to: number,
): number {
  let least = Infinity;
  let most = -Infinity;
  for (let k = from; k < to; k++) {
    if (!(weight[k] > 0)) continue;
    if (position[k] < least) least = position[k];
    if (position[k] > most) most = position[k];
  }
  return least > most ? value : Math.min(most, Math.max(least, value));
}
