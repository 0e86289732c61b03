/** What a segment of a series costs, from an index up to another that is not in it: -2 log likelihood at its best, for one. */
export type Cost = (from: number, to: number) => number;

export interface PeltOptions {
  /** What a change costs. */
  penalty: number;
  /** Least length of a segment. */
  minimumLength?: number;
  /** K such that cost(a, b) + cost(b, c) + K <= cost(a, c) for any a < b < c: 0 for -2 log likelihoods. */
  slack?: number;
}

/** A series cut into segments. */
export interface Segmentation {
  /** Index of the first point after each change. */
  changes: number[];
  /** Sum of the segments' costs, without penalties. */
  cost: number;
}

/**
 * The segmentation with the least sum of costs and penalties, exactly: optimal partitioning in which a beginning that can never
 * again be the best is dropped. With a least length, it is dropped only once a segment could begin where it lost; to drop it at
 * once would lose the optimum.
 *
 * Takes time of order n where changes keep coming, n^2 / 2 costs where there are none.
 *
 * @param n length of the series
 * @see Killick, Fearnhead & Eckley 2012, Optimal detection of changepoints with a linear computational cost, section 3
 */
export function pelt(n: number, cost: Cost, { penalty, minimumLength = 1, slack = 0 }: PeltOptions): Segmentation {
  if (n < 2 * minimumLength) return { changes: [], cost: n > 0 ? cost(0, n) : 0 };
  // best[t]: least cost of the first t points, penalties included, with one penalty too few by the start at -penalty.
  const best = new Float64Array(n + 1).fill(Infinity);
  best[0] = -penalty;
  const last = new Int32Array(n + 1);
  const droppedAt = new Int32Array(n + 1).fill(n + 1);
  const candidates = new Int32Array(n + 1);
  const sums = new Float64Array(n + 1);
  let alive = 0;
  for (let t = minimumLength; t <= n; t++) {
    const newest = t - minimumLength;
    if (best[newest] < Infinity) candidates[alive++] = newest;
    let least = Infinity;
    let greatest = -Infinity;
    let kept = 0;
    for (let i = 0; i < alive; i++) {
      const s = candidates[i];
      if (droppedAt[s] <= t) continue;
      const sum = best[s] + cost(s, t);
      candidates[kept] = s;
      sums[kept++] = sum;
      if (sum > greatest) greatest = sum;
      if (sum < least) {
        least = sum;
        last[t] = s;
      }
    }
    alive = kept;
    best[t] = least + penalty;
    if (greatest + slack <= best[t]) continue;
    for (let i = 0; i < alive; i++) {
      const s = candidates[i];
      if (sums[i] + slack > best[t] && droppedAt[s] > n) droppedAt[s] = t + minimumLength;
    }
  }
  const changes: number[] = [];
  for (let t = last[n]; t > 0; t = last[t]) changes.push(t);
  return { changes: changes.reverse(), cost: best[n] - penalty * changes.length };
}
