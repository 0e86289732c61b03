import { power } from '../../numeric/elementary.ts';

/** The levels of the quantiles that describe a distribution, dense where scores look. */
const LEVELS = [0.01, 0.05, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 0.95, 0.99];

/**
 * The quantiles of a cumulative distribution function given at points, by linear interpolation between them, at the levels
 * above and at its two ends, where these leave a tail open: nothing is known of what lies beyond.
 *
 * @param cdf P(X <= location), 0-1, not falling
 * @param locations as many, rising
 */
export function quantilesOf(cdf: readonly number[], locations: readonly number[]): [level: number, value: number][] {
  const quantiles: [number, number][] = [];
  const last = cdf.length - 1;
  let i = 0;
  if (cdf[0] > NEAR && cdf[0] < 1 - NEAR) quantiles.push([cdf[0], locations[0]]);
  for (const level of LEVELS) {
    if (level < cdf[0] + NEAR && (level < cdf[0] || quantiles.length > 0)) continue;
    while (i < cdf.length && cdf[i] < level) i++;
    if (i === cdf.length) break;
    if (i === 0) quantiles.push([level, locations[0]]);
    else {
      const share = (level - cdf[i - 1]) / (cdf[i] - cdf[i - 1]);
      quantiles.push([level, locations[i - 1] + share * (locations[i] - locations[i - 1])]);
    }
  }
  const [top = 0] = quantiles.at(-1) ?? [];
  if (cdf[last] > top + NEAR && cdf[last] < 1 - NEAR) quantiles.push([cdf[last], locations[last]]);
  return quantiles;
}

/** Levels nearer to each other, or to 0 and 1, than this are one. */
const NEAR = 1e-6;

/** The cumulative distribution of probabilities of bins: the first below the range, the last above it. */
export function cdfOfBins(bins: readonly number[]): number[] {
  const total = bins.reduce((sum, p) => sum + p, 0);
  let sum = 0;
  return bins.slice(0, -1).map((p) => {
    sum += p;
    return Math.min(sum / total, 1);
  });
}

/**
 * Where a share 0-1 of a question's range lies: evenly, or, with a zero point, by powers of the ratio of the distances of
 * its ends from that point.
 *
 * @see Metaculus, utils/the_math/formulas.py, unscaled_location_to_scaled_location
 */
export function locationAt(
  share: number,
  { low, high, zero }: { low: number; high: number; zero?: number | null | undefined },
): number {
  if (zero === undefined || zero === null) return low + (high - low) * share;
  const ratio = (high - zero) / Math.max(low - zero, 1e-7);
  return low + ((high - low) * (power(ratio, share) - 1)) / (ratio - 1);
}

/** The range of a question: where it begins and ends, and how the places lie between. */
export interface Range {
  low: number;
  high: number;
  zero?: number | null | undefined;
  /** Places that lie evenly in it, on its own scale; its ends among them. */
  places?: readonly number[] | undefined;
}

/**
 * The places of a distribution function of `count` values, which lie evenly in a question's range, its ends among them. A
 * question may tell more or fewer places than a forecast of it has values: of a discrete question, Metaculus writes 201.
 */
export function locationsOf(count: number, { low, high, zero, places }: Range): number[] {
  if (places?.length === count) return [...places];
  return Array.from({ length: count }, (_, i) => {
    const share = i / (count - 1);
    return places && places.length > 1 && typeof zero !== 'number'
      ? between(places, share)
      : locationAt(share, { low, high, zero });
  });
}

/** What stands at a share 0-1 of a list, between its neighbours in proportion. */
function between(list: readonly number[], share: number): number {
  const at = share * (list.length - 1);
  const below = Math.min(Math.floor(at + 1e-9), list.length - 2);
  const part = Math.max(0, at - below);
  return part < 1e-9 ? list[below] : list[below] + part * (list[below + 1] - list[below]);
}
