import { ascendingOrder } from '../numeric/by-weight.ts';

/** Intervals of a histogram. */
const BINS = 25;
/** Each is counted in this many parts, so that an order statistic needs only the values of one part. */
const PARTS = 128;
const FINE = BINS * PARTS;

/** The shape of a sample: its histogram and some of its quantiles. */
export interface Shape {
  /** Shares of the values in equal intervals from low to high. */
  histogram: number[];
  /** One for each of the asked probabilities. */
  quantiles: number[];
}

/**
 * Histogram and exact quantiles of all values of some columns, without sorting them: values are counted in
 * fine intervals, and only those of the intervals in which a quantile lies are sorted.
 *
 * @param columns gone through at most twice, one after the other: they need not be in memory together
 * @param low, high where the values lie; those outside count as at the end
 * @param probabilities of the quantiles, 0-1; interpolated by definition 7 of Hyndman & Fan 1996
 * @param weights how much each value of a column counts; alike by default
 */
export function shapeOf(
  columns: Iterable<Float64Array>,
  low: number,
  high: number,
  probabilities: number[],
  weights?: Float64Array,
): Shape {
  if (weights) return weightedShape(columns, low, high, probabilities, weights);
  const scale = FINE / (high - low);
  const counts = new Float64Array(FINE);
  const least = new Float64Array(FINE).fill(Infinity);
  const most = new Float64Array(FINE).fill(-Infinity);
  let n = 0;
  for (const column of columns) {
    n += column.length;
    for (let k = 0; k < column.length; k++) {
      const value = column[k];
      const i = part(value, low, scale);
      counts[i]++;
      if (value < least[i]) least[i] = value;
      if (value > most[i]) most[i] = value;
    }
  }

  const ranks = probabilities.flatMap((p) => {
    const below = Math.floor((n - 1) * p);
    return [below, Math.min(below + 1, n - 1)];
  });
  const starts = new Float64Array(FINE + 1);
  for (let i = 0; i < FINE; i++) starts[i + 1] = starts[i] + counts[i];
  const homes = ranks.map((rank) => homeOf(rank, starts));
  // Many draws may lie at one point, such as a status quo: those need no sorting.
  const several = homes.filter((i) => least[i] < most[i]);
  const wanted = new Map(several.map((i) => [i, new Float64Array(counts[i])]));
  const isWanted = new Uint8Array(FINE);
  for (const i of several) isWanted[i] = 1;
  const filled = new Int32Array(FINE);
  for (const column of wanted.size > 0 ? columns : []) {
    for (let k = 0; k < column.length; k++) {
      const i = part(column[k], low, scale);
      if (isWanted[i] === 0) continue;
      const values = wanted.get(i) as Float64Array;
      values[filled[i]++] = column[k];
    }
  }
  for (const values of wanted.values()) values.sort();
  const statistics = ranks.map((rank, r) => wanted.get(homes[r])?.[rank - starts[homes[r]]] ?? least[homes[r]]);

  return {
    histogram: Array.from({ length: BINS }, (_, bin) => (starts[(bin + 1) * PARTS] - starts[bin * PARTS]) / n),
    quantiles: probabilities.map((p, i) => {
      const [below, above] = [statistics[2 * i], statistics[2 * i + 1]];
      return below + ((n - 1) * p - ranks[2 * i]) * (above - below);
    }),
  };
}

/** The fine interval in which the value of a rank lies, by bisection. @param starts the rank of the first value of each interval */
function homeOf(rank: number, starts: Float64Array): number {
  let low = 0;
  let high = FINE - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle + 1] > rank) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The same where the values of a column count unlike: a quantile lies between neighbours in proportion to what they count. */
function weightedShape(
  columns: Iterable<Float64Array>,
  low: number,
  high: number,
  probabilities: number[],
  weights: Float64Array,
): Shape {
  const scale = FINE / (high - low);
  const counts = new Float64Array(FINE);
  const least = new Float64Array(FINE).fill(Infinity);
  let [all, most, last] = [0, -Infinity, 0];
  for (const column of columns) {
    for (let k = 0; k < column.length; k++) {
      if (!(weights[k] > 0)) continue;
      const i = part(column[k], low, scale);
      counts[i] += weights[k];
      all += weights[k];
      if (column[k] < least[i]) least[i] = column[k];
      if (column[k] >= most) [most, last] = [column[k], weights[k]];
    }
  }
  const upTo = new Float64Array(FINE + 1);
  for (let i = 0; i < FINE; i++) upTo[i + 1] = upTo[i] + counts[i];
  const homes = probabilities.map((p) => {
    const wanted = p * (all - last);
    let i = 0;
    while (i < FINE - 1 && (counts[i] === 0 || upTo[i + 1] <= wanted)) i++;
    return { i, wanted };
  });
  const found = new Map(homes.map(({ i }) => [i, { values: [] as number[], weights: [] as number[] }]));
  for (const column of columns) {
    for (let k = 0; k < column.length; k++) {
      const home = weights[k] > 0 ? found.get(part(column[k], low, scale)) : undefined;
      home?.values.push(column[k]);
      home?.weights.push(weights[k]);
    }
  }
  const shares = Float64Array.from({ length: BINS }, (_, bin) => upTo[(bin + 1) * PARTS] - upTo[bin * PARTS]);
  return {
    histogram: Array.from(shares, (share) => share / all),
    quantiles: homes.map(({ i, wanted }) => {
      const { values, weights: own } = found.get(i) as { values: number[]; weights: number[] };
      const next = least.find((value, j) => j > i && value < Infinity) ?? most;
      // Up to the first value of the next interval, which counts for nothing itself.
      const inside = Float64Array.from([...values, next]);
      return valueAt(inside, Float64Array.from([...own, 0]), wanted - upTo[i]);
    }),
  };
}

/** The value up to which smaller ones count so much, the last value counting for nothing. */
function valueAt(values: Float64Array, weights: Float64Array, wanted: number): number {
  const order = ascendingOrder(values);
  let before = 0;
  for (let k = 0; k + 1 < order.length; k++) {
    const own = weights[order[k]];
    if (before + own > wanted) {
      const [below, above] = [values[order[k]], values[order[k + 1]]];
      return below + ((wanted - before) / own) * (above - below);
    }
    before += own;
  }
  return values[order[order.length - 1]];
}

/** The fine interval of a value; never falls as the value rises, so that intervals are in order. */
function part(value: number, low: number, scale: number): number {
  const x = (value - low) * scale;
  return x < 0 ? 0 : x >= FINE ? FINE - 1 : x | 0;
}
