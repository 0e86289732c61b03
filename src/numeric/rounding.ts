/**
 * Values nearer to one another than this share of the scale that they lie on are equal: what is left of their difference is
 * rounding, and no finding. A probability, a share and a loss lie on the scale from 0 to 1.
 *
 * It holds for thresholds of conditions, for what counts as a gain, as a change, as a variance.
 */
export const ROUNDING = 1e-9;
