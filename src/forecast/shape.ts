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
 */
export function shapeOf(columns: Iterable<Float64Array>, low: number, high: number, probabilities: number[]): Shape {
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
  const filled = new Int32Array(FINE);
  for (const column of wanted.size > 0 ? columns : []) {
    for (let k = 0; k < column.length; k++) {
      const i = part(column[k], low, scale);
      const values = wanted.get(i);
      if (values) values[filled[i]++] = column[k];
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

/** The fine interval of a value; never falls as the value rises, so that intervals are in order. */
function part(value: number, low: number, scale: number): number {
  const x = (value - low) * scale;
  return x < 0 ? 0 : x >= FINE ? FINE - 1 : x | 0;
}
