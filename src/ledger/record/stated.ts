import type { CameTrue, MeanProbability } from './fear-record.ts';
import type { KnownClaim } from './known-by.ts';
import type { Period } from './periods.ts';

/** Mean of the first probabilities stated for some claims; undefined if no claim states one. */
export function meanStated(claims: readonly KnownClaim[]): MeanProbability | undefined {
  const first = claims.flatMap(({ forecasts }) => (forecasts.length > 0 ? [forecasts[0].probability] : []));
  if (first.length === 0) return undefined;
  return { mean: first.reduce((sum, p) => sum + p, 0) / first.length, claims: first.length };
}

/** Of claims of yes or no, how many are resolved, and how many of them came true. */
export function cameTrue(claims: readonly KnownClaim[]): CameTrue {
  const known = claims.flatMap(({ resolved }) => (resolved?.yes === undefined ? [] : [resolved.yes]));
  return { yes: known.filter((yes) => yes).length, resolved: known.length };
}

/**
 * Mean, in each period, of the probabilities of all claims that stood then, each weighted by how long it stood.
 *
 * @param now where time ends, milliseconds since 1970, in the last period
 */
export function meanStanding(
  claims: readonly KnownClaim[],
  periods: readonly Period[],
  place: (ms: number) => number,
  now: number,
): (MeanProbability | undefined)[] {
  const sums = periods.map(() => ({ stood: 0, weighted: 0, claims: 0 }));
  for (const { forecasts, closes } of claims) {
    let counted = -1;
    forecasts.forEach(({ at, probability }, i) => {
      const until = Math.min(closes, forecasts[i + 1]?.at ?? now, now);
      if (until <= at) return;
      for (let k = Math.max(0, place(at)); k < periods.length && periods[k].start < until; k++) {
        const stood = Math.min(until, periods[k].end) - Math.max(at, periods[k].start);
        sums[k].stood += stood;
        sums[k].weighted += stood * probability;
        if (k > counted) sums[k].claims++;
        counted = Math.max(counted, k);
      }
    });
  }
  return sums.map(({ stood, weighted, claims: n }) => (n > 0 ? { mean: weighted / stood, claims: n } : undefined));
}
