import { solveCholesky } from './cholesky.ts';

/** Steps of the differences that stand for slopes. */
const STEP = 1e-4;
const ROUNDS = 60;

/**
 * Looks for the least value of a smooth function of a few parameters by Newton's steps with slopes from differences, damped
 * where a step would not help (Levenberg 1944, Marquardt 1963).
 *
 * @param f the function; finite everywhere near the way
 * @param start where f is defined
 * @returns the parameters, the value, and the standard errors that the curvature gives if f is a negative log likelihood
 * @example newton(([x, y]) => (x - 1) ** 2 / 8 + y ** 2 / 2, [0, 1]) // at [1, 0], errors [2, 1]
 */
export function newton(
  f: (x: Float64Array) => number,
  start: ArrayLike<number>,
): { at: Float64Array; value: number; errors: Float64Array } {
  const n = start.length;
  let at = Float64Array.from(start);
  let value = f(at);
  let damping = 1e-3;
  for (let round = 0; round < ROUNDS; round++) {
    const { slope, curvature } = slopesOf(f, at, value);
    let better = false;
    for (let tries = 0; tries < 30 && !better; tries++, damping *= 4) {
      const step = slope.map((x) => -x);
      if (!solveCholesky(damped(curvature, n, damping), step)) continue;
      const next = at.map((x, k) => x + step[k]);
      const there = f(next);
      if (!(there < value)) continue;
      better = true;
      const won = value - there;
      at = next;
      value = there;
      damping /= 32;
      if (won < 1e-9 * (1 + Math.abs(value))) round = ROUNDS;
    }
    if (!better) break;
  }
  return { at, value, errors: errorsOf(slopesOf(f, at, value).curvature, n) };
}

function slopesOf(f: (x: Float64Array) => number, at: Float64Array, value: number) {
  const n = at.length;
  const x = Float64Array.from(at);
  const moved = (i: number, di: number, j = i, dj = 0) => {
    x[i] += di;
    x[j] += dj;
    const there = f(x);
    x.set(at);
    return there;
  };
  const up = at.map((_, i) => moved(i, STEP));
  const down = at.map((_, i) => moved(i, -STEP));
  const curvature = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    curvature[i * n + i] = (up[i] + down[i] - 2 * value) / (STEP * STEP);
    for (let j = 0; j < i; j++) {
      const mixed = (moved(i, STEP, j, STEP) - up[i] - up[j] + value) / (STEP * STEP);
      curvature[i * n + j] = mixed;
      curvature[j * n + i] = mixed;
    }
  }
  return { slope: at.map((_, i) => (up[i] - down[i]) / (2 * STEP)), curvature };
}

/** The curvature with more of its diagonal: the more, the shorter the step and the nearer to the steepest way down. */
function damped(curvature: Float64Array, n: number, damping: number): Float64Array {
  const a = Float64Array.from(curvature);
  for (let i = 0; i < n; i++) a[i * n + i] += damping * Math.max(1e-6, Math.abs(curvature[i * n + i]));
  return a;
}

/** Roots of the diagonal of the inverse; NaN where the curvature is not positive. */
function errorsOf(curvature: Float64Array, n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => {
    const unit = new Float64Array(n);
    unit[i] = 1;
    return solveCholesky(Float64Array.from(curvature), unit) ? Math.sqrt(unit[i]) : NaN;
  });
}
