/** Where to stop: when the corners lie within `step` of each other in every parameter, or after so many evaluations. */
export interface NelderMeadOptions {
  step: number;
  evaluations: number;
}

/**
 * Looks for the least value of a function of a few parameters without its slope.
 *
 * @param f the function; Infinity where it is not defined
 * @param start the first corner, where f is defined
 * @param size how far the other corners of the first simplex are from it, by parameter
 * @returns the best parameters found, with their value
 * @see Nelder & Mead 1965; Lagarias, Reeds, Wright & Wright 1998 for the coefficients
 * @example nelderMead(([x, y]) => (x - 1) ** 2 + y ** 2, [0, 1], [0.5, 0.5], { step: 1e-6, evaluations: 200 }).at // near [1, 0]
 */
export function nelderMead(
  f: (x: number[]) => number,
  start: readonly number[],
  size: readonly number[],
  { step, evaluations }: NelderMeadOptions,
): { at: number[]; value: number } {
  const n = start.length;
  let spent = 0;
  const corner = (at: number[]) => {
    spent++;
    return { at, value: f(at) };
  };
  let simplex = [corner([...start]), ...size.map((d, k) => corner(start.map((x, j) => (j === k ? x + d : x))))];
  const byValue = () => {
    simplex = simplex.toSorted((a, b) => a.value - b.value);
  };
  byValue();
  while (spent < evaluations) {
    const [best, worst] = [simplex[0], simplex[n]];
    if (simplex.every(({ at }) => at.every((x, j) => Math.abs(x - best.at[j]) <= step))) break;
    const center = start.map((_, j) => simplex.slice(0, n).reduce((sum, { at }) => sum + at[j], 0) / n);
    const along = (t: number) => corner(center.map((c, j) => c + t * (worst.at[j] - c)));
    const reflected = along(-1);
    if (reflected.value < best.value) {
      const expanded = along(-2);
      simplex[n] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < simplex[n - 1].value) {
      simplex[n] = reflected;
    } else {
      const contracted = reflected.value < worst.value ? along(-0.5) : along(0.5);
      if (contracted.value < Math.min(reflected.value, worst.value)) simplex[n] = contracted;
      else
        simplex = simplex.map((c, k) => (k === 0 ? c : corner(c.at.map((x, j) => best.at[j] + (x - best.at[j]) / 2))));
    }
    byValue();
  }
  return simplex[0];
}
