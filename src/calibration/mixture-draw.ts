import type { Problem } from '../models/problem.ts';
import { weightedMean } from '../models/weighted-mean.ts';
import { normalOf } from './basis.ts';
import type { OutcomeDistribution } from './calibration.ts';
import { smoothQuantile, smoothUpTo } from './mixture.ts';

/**
 * Draws where issues may end: the quantiles of `mixtureOf(distribution, basisOf(problem, ...))`, without allocating anything.
 *
 * @param problem its arrays are refilled by the caller; some actor has weight on the issue that is asked for
 * @param roles ids of the actors with a role in the procedure
 * @returns a function of an issue, of the exchange model's outcome of it, and of a probability u, 0 < u < 1
 */
export function mixtureDraw(
  problem: Problem,
  distribution: OutcomeDistribution,
  roles: ReadonlySet<string>,
): (m: number, exchange: number, u: number) => number {
  const { start, order, actor, actorIds, position, weight, low, high, statusQuo } = problem;
  const { weights } = distribution;
  const { positions: onPositions = 0, roles: onRoles = 0, statusQuo: onStatusQuo = 0, low: onLow = 0 } = weights;
  const uniformWeight = weights.uniform ?? 0;
  const hasRole = Uint8Array.from(actor, (i) => (roles.has(actorIds[i]) ? 1 : 0));
  const withRole = Int32Array.from({ length: problem.issues }, (_, m) =>
    hasRole.subarray(start[m], start[m + 1]).reduce((sum, has) => sum + has, 0),
  );
  // The points of an issue, ascending, and the weight of all up to each; rows may be there twice, and two more.
  const most = 2 * position.length + 2;
  const at = new Float64Array(most);
  const mass = new Float64Array(most);
  let count = 0;
  const add = (x: number, w: number) => {
    let k = count++;
    for (; k > 0 && at[k - 1] > x; k--) {
      at[k] = at[k - 1];
      mass[k] = mass[k - 1];
    }
    at[k] = x;
    mass[k] = w;
  };
  const basis = { low: 0, high: 0, mean: 0, exchange: 0, deviation: 0 };
  const normal = { mu: 0, sigma: 0, low: 0, high: 0 };
  const smooth = { normal, normalWeight: 0, uniformWeight };

  return (m, exchange, u) => {
    const [from, to] = [start[m], start[m + 1]];
    const mean = weightedMean(position, weight, from, to);
    let all = 0;
    let variance = 0;
    for (let k = from; k < to; k++) {
      all += weight[k];
      variance += weight[k] * (position[k] - mean) * (position[k] - mean);
    }
    basis.low = low[m];
    basis.high = high[m];
    basis.mean = mean;
    basis.exchange = exchange;
    basis.deviation = Math.sqrt(variance / all);
    normalOf(distribution, basis, normal);

    count = 0;
    let rest = 1 - uniformWeight;
    if (onPositions > 0) {
      rest -= onPositions;
      for (let k = from; k < to; k++) add(position[order[k]], (onPositions * weight[order[k]]) / all);
    }
    if (onRoles > 0 && withRole[m] > 0) {
      rest -= onRoles;
      for (let k = from; k < to; k++) if (hasRole[k] === 1) add(position[k], onRoles / withRole[m]);
    }
    if (onStatusQuo > 0 && !Number.isNaN(statusQuo[m])) {
      rest -= onStatusQuo;
      add(statusQuo[m], onStatusQuo);
    }
    if (onLow > 0) {
      rest -= onLow;
      add(low[m], onLow);
    }
    for (let k = 1; k < count; k++) mass[k] += mass[k - 1];
    smooth.normalWeight = Math.max(0, rest);

    // The first point that has a probability of at least u up to it.
    let first = 0;
    let end = count;
    while (first < end) {
      const middle = (first + end) >> 1;
      if (smoothUpTo(smooth, at[middle]) + mass[middle] >= u) end = middle;
      else first = middle + 1;
    }
    const before = first > 0 ? mass[first - 1] : 0;
    const floor = first > 0 ? at[first - 1] : normal.low;
    if (first === count) return smoothQuantile(smooth, u - before, floor, normal.high);
    if (smoothUpTo(smooth, at[first]) + before < u) return at[first];
    return smoothQuantile(smooth, u - before, floor, at[first]);
  };
}
