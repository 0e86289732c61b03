/** The actors of one run of the spatial model; rows of the n x d arrays are actors, columns dimensions. */
export interface SpatialState {
  readonly n: number;
  readonly d: number;
  /** Positions, 0-1; they move. */
  readonly x: Float64Array;
  /** Saliences, 0-1, of one actor adding up to at most 1 and to more than 0. */
  readonly s: Float64Array;
  /** Capabilities, above 0. */
  readonly c: Float64Array;
  /** Ideal points: the positions themselves where ideals follow fully. */
  readonly ideal: Float64Array;
  /** Row i: how much of i's next ideal point is each actor's position; the rest is its old ideal point. */
  readonly follow?: Float64Array | undefined;
  /** S_i, the sum of i's saliences. */
  readonly total: Float64Array;
  /** S_i c_i. */
  readonly weight: Float64Array;
  /** s^2 / sum s^2 of each actor and dimension: the weights of its distances. */
  readonly focus: Float64Array;
}

/**
 * A state of n actors and d dimensions: fill x, s, c and follow, then call `deriveState`.
 *
 * @param lags whether ideal points may lag behind positions
 */
export function spatialState(n: number, d: number, lags: boolean): SpatialState {
  const x = new Float64Array(n * d);
  return {
    n,
    d,
    x,
    s: new Float64Array(n * d),
    c: new Float64Array(n),
    ideal: lags ? new Float64Array(n * d) : x,
    follow: lags ? new Float64Array(n * n) : undefined,
    total: new Float64Array(n),
    weight: new Float64Array(n),
    focus: new Float64Array(n * d),
  };
}

/** Computes what follows from x, s and c; every ideal point starts at the actor's position. */
export function deriveState({ n, d, x, s, c, ideal, total, weight, focus }: SpatialState): void {
  for (let i = 0; i < n; i++) {
    let sum = 0;
    let largest = 0;
    for (let m = i * d; m < (i + 1) * d; m++) {
      sum += s[m];
      largest = Math.max(largest, s[m]);
    }
    // As shares of the largest: the square of a very small salience would vanish.
    let squares = 0;
    for (let m = i * d; m < (i + 1) * d; m++) squares += (s[m] / largest) * (s[m] / largest);
    for (let m = i * d; m < (i + 1) * d; m++) focus[m] = ((s[m] / largest) * (s[m] / largest)) / squares;
    total[i] = sum;
    weight[i] = sum * c[i];
  }
  if (ideal !== x) ideal.set(x);
}

/** Distance from k's ideal point to a point, with k's own saliences: sqrt( sum (s (a - b))^2 / sum s^2 ). */
export function spatialDistance({ d, ideal, focus }: SpatialState, k: number, point: Float64Array, at: number): number {
  let sum = 0;
  for (let m = 0; m < d; m++) {
    const off = ideal[k * d + m] - point[at + m];
    sum += focus[k * d + m] * off * off;
  }
  return Math.sqrt(sum);
}

/** Moves the ideal points after the positions. */
export function moveIdeals({ n, d, x, ideal, follow }: SpatialState): void {
  if (!follow) return;
  for (let i = 0; i < n; i++) {
    let all = 0;
    for (let j = 0; j < n; j++) all += follow[i * n + j];
    for (let m = 0; m < d; m++) {
      let sum = (1 - all) * ideal[i * d + m];
      for (let j = 0; j < n; j++) sum += follow[i * n + j] * x[j * d + m];
      ideal[i * d + m] = sum;
    }
  }
}

/** Whether point a comes before point b: it is lower in the first dimension in which they differ. */
export function comesBefore(d: number, p: Float64Array, a: number, q: Float64Array, b: number): boolean {
  for (let m = 0; m < d; m++) {
    if (p[a + m] !== q[b + m]) return p[a + m] < q[b + m];
  }
  return false;
}
