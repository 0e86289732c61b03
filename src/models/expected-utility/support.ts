import { exp, log } from '../../numeric/elementary.ts';
import type { DistinctPositions } from './distinct-positions.ts';

/** A stand-in for log 0 that exp takes to 0 with any exponent. */
export const LOG_ZERO = -1e300;

/**
 * Support with linear loss: what place a has against place b is sum_k max(0, w_k (|x_k - b| - |x_k - a|)) / R, for all pairs of
 * places at once in O(n + places^2).
 *
 * @param n number of actors
 * @returns a function that fills row a, column b of a matrix n numbers wide
 */
export function linearSupport(n: number) {
  const mass = new Float64Array(n + 1);
  const moment = new Float64Array(n + 1);
  return ({ count, at, of, order, start }: DistinctPositions, w: Float64Array, range: number, out: Float64Array) => {
    for (let k = 0; k < n; k++) {
      const i = order[k];
      mass[k + 1] = mass[k] + w[i];
      moment[k + 1] = moment[k] + w[i] * at[of[i]];
    }
    for (let low = 0; low < count; low++) {
      const a = at[low];
      // All actors so far stand at or below a; those nearer to a than to b stand below the midpoint of the two.
      const left = start[low + 1];
      let next = low + 1;
      for (let high = low + 1; high < count; high++) {
        const b = at[high];
        while (2 * at[next] < a + b) next++;
        const middle = start[next];
        const above = start[high];
        const forA = (b - a) * mass[left] + (a + b) * (mass[middle] - mass[left]) - 2 * (moment[middle] - moment[left]);
        const forB =
          (b - a) * (mass[n] - mass[above]) +
          2 * (moment[above] - moment[middle]) -
          (a + b) * (mass[above] - mass[middle]);
        out[low * n + high] = forA / range;
        out[high * n + low] = forB / range;
      }
    }
  };
}

/**
 * Support with the loss l_k(x) = w_k (|x_k - x| / R)^r_k: what place a has against place b is sum_k max(0, l_k(b) - l_k(a)), in
 * O(n places). An actor who stands nearer to a than to b loses less by a, whatever its exponent. With the positions sorted, those
 * are all up to the midpoint of the two, and sums of losses from the lowest position up give each pair at once.
 *
 * @param n number of actors
 * @returns a function that fills row a, column b of a matrix n numbers wide
 */
export function curvedSupport(n: number) {
  const width = n + 1;
  /** Row a, column k: the loss by place a of all who stand below the k-th actor from below. */
  const below = new Float64Array(n * width);
  /** Row a, column b: the logarithm of the distance of two places. */
  const logs = new Float64Array(n * n);
  const place = new Int32Array(n);
  const exponent = new Float64Array(n);
  const weight = new Float64Array(n);
  return (
    { count, at, of, order, start }: DistinctPositions,
    w: Float64Array,
    range: number,
    r: Float64Array,
    out: Float64Array,
  ) => {
    for (let k = 0; k < n; k++) {
      const i = order[k];
      place[k] = of[i];
      exponent[k] = r[i];
      weight[k] = w[i];
    }
    for (let high = 0; high < count; high++) {
      logs[high * n + high] = LOG_ZERO;
      for (let low = 0; low < high; low++) {
        const d = (at[high] - at[low]) / range;
        // The difference of positions that are very close can be lost in the division.
        const l = d > 0 ? log(d) : LOG_ZERO;
        logs[high * n + low] = l;
        logs[low * n + high] = l;
      }
    }
    for (let a = 0; a < count; a++) {
      let sum = 0;
      for (let k = 0; k < n; k++) {
        sum += weight[k] * exp(exponent[k] * logs[a * n + place[k]]);
        below[a * width + k + 1] = sum;
      }
    }
    for (let low = 0; low < count; low++) {
      const rowLow = low * width;
      let next = low + 1;
      for (let high = low + 1; high < count; high++) {
        const rowHigh = high * width;
        while (2 * at[next] < at[low] + at[high]) next++;
        const middle = start[next];
        const forLow = below[rowHigh + middle] - below[rowLow + middle];
        const forHigh = below[rowLow + n] - below[rowLow + middle] - (below[rowHigh + n] - below[rowHigh + middle]);
        out[low * n + high] = Math.max(0, forLow);
        out[high * n + low] = Math.max(0, forHigh);
      }
    }
  };
}
