import { ROUNDING } from '../../numeric/rounding.ts';
import { sampleQuantile } from '../../numeric/statistics.ts';
import { type ResampleOptions, resampled } from '../discovery/resample.ts';

/** An estimate with the 5% and 95% points of its bootstrap distribution. */
export interface SobolIndex {
  value: number;
  low: number;
  high: number;
}

/** How much of an answer's variance comes from one input or group of inputs, as shares of the variance. */
export interface SobolIndices {
  /** From it alone: what the variance would lose on average if it were known. */
  first: SobolIndex;
  /** From it alone and together with others: what would be left on average if all others were known. */
  total: SobolIndex;
}

/** How to resample, and on what scale the answers lie. */
export interface SobolOptions extends ResampleOptions {
  /** Length of the scale of f, if it is known: a deviation as small as rounding on that scale counts as 0. */
  range?: number;
}

/** A deviation below this share of the largest value is rounding whatever the scale. */
const LAST_DIGITS = 1e-12;

/**
 * First-order and total Sobol indices from two independent samples of all inputs, A and B, and for each input i the
 * sample AB_i that is A with the values of i from B:
 *
 *     first_i = mean(f(B) (f(AB_i) - f(A))) / V      (Saltelli et al. 2010, table 2 (b))
 *     total_i = mean((f(A) - f(AB_i))^2) / 2V        (Jansen 1999)
 *
 * V is the variance of f over A and B together, and f(B) is taken from its mean, which changes no expectation and
 * takes away the error that a mean far from 0 brings. Small indices may come out a little below 0: nothing is clipped.
 * Intervals are the 90% percentile bootstrap over the samples; with low-discrepancy samples they are on the wide side.
 *
 * @param a, b f(A) and f(B), one value a sample
 * @param mixed f(AB_i) for each input or group of inputs
 * @param options 200 resamples if not said otherwise
 * @returns all 0 if f is constant over A and B but for rounding
 */
export function sobolIndices(
  a: Float64Array,
  b: Float64Array,
  mixed: readonly Float64Array[],
  { range = 0, ...options }: SobolOptions = {},
): { variance: number; indices: SobolIndices[] } {
  const n = a.length;
  const middle = meanOf(a, b);
  const once = new Uint16Array(n).fill(1);
  const variance = varianceOf(a, b, middle, once, range);
  if (!(variance > 0)) return { variance: 0, indices: mixed.map(() => ({ first: none(), total: none() })) };

  const resamples = resampled(n, options);
  const variances = resamples.map((counts) => varianceOf(a, b, middle, counts, range));
  const sums = sumsOver(resamples);
  const product = new Float64Array(n);
  const square = new Float64Array(n);
  const index = (terms: Float64Array): SobolIndex => {
    const spread = sums(terms)
      .map((sum, r) => share(sum / n, variances[r]))
      .sort();
    return {
      value: share(terms.reduce((sum, term) => sum + term, 0) / n, variance),
      low: sampleQuantile(spread, 0.05),
      high: sampleQuantile(spread, 0.95),
    };
  };
  const indices = mixed.map((f) => {
    for (let s = 0; s < n; s++) {
      product[s] = (b[s] - middle) * (f[s] - a[s]);
      square[s] = 0.5 * (a[s] - f[s]) ** 2;
    }
    return { first: index(product), total: index(square) };
  });
  return { variance, indices };
}

const none = (): SobolIndex => ({ value: 0, low: 0, high: 0 });
const share = (part: number, variance: number) => (variance > 0 ? part / variance : 0);

function meanOf(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let s = 0; s < a.length; s++) sum += a[s] + b[s];
  return sum / (2 * a.length);
}

/** Resamples that are summed side by side: the additions of one need not wait for those of another. */
const LANES = 8;

/**
 * Makes a function that sums terms over each resample, each term counted so often. Most inputs move most answers not at all, and
 * terms of 0 are passed by.
 */
function sumsOver(resamples: readonly Uint16Array[]): (terms: Float64Array) => Float64Array {
  const n = resamples[0].length;
  const blocks = Array.from({ length: Math.ceil(resamples.length / LANES) }, (_, block) => {
    const counts = new Uint16Array(n * LANES);
    for (let lane = 0; lane < LANES; lane++) {
      const of = resamples[block * LANES + lane];
      if (of) for (let s = 0; s < n; s++) counts[s * LANES + lane] = of[s];
    }
    return counts;
  });
  const sums = new Float64Array(blocks.length * LANES);
  const rows = new Uint32Array(n);
  return (terms) => {
    let used = 0;
    for (let s = 0; s < n; s++) if (terms[s] !== 0) rows[used++] = s;
    for (let block = 0; block < blocks.length; block++) addLanes(terms, rows, used, blocks[block], sums, block * LANES);
    return sums.slice(0, resamples.length);
  };
}

function addLanes(
  terms: Float64Array,
  rows: Uint32Array,
  used: number,
  counts: Uint16Array,
  sums: Float64Array,
  at: number,
): void {
  let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let k = 0; k < used; k++) {
    const s = rows[k];
    const term = terms[s];
    const i = s * LANES;
    a += counts[i] * term;
    b += counts[i + 1] * term;
    c += counts[i + 2] * term;
    d += counts[i + 3] * term;
    e += counts[i + 4] * term;
    f += counts[i + 5] * term;
    g += counts[i + 6] * term;
    h += counts[i + 7] * term;
  }
  sums.set([a, b, c, d, e, f, g, h], at);
}

/** Variance over both samples (divisor 2n), each sample counted so often; 0 if it is rounding. */
function varianceOf(a: Float64Array, b: Float64Array, middle: number, counts: Uint16Array, range: number): number {
  let sum = 0;
  let squares = 0;
  for (let s = 0; s < a.length; s++) {
    const p = a[s] - middle;
    const q = b[s] - middle;
    sum += counts[s] * (p + q);
    squares += counts[s] * (p * p + q * q);
  }
  const off = sum / (2 * a.length);
  const variance = squares / (2 * a.length) - off * off;
  const rounding = Math.max(ROUNDING * range, LAST_DIGITS * Math.max(Math.abs(middle), Math.sqrt(squares)));
  return variance > rounding * rounding ? variance : 0;
}
