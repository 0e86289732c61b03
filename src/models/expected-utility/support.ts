import { exp, log } from '../../numeric/elementary.ts';
import { sortRows } from '../problem.ts';

/**
 * Support with linear loss: out[i, j] = sum_k max(0, w_k (|x_k - x_j| - |x_k - x_i|)) / R, in O(n^2) after sorting.
 */
export function linearSupport(n: number) {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  const mass = new Float64Array(n + 1);
  const moment = new Float64Array(n + 1);
  return (x: Float64Array, w: Float64Array, range: number, out: Float64Array) => {
    // From round to round the order hardly changes: an insertion sort has little to do.
    sortRows(order, x, 0, n);
    for (let k = 0; k < n; k++) {
      mass[k + 1] = mass[k] + w[order[k]];
      moment[k + 1] = moment[k] + w[order[k]] * x[order[k]];
    }
    for (let p = 0; p < n; p++) {
      const i = order[p];
      const a = x[i];
      // All actors so far stand at or below a; those nearer to a than to b stand below the midpoint of the two.
      let left = p + 1;
      while (left < n && x[order[left]] === a) left++;
      let middle = left;
      for (let t = left; t < n; t++) {
        const j = order[t];
        const b = x[j];
        while (middle < n && 2 * x[order[middle]] < a + b) middle++;
        const forA = (b - a) * mass[left] + (a + b) * (mass[middle] - mass[left]) - 2 * (moment[middle] - moment[left]);
        let above = t;
        while (above > middle && x[order[above - 1]] === b) above--;
        const forB =
          (b - a) * (mass[n] - mass[above]) +
          2 * (moment[above] - moment[middle]) -
          (a + b) * (mass[above] - mass[middle]);
        out[i * n + j] = forA / range;
        out[j * n + i] = forB / range;
      }
    }
  };
}

/**
 * Support with the loss l_k(x) = w_k (|x_k - x| / R)^r_k: out[i, j] = sum_k max(0, l_k(x_j) - l_k(x_i)), in O(n^2). An actor who stands
 * nearer to i than to j loses less by i, whatever its exponent. With the positions sorted, those are all up to the midpoint of the
 * two, and sums of losses from the lowest position up give each pair at once.
 */
export function curvedSupport(n: number) {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  const at = new Float64Array(n);
  const weight = new Float64Array(n);
  const exponent = new Float64Array(n);
  /** Row j, column k: the loss by x_j of all who stand below the k-th place from below. */
  const below = new Float64Array(n * (n + 1));
  const width = n + 1;
  return (x: Float64Array, w: Float64Array, range: number, r: Float64Array, out: Float64Array) => {
    sortRows(order, x, 0, n);
    for (let p = 0; p < n; p++) {
      at[p] = x[order[p]];
      weight[p] = w[order[p]];
      exponent[p] = r[order[p]];
    }
    for (let j = 0; j < n; j++) {
      below[j * width + j + 1] = 0;
      for (let k = 0; k < j; k++) {
        const d = (at[j] - at[k]) / range;
        const l = d > 0 ? log(d) : 0;
        below[j * width + k + 1] = d > 0 ? weight[k] * exp(exponent[k] * l) : 0;
        below[k * width + j + 1] = d > 0 ? weight[j] * exp(exponent[j] * l) : 0;
      }
    }
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let k = j * width + 1; k <= j * width + n; k++) {
        sum += below[k];
        below[k] = sum;
      }
    }
    for (let i = 0; i < n; i++) {
      const from = order[i];
      const rowI = i * width;
      let middle = i + 1;
      for (let j = i + 1; j < n; j++) {
        const to = order[j];
        const rowJ = j * width;
        while (2 * at[middle] < at[i] + at[j]) middle++;
        const forI = below[rowJ + middle] - below[rowI + middle];
        const forJ = below[rowI + n] - below[rowI + middle] - (below[rowJ + n] - below[rowJ + middle]);
        out[from * n + to] = Math.max(0, forI);
        out[to * n + from] = Math.max(0, forJ);
      }
    }
  };
}
