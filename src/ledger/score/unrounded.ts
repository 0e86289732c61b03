/** What is this near to 0 or 1 is a rounding error of it. */
const ROUNDING = 1e-12;

/** A probability that was added up, without the rounding errors that would make 0 and 1 something else. */
export const unrounded = (p: number): number => (p < ROUNDING ? 0 : p > 1 - ROUNDING ? 1 : p);
