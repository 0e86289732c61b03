/** Integral over a length of the square of what goes straight from a to b. */
const squared = (a: number, b: number, length: number): number => ((a * a + a * b + b * b) * length) / 3;

/**
 * What a straight piece of a distribution function F adds to the CRPS: the integral of (F(x) - 1{x >= outcome})^2 from x0
 * to x1, as far as `limit`.
 *
 * @param f0, f1 F at x0 and x1, x0 <= x1
 */
export function cdfPiece(x0: number, x1: number, f0: number, f1: number, outcome: number, limit: number): number {
  if (x0 >= limit || x0 >= x1) return 0;
  if (x1 > limit) {
    f1 = f0 + ((f1 - f0) * (limit - x0)) / (x1 - x0);
    x1 = limit;
  }
  if (outcome <= x0) return squared(1 - f0, 1 - f1, x1 - x0);
  if (outcome >= x1) return squared(f0, f1, x1 - x0);
  const f = f0 + ((f1 - f0) * (outcome - x0)) / (x1 - x0);
  return squared(f0, f, outcome - x0) + squared(1 - f, 1 - f1, x1 - outcome);
}

/** What lies outside all stated values, from `first` to `last`, adds: the distance of the outcome, as far as `limit`. */
export function cdfEnds(first: number, last: number, outcome: number, limit: number): number {
  const before = Math.min(first, limit) - outcome;
  const after = Math.min(outcome, limit) - last;
  return Math.max(before, after, 0);
}
