import { BINS } from './bins.ts';

/** Rows to learn from: bins, `features` a row, and the loss's slope (downhill) and curvature at each row's score. */
export interface Slopes {
  features: number;
  binned: Uint8Array;
  slope: Float64Array;
  curvature: Float64Array;
}

/** How a tree is kept simple. */
export interface Restraint {
  /** Added to a leaf's curvature. */
  ridge: number;
  /** A leaf's least curvature. */
  leastCurvature: number;
  /** Share of the step to a leaf's optimum that is taken, 0-1. */
  rate: number;
}

/** Gains up to this are rounding. */
const NO_GAIN = 1e-9;

/** Sums of slope and curvature by feature and bin, at 2 (feature * BINS + bin) and the next place. */
export function histogramOf(data: Slopes, rows: Int32Array, from: number, to: number, histogram: Float64Array): void {
  const { features, binned, slope, curvature } = data;
  histogram.fill(0);
  for (let k = from; k < to; k++) {
    const row = rows[k];
    const downhill = slope[row];
    const curved = curvature[row];
    const start = row * features;
    for (let f = 0; f < features; f++) {
      const at = 2 * (f * BINS + binned[start + f]);
      histogram[at] += downhill;
      histogram[at + 1] += curved;
    }
  }
}

/** Takes one histogram from another, in place. */
export function subtract(from: Float64Array, other: Float64Array): void {
  for (let k = 0; k < from.length; k++) from[k] -= other[k];
}

/** The split of greatest gain: rows in bins up to `bin` of `feature` against the others. None if nothing gains. */
export function bestSplit(
  histogram: Float64Array,
  features: number,
  allowed: Uint8Array,
  { ridge, leastCurvature }: Restraint,
): { feature: number; bin: number } | undefined {
  let downhill = 0;
  let curved = 0;
  for (let b = 0; b < BINS; b++) {
    downhill += histogram[2 * b];
    curved += histogram[2 * b + 1];
  }
  let best = NO_GAIN;
  let feature = -1;
  let bin = 0;
  const whole = (downhill * downhill) / (curved + ridge);
  for (let f = 0; f < features; f++) {
    if (!allowed[f]) continue;
    let d = 0;
    let c = 0;
    for (let b = 0; b < BINS - 1; b++) {
      const at = 2 * (f * BINS + b);
      d += histogram[at];
      c += histogram[at + 1];
      if (c < leastCurvature) continue;
      if (curved - c < leastCurvature) break;
      const gain = (d * d) / (c + ridge) + (downhill - d) ** 2 / (curved - c + ridge) - whole;
      if (gain > best) {
        best = gain;
        feature = f;
        bin = b;
      }
    }
  }
  return feature < 0 ? undefined : { feature, bin };
}
