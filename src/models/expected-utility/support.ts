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

/** Support with the loss (|x_k - x| / R)^r_k, in O(n^3 / 2). */
export function curvedSupport(n: number) {
  /** Row j, column k: w_k (|x_k - x_j| / R)^r_k. */
  const loss = new Float64Array(n * n);
  const total = new Float64Array(n);
  return (x: Float64Array, w: Float64Array, range: number, r: Float64Array, out: Float64Array) => {
    for (let j = 0; j < n; j++) {
      loss[j * n + j] = 0;
      for (let k = 0; k < j; k++) {
        const d = Math.abs(x[k] - x[j]) / range;
        const l = d > 0 ? log(d) : 0;
        loss[j * n + k] = d > 0 ? w[k] * exp(r[k] * l) : 0;
        loss[k * n + j] = d > 0 ? w[j] * exp(r[j] * l) : 0;
      }
    }
    for (let j = 0; j < n; j++) {
      total[j] = 0;
      for (let k = 0; k < n; k++) total[j] += loss[j * n + k];
    }
    for (let i = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++) {
        let size = 0;
        for (let k = 0; k < n; k++) size += Math.abs(loss[j * n + k] - loss[i * n + k]);
        const sum = total[j] - total[i];
        out[i * n + j] = (size + sum) / 2;
        out[j * n + i] = (size - sum) / 2;
      }
    }
  };
}
