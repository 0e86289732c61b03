import type { ResolvedClaim, Standing } from './resolved-claim.ts';

/** Place of the last forecast at or before a time in a list in order of time; -1 if there is none. */
export function standingAt(forecasts: readonly Standing[], time: number): number {
  let k = forecasts.length - 1;
  while (k >= 0 && forecasts[k].at > time) k--;
  return k;
}

/** A score of one claim. */
export interface OverTime {
  /** Of the last forecast at or before the close. */
  close: number;
  /** Averaged over the time from the first forecast to the close, each forecast by how long it stood. */
  average: number;
}

/**
 * The score of a claim at its close and averaged over time. Where its forecasts stood for no time at all (made at the
 * close), the average is that at the close. Of forecasts at the same time the last one counts.
 *
 * @param score of one forecast
 * @returns undefined where no forecast was made by the close
 */
export function overTime(
  { forecasts, closes }: Pick<ResolvedClaim, 'forecasts' | 'closes'>,
  score: (forecast: Standing) => number,
): OverTime | undefined {
  const last = standingAt(forecasts, closes);
  if (last < 0) return undefined;
  const close = score(forecasts[last]);
  const total = closes - forecasts[0].at;
  if (total === 0) return { close, average: close };
  let sum = close * (closes - forecasts[last].at);
  for (let k = 0; k < last; k++) {
    const stood = forecasts[k + 1].at - forecasts[k].at;
    if (stood > 0) sum += score(forecasts[k]) * stood;
  }
  return { close, average: sum / total };
}
