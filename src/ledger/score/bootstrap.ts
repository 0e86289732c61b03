import { stream } from '../../numeric/random.ts';
import { sampleQuantile } from '../../numeric/statistics.ts';

/** The random numbers of a bootstrap. */
export interface BootstrapDraws {
  resamples: number;
  /** How often each unit is drawn, one row a resample. @param units at most `MOST_UNITS` */
  counts(units: number): Float64Array;
}

/**
 * The most units of a bootstrap. If there are more questions, they are put together at random into this many bundles, and bundles
 * are drawn: the spread of sums over independent questions is the spread of sums over bundles of them (random groups; Wolter
 * 2007, chapter 2). That leaves an error of 1 / sqrt(2 * 300), 4%, in the width of the interval, as much as 1,000 resamples
 * leave, and the cost no longer grows with the number of claims.
 */
export const MOST_UNITS = 300;

/** Sums are computed over this many columns at a time. */
const LANES = 4;

/** The number of columns of a table, rounded up to a multiple of LANES; the further ones are 0. */
export const columnsFor = (used: number): number => Math.ceil(used / LANES) * LANES;

/**
 * Random numbers for all bootstraps of a table: all of them use the same draws, which biases none of them.
 *
 * @param seed integer from 0 to 2^53 - 1
 */
export function bootstrapDraws(seed: number, resamples: number): BootstrapDraws {
  const u = new Float64Array(resamples * MOST_UNITS);
  stream('scores', seed).fill(0, u);
  let last: { units: number; counts: Float64Array } = { units: 0, counts: new Float64Array(0) };
  return {
    resamples,
    counts(units) {
      if (last.units !== units) last = { units, counts: drawn(u, units, resamples) };
      return last.counts;
    },
  };
}

function drawn(u: Float64Array, units: number, resamples: number): Float64Array {
  const counts = new Float64Array(resamples * units);
  for (let r = 0; r < resamples; r++) {
    const from = r * MOST_UNITS;
    for (let k = 0; k < units; k++) counts[r * units + Math.floor(u[from + k] * units)]++;
  }
  return counts;
}

/**
 * 90% percentile bootstrap intervals of statistics that are functions of sums over independent units (here questions, whose
 * claims share their outcome: the cluster bootstrap). Units are drawn with replacement, as many as there are; one pass
 * gives all statistics.
 *
 * @param cells units in rows, what is summed over them in columns
 * @param columns as `columnsFor` gives them
 * @param statistics writes each statistic, given the sums; NaN where it is undefined
 * @param count number of statistics
 * @returns [5%, 95%] of each statistic; undefined with fewer than two units, or where more than a tenth of the resamples
 * leave it undefined (the others alone would not be a fair sample)
 * @see Efron 1979; Davison & Hinkley 1997, section 3.8 for clusters
 */
export function bootstrapIntervals(
  cells: Float64Array,
  columns: number,
  statistics: (sums: Float64Array, out: Float64Array) => void,
  count: number,
  { counts, resamples }: BootstrapDraws,
): ([number, number] | undefined)[] {
  const units = cells.length / columns;
  const values = Array.from({ length: count }, () => new Float64Array(resamples));
  if (units < 2) return values.map(() => undefined);
  const times = counts(units);
  const sums = new Float64Array(columns);
  const out = new Float64Array(count);
  for (let r = 0; r < resamples; r++) {
    for (let c = 0; c < columns; c += LANES) sumLanes(times, r * units, units, cells, columns, c, sums);
    statistics(sums, out);
    for (let s = 0; s < count; s++) values[s][r] = out[s];
  }
  return values.map(percentiles);
}

/** Sums of four neighbouring columns, each row times its count; four at a time take half the time of one by one. */
function sumLanes(
  times: Float64Array,
  from: number,
  units: number,
  cells: Float64Array,
  columns: number,
  c: number,
  sums: Float64Array,
): void {
  let [a, b, d, e] = [0, 0, 0, 0];
  for (let k = 0, at = c; k < units; k++, at += columns) {
    const w = times[from + k];
    a += w * cells[at];
    b += w * cells[at + 1];
    d += w * cells[at + 2];
    e += w * cells[at + 3];
  }
  sums[c] = a;
  sums[c + 1] = b;
  sums[c + 2] = d;
  sums[c + 3] = e;
}

/** The 5% and 95% points of what is defined. */
function percentiles(values: Float64Array): [number, number] | undefined {
  values.sort(); // NaN last
  let defined = values.length;
  while (defined > 0 && Number.isNaN(values[defined - 1])) defined--;
  if (defined < 0.9 * values.length) return undefined;
  return [sampleQuantile(values, 0.05, defined), sampleQuantile(values, 0.95, defined)];
}
