/** What the score of a pool needs to know of its parts, as means over resolved cases. */
export interface PoolTerms {
  /** Mean distance of each part to what happened. */
  error: Float64Array;
  /** Mean distance of a draw of one part to a draw of another, row by row. */
  apart: Float64Array;
}

/** Mean CRPS of the linear pool with these weights: sum w e - 1/2 sum w w d. */
export function pooledScore(w: Float64Array, { error, apart }: PoolTerms): number {
  const n = w.length;
  let score = 0;
  for (let m = 0; m < n; m++) {
    score += w[m] * error[m];
    for (let l = 0; l < n; l++) score -= 0.5 * w[m] * w[l] * apart[m * n + l];
  }
  return score;
}

/** A pull of the weights towards a prior: adds `strength` times the squared distance to it. */
export interface Ridge {
  strength: number;
  prior: Float64Array;
}

const STEPS = 20_000;
const SMALL = 1e-12;

/**
 * The weights, not negative and adding up to 1, with the least mean CRPS of the pool: accelerated projected gradient from
 * equal weights, so that parts that say the same keep the same weight.
 *
 * @see Yao, Vehtari, Simpson & Gelman 2018 on stacking; Beck & Teboulle 2009 on the method
 */
export function poolWeights(terms: PoolTerms, ridge?: Ridge): Float64Array {
  const { error, apart } = terms;
  const n = error.length;
  let steepest = 0;
  for (let m = 0; m < n; m++) {
    let row = 0;
    for (let l = 0; l < n; l++) row += apart[m * n + l];
    steepest = Math.max(steepest, row);
  }
  let w = new Float64Array(n).fill(1 / n);
  // No part differs from another: all weights are as good.
  if (steepest === 0) return w;
  const pull = ridge ? 2 * ridge.strength : 0;
  steepest += pull;
  const slope = (v: Float64Array, m: number) => {
    let sum = error[m] + (ridge ? pull * (v[m] - ridge.prior[m]) : 0);
    for (let l = 0; l < n; l++) sum -= apart[m * n + l] * v[l];
    return sum;
  };
  let ahead = w;
  let momentum = 1;
  for (let step = 0; step < STEPS; step++) {
    const from = ahead;
    const next = ontoSimplex(from.map((v, m) => v - slope(from, m) / steepest));
    const grown = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    const last = w;
    const moved = next.reduce((most, v, m) => Math.max(most, Math.abs(v - last[m])), 0);
    // Momentum that points uphill is dropped.
    const uphill = next.reduce((sum, v, m) => sum + (from[m] - v) * (v - last[m]), 0) > 0;
    const keep = uphill ? 0 : (momentum - 1) / grown;
    ahead = next.map((v, m) => v + keep * (v - last[m]));
    momentum = uphill ? 1 : grown;
    w = next;
    if (moved < SMALL) break;
  }
  return w;
}

/** The nearest point with no negative part whose parts add up to 1 (Held, Wolfe & Crowder 1974). */
function ontoSimplex(v: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const sorted = v.toSorted().reverse();
  let sum = 0;
  let shift = 0;
  for (let k = 0; k < sorted.length; k++) {
    sum += sorted[k];
    if (sorted[k] > (sum - 1) / (k + 1)) shift = (sum - 1) / (k + 1);
  }
  return v.map((value) => Math.max(0, value - shift));
}
