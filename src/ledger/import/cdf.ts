/** The levels that a distribution is told by, dense where scores look. */
const LEVELS = [0.01, 0.05, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 0.95, 0.99];

/**
 * The quantiles of a cumulative distribution function given at points, by linear interpolation between them. Levels that lie
 * beyond its first or last point, in a tail that is open, are left out.
 *
 * @param cdf P(X <= location), 0-1, not falling
 * @param locations as many, rising
 */
export function quantilesOf(cdf: readonly number[], locations: readonly number[]): [level: number, value: number][] {
  const quantiles: [number, number][] = [];
  let i = 0;
  for (const level of LEVELS) {
    if (level < cdf[0]) continue;
    while (i < cdf.length && cdf[i] < level) i++;
    if (i === cdf.length) break;
    if (i === 0) quantiles.push([level, locations[0]]);
    else {
      const share = (level - cdf[i - 1]) / (cdf[i] - cdf[i - 1]);
      quantiles.push([level, locations[i - 1] + share * (locations[i] - locations[i - 1])]);
    }
  }
  return quantiles;
}

/**
 * Where a share 0-1 of a question's range lies: evenly, or, with a zero point, by powers of the ratio of the distances of
 * its ends from that point.
 *
 * @see Metaculus, utils/the_math/formulas.py, unscaled_location_to_scaled_location
 */
export function locationAt(
  share: number,
  { low, high, zero }: { low: number; high: number; zero?: number | null },
): number {
  if (zero === undefined || zero === null) return low + (high - low) * share;
  const ratio = (high - zero) / Math.max(low - zero, 1e-7);
  return low + ((high - low) * (ratio ** share - 1)) / (ratio - 1);
}

/** The places of `count` points that lie evenly in a question's range, its ends among them. */
export const locationsOf = (count: number, range: Parameters<typeof locationAt>[1]): number[] =>
  Array.from({ length: count }, (_, i) => locationAt(i / (count - 1), range));
