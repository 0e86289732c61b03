import { cdfEnds, cdfPiece } from './cdf-piece.ts';

/** [level 0-1, value], both rising. */
export type Quantiles = readonly (readonly [number, number])[];

/**
 * Continuous ranked probability score of a forecast given as quantiles, in the unit of the values; 0 is best. Its
 * distribution function is straight between stated quantiles, and what lies beyond the outermost ones sits on them; the
 * integral of (F(x) - 1{x >= outcome})^2 is then exact. One quantile alone is a point: its absolute error.
 *
 * With a limit, everything beyond it counts as "not by then": the integral ends there, as if the forecast and the outcome
 * were both cut off at it. Not the stated values are cut but the distribution, so that what it says of the time before
 * stays as it was. A forecast that it may never happen has quantiles beyond the limit.
 *
 * @param outcome in the same unit; Infinity for beyond the limit
 * @returns Infinity for an outcome of Infinity without a limit
 * @see Matheson & Winkler 1976; Gneiting & Raftery 2007, equation 20; with a limit, the threshold-weighted score of
 * Gneiting & Ranjan 2011, equation 12, weight 1 up to the limit
 */
export function quantileCrps(quantiles: Quantiles, outcome: number, limit = Infinity): number {
  const last = quantiles.length - 1;
  let sum = cdfEnds(quantiles[0][1], quantiles[last][1], outcome, limit);
  for (let k = 0; k < last; k++) {
    const [level, value] = quantiles[k];
    const [nextLevel, nextValue] = quantiles[k + 1];
    sum += cdfPiece(value, nextValue, level, nextLevel, outcome, limit);
  }
  return sum;
}
