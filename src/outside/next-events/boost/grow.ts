import { BINS } from './bins.ts';
import type { Forest } from './forest.ts';
import { bestSplit, histogramOf, type Restraint, type Slopes, subtract } from './split.ts';

/**
 * A function that grows one tree of a forest over the rows it is given: level by level, each node split where the
 * second-order gain is greatest, the smaller child's histogram counted and the larger's had by subtraction.
 *
 * @see Chen & Guestrin 2016 (XGBoost), equations 5 to 7; Friedman 2001
 */
export function grower(data: Slopes, forest: Forest, restraint: Restraint) {
  const { depth } = forest;
  const nodes = 2 ** depth - 1;
  const size = 2 * BINS * data.features;
  const low = new Int32Array(2 * nodes + 1);
  const high = new Int32Array(2 * nodes + 1);
  const spare = new Int32Array(data.binned.length / data.features);
  const histograms: Float64Array[] = Array.from({ length: nodes }, () => new Float64Array(0));
  const pool: Float64Array[] = [];
  const histogram = () => pool.pop() ?? new Float64Array(size);

  /** @param rows which rows, in any order; sorted into leaves; @param allowed whether a feature may be split on */
  return (tree: number, rows: Int32Array, allowed: Uint8Array): void => {
    low[0] = 0;
    high[0] = rows.length;
    histograms[0] = histogram();
    histogramOf(data, rows, 0, rows.length, histograms[0]);
    for (let node = 0; node < nodes; node++) {
      const here = histograms[node];
      const [left, right] = [2 * node + 1, 2 * node + 2];
      const found = here.length > 0 ? bestSplit(here, data.features, allowed, restraint) : undefined;
      histograms[node] = new Float64Array(0);
      low[left] = low[node];
      high[right] = high[node];
      if (!found) {
        // All rows go left, unsplit, to the bottom.
        high[left] = low[right] = high[node];
        if (left < nodes) histograms[left] = histograms[right] = new Float64Array(0);
        if (here.length > 0) pool.push(here);
        continue;
      }
      forest.feature[tree * nodes + node] = found.feature;
      forest.bin[tree * nodes + node] = found.bin;
      const middle = partition(data, rows, low[node], high[node], found.feature, found.bin, spare);
      high[left] = low[right] = middle;
      if (left >= nodes) {
        pool.push(here);
        continue;
      }
      const [small, large] = middle - low[left] <= high[right] - middle ? [left, right] : [right, left];
      histograms[small] = histogram();
      histogramOf(data, rows, low[small], high[small], histograms[small]);
      subtract(here, histograms[small]);
      histograms[large] = here;
    }
    for (let k = 0; k <= nodes; k++) {
      forest.leaf[tree * (nodes + 1) + k] = step(data, rows, low[nodes + k], high[nodes + k], restraint);
    }
  };
}

/** Puts the rows of a node that go left before those that go right; returns where those begin. */
function partition(
  { features, binned }: Slopes,
  rows: Int32Array,
  from: number,
  to: number,
  feature: number,
  bin: number,
  spare: Int32Array,
): number {
  let middle = from;
  let rest = 0;
  for (let k = from; k < to; k++) {
    const row = rows[k];
    if (binned[row * features + feature] <= bin) rows[middle++] = row;
    else spare[rest++] = row;
  }
  for (let k = 0; k < rest; k++) rows[middle + k] = spare[k];
  return middle;
}

/** The value of a leaf: some of the way to where the loss, to second order, is least. */
function step({ slope, curvature }: Slopes, rows: Int32Array, from: number, to: number, restraint: Restraint): number {
  let downhill = 0;
  let curved = restraint.ridge;
  for (let k = from; k < to; k++) {
    downhill += slope[rows[k]];
    curved += curvature[rows[k]];
  }
  return from < to ? (restraint.rate * downhill) / curved : 0;
}
