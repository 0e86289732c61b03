import { stream } from './random.ts';
import { sampleQuantile } from './statistics.ts';

/** How far those who judged agree: 1 they all say the same, 0 as far as chance would have it, below 0 less than that. */
export interface Reliability {
  /** Krippendorff's alpha of values on an interval scale; undefined where all values are one and the same, or nobody shares a unit. */
  alpha: number | undefined;
  /** 5% and 95% of alpha over bootstrap samples of the units. */
  interval: [low: number, high: number] | undefined;
  /** Units that at least two judged, and of each 1 - (its disagreement / that of all values): alpha is their mean, by values. */
  units: { index: number; agreement: number }[];
}

const DRAWS = 1000;

/**
 * Krippendorff's alpha for interval data, with missing values.
 *
 * @param units what was judged; of each the values of those who judged it, in any order
 * @param seed of the bootstrap
 * @see Krippendorff 2011, Computing Krippendorff's alpha-reliability
 * @example krippendorff([[1, 1], [2, 3], [3, 3]]).alpha
 */
export function krippendorff(units: readonly (readonly number[])[], seed = 1): Reliability {
  const judged = units.flatMap((values, index) => (values.length > 1 ? [{ index, values }] : []));
  const expected = squares(judged.flatMap(({ values }) => values));
  const own = judged.map(({ values }) => squares(values));
  if (!(expected > 0)) return { alpha: undefined, interval: undefined, units: [] };
  const random = stream('krippendorff', seed);
  const drawn: number[] = [];
  const u = new Float64Array(judged.length);
  for (let b = 0; b < DRAWS; b++) {
    random.fill(b, u);
    const alpha = alphaOf(Array.from(u, (one) => judged[Math.floor(one * judged.length)].values));
    if (alpha !== undefined) drawn.push(alpha);
  }
  const ascending = Float64Array.from(drawn).sort();
  return {
    alpha: alphaOf(judged.map(({ values }) => values)),
    interval: drawn.length > 0 ? [sampleQuantile(ascending, 0.05), sampleQuantile(ascending, 0.95)] : undefined,
    units: judged.map(({ index }, i) => ({ index, agreement: 1 - own[i] / expected })),
  };
}

function alphaOf(units: readonly (readonly number[])[]): number | undefined {
  const all = units.flat();
  const expected = squares(all);
  if (!(expected > 0)) return undefined;
  const observed = units.reduce((sum, values) => sum + values.length * squares(values), 0) / all.length;
  return 1 - observed / expected;
}

/** Mean squared difference over all pairs of different places. */
function squares(values: readonly number[]): number {
  const n = values.length;
  if (n < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  return (2 * values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0)) / (n - 1);
}
