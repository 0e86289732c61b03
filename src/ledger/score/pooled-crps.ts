import { cdfEnds, cdfPiece } from './cdf-piece.ts';
import type { Quantiles } from './quantile-crps.ts';
import { unrounded } from './unrounded.ts';

/**
 * The CRPS of the mean of several distribution functions (a linear pool), each given by quantiles as in `quantileCrps`.
 *
 * @returns a function of the member to leave out (if any), the outcome and the limit; NaN for an empty pool
 * @see Stone 1961 for the linear pool
 */
export function pooledCrps(members: readonly Quantiles[]) {
  const values = members.flatMap((quantiles) => quantiles.map(([, value]) => value));
  const knots = Float64Array.from(new Set(values)).sort();
  const size = knots.length;
  // Sums of all distribution functions just below each knot and at it.
  const below = new Float64Array(size);
  const at = new Float64Array(size);
  for (const quantiles of members) addCdf(quantiles, knots, 1, below, at);
  const restBelow = new Float64Array(size);
  const restAt = new Float64Array(size);

  return (without: Quantiles | undefined, outcome: number, limit = Infinity): number => {
    const others = without ? members.length - 1 : members.length;
    if (others === 0) return NaN;
    restBelow.set(below);
    restAt.set(at);
    if (without) addCdf(without, knots, -1, restBelow, restAt);
    for (let k = 0; k < size; k++) {
      restBelow[k] = unrounded(restBelow[k] / others);
      restAt[k] = unrounded(restAt[k] / others);
    }
    // A knot of the one left out may lie beyond those of the others: F is 0 or 1 there, and the pieces say the same.
    let sum = cdfEnds(knots[0], knots[size - 1], outcome, limit);
    for (let k = 0; k + 1 < size; k++) {
      sum += cdfPiece(knots[k], knots[k + 1], restAt[k], restBelow[k + 1], outcome, limit);
    }
    return sum;
  };
}

/** Adds a distribution function, `times` over, at knots that hold all its values. */
function addCdf(quantiles: Quantiles, knots: Float64Array, times: number, below: Float64Array, at: Float64Array): void {
  const last = quantiles.length - 1;
  let k = 0;
  while (knots[k] < quantiles[0][1]) k++;
  for (let q = 0; q <= last; q++) {
    // A step where several levels have one value.
    below[k] += q === 0 ? 0 : times * quantiles[q][0];
    const x0 = quantiles[q][1];
    while (q < last && quantiles[q + 1][1] === x0) q++;
    const f0 = quantiles[q][0];
    at[k++] += q === last ? times : times * f0;
    if (q === last) break;
    const x1 = quantiles[q + 1][1];
    const slope = (quantiles[q + 1][0] - f0) / (x1 - x0);
    for (; knots[k] < x1; k++) {
      const f = times * (f0 + slope * (knots[k] - x0));
      below[k] += f;
      at[k] += f;
    }
  }
  for (; k < knots.length; k++) {
    below[k] += times;
    at[k] += times;
  }
}
