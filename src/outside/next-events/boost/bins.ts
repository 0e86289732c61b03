/** Features are cut into at most this many bins. */
export const BINS = 64;

/** A value this common, as a share of all, has a bin of its own. */
const COMMON = 1 / 4;
/** Rows that bins are chosen from. */
const SAMPLE = 200_000;

/** The lower edges of all bins but the first, ascending, one list a feature. */
export type Bins = readonly Float32Array[];

/**
 * Bins with about as many rows each; a common value (often 0) gets one alone.
 *
 * @param rows row-major, `features` a row
 */
export function chooseBins(rows: Float32Array, features: number): Bins {
  const count = rows.length / features;
  const step = Math.max(1, Math.floor(count / SAMPLE));
  const column = new Float32Array(Math.ceil(count / step));
  return Array.from({ length: features }, (_, f) => {
    for (let i = 0, row = 0; row < count; row += step) column[i++] = rows[row * features + f];
    return edgesOf(column.sort());
  });
}

function edgesOf(sorted: Float32Array): Float32Array {
  const distinct = sorted.filter((x, i) => i === 0 || x !== sorted[i - 1]);
  if (distinct.length <= BINS) return distinct.slice(1);
  const common = commonest(sorted);
  const rest = common === undefined ? sorted : sorted.filter((x) => x !== common);
  const edges = new Set<number>();
  if (common !== undefined) {
    edges.add(common);
    const next = distinct.find((x) => x > common);
    if (next !== undefined) edges.add(next);
  }
  for (let b = 1; b < BINS - 2; b++) edges.add(rest[Math.floor((b * rest.length) / (BINS - 2))]);
  return Float32Array.from(edges).sort();
}

/** The most frequent of some numbers in order, if it is common enough. */
function commonest(sorted: Float32Array): number | undefined {
  let best: number | undefined;
  let most = COMMON * sorted.length;
  let run = 0;
  for (let i = 0; i < sorted.length; i++) {
    run = i > 0 && sorted[i] === sorted[i - 1] ? run + 1 : 1;
    if (run > most) {
      most = run;
      best = sorted[i];
    }
  }
  return best;
}

/** The bin of a value: the number of edges at or below it. */
export function binOf(edges: Float32Array, x: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (edges[middle] <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Writes the bins of `count` rows into `binned`. */
export function toBins(bins: Bins, rows: Float32Array, count: number, binned: Uint8Array): void {
  const features = bins.length;
  for (let row = 0, at = 0; row < count; row++) {
    for (let f = 0; f < features; f++, at++) binned[at] = binOf(bins[f], rows[at]);
  }
}
