import { mean } from './mean.ts';
import { ROUNDING } from './rounding.ts';
import { variance } from './statistics.ts';

/**
 * The mean of weighted values, never outside their range; the plain mean where nothing has any weight.
 *
 * @param weights one a value, 0 or more; each value counts alike by default
 */
export function meanByWeight(values: Float64Array, weights?: Float64Array): number {
  if (!weights) return mean(values);
  let sum = 0;
  let all = 0;
  let least = Infinity;
  let most = -Infinity;
  for (let s = 0; s < values.length; s++) {
    if (!(weights[s] > 0)) continue;
    sum += weights[s] * values[s];
    all += weights[s];
    if (values[s] < least) least = values[s];
    if (values[s] > most) most = values[s];
  }
  return all > 0 ? Math.min(most, Math.max(least, sum / all)) : mean(values);
}

/**
 * Values whose plain mean is the weighted mean of the given ones, m + w (x - m) / mean(w). Their spread gives its Monte Carlo
 * error, and the difference of two such columns that of the difference of two weighted means.
 *
 * @returns the same array where there are no weights
 * @see Owen 2013, section 9.2, on self-normalised importance sampling
 */
export function linearised(values: Float64Array, weights?: Float64Array): Float64Array {
  if (!weights) return values;
  const middle = meanByWeight(values, weights);
  const all = mean(weights);
  return all > 0 ? values.map((x, s) => middle + (weights[s] * (x - middle)) / all) : values;
}

/** Variance of all values of some columns with the same weights. @param columns gone through twice, one after the other */
export function varianceByWeight(columns: Iterable<Float64Array>, weights?: Float64Array): number {
  if (!weights) return variance(columns);
  const means: number[] = [];
  for (const column of columns) means.push(meanByWeight(column, weights));
  const middle = mean(means);
  const squares: number[] = [];
  for (const column of columns) {
    squares.push(
      meanByWeight(
        column.map((x) => (x - middle) * (x - middle)),
        weights,
      ),
    );
  }
  return mean(squares);
}

/** Standard deviation of all values of some columns with the same weights; 0 if it is rounding on a scale of this length. */
export function deviationByWeight(range: number, columns: Iterable<Float64Array>, weights?: Float64Array): number {
  const deviation = Math.sqrt(varianceByWeight(columns, weights));
  return deviation > ROUNDING * range ? deviation : 0;
}

/**
 * The value below which a share p of the weight of a sample lies, between neighbours in proportion. With equal weights it is
 * `sampleQuantile`.
 *
 * @param order places of the values in ascending order
 */
export function quantileByWeight(values: Float64Array, weights: Float64Array, order: Uint32Array, p: number): number {
  let all = 0;
  let last = -1;
  for (let k = 0; k < order.length; k++) {
    if (!(weights[order[k]] > 0)) continue;
    all += weights[order[k]];
    last = k;
  }
  if (last < 0) return NaN;
  const wanted = p * (all - weights[order[last]]);
  let before = 0;
  for (let k = 0; k < last; k++) {
    const own = weights[order[k]];
    if (!(own > 0)) continue;
    if (before + own > wanted) {
      let next = k + 1;
      while (!(weights[order[next]] > 0)) next++;
      const [below, above] = [values[order[k]], values[order[next]]];
      return below + ((wanted - before) / own) * (above - below);
    }
    before += own;
  }
  return values[order[last]];
}

/** Places of values in ascending order. */
export const ascendingOrder = (values: Float64Array): Uint32Array =>
  Uint32Array.from(values.keys()).sort((a, b) => values[a] - values[b]);

/**
 * Places of a sample in which each appears about as often as its weight says: as many as there were, in their order. Always the
 * same for the same weights.
 *
 * @see Kitagawa 1996, systematic resampling
 */
export function resampledByWeight(weights: Float64Array): Uint32Array {
  const n = weights.length;
  const step = mean(weights);
  const places = new Uint32Array(n);
  let upTo = 0;
  let k = 0;
  for (let s = 0; s < n && k < n; s++) {
    upTo += weights[s];
    while (k < n && (k + 0.5) * step < upTo) places[k++] = s;
  }
  // Rounding may leave the last one open.
  while (k < n) places[k++] = n - 1;
  return places;
}
