import { exp, log } from '../../numeric/elementary.ts';
import type { DailyCounts } from './daily-counts.ts';

/** A self-exciting process, a day at a time. */
export interface HawkesParameters {
  /** Events a day that nothing before them has brought, above 0. */
  background: number;
  /** Events that one event brings in the end, 0 to below 1. */
  branching: number;
  /** How fast that wears off, a day: what one event still brings falls by exp(-decay) each day. */
  decay: number;
}

/**
 * Log likelihood of daily counts, without the term of the counts' factorials that no parameter changes, and its derivatives
 * by background, branching and decay.
 *
 * The count of day t, given the days before it, is Poisson (where only whether something happened is known: it did with
 * probability 1 - exp(-mean)) with mean(t) = background + branching (1 - r) sum over s < t of count(s) r^(t-1-s), r = exp(-decay).
 * The sum obeys R(t+1) = r R(t) + count(t), as in continuous time, so all days take one pass over those with events.
 *
 * @param gradient takes the three derivatives, if given
 * @see Hawkes 1971 for the process; Ozaki 1979 for the recursion; Ferland, Latour & Oraichi 2006 for whole days, where it is
 *   the INGARCH(1, 1) model
 */
export function hawkesLogLikelihood(
  { days, counts, length, ties }: DailyCounts,
  { background, branching, decay }: HawkesParameters,
  gradient?: Float64Array,
): number {
  const r = exp(-decay);
  const share = 1 - r;
  let [sum, byBackground, byBranching, byRatio] = [-background * length, -length, 0, 0];
  // R and its derivative by r, on the day after the last one with events.
  let [excited, excitedByRatio] = [0, 0];
  for (let i = 0; i < days.length; i++) {
    const gap = i > 0 ? days[i] - days[i - 1] - 1 : 0;
    const left = exp(-decay * gap);
    excitedByRatio = left * (excitedByRatio + (gap * excited) / r);
    excited *= left;
    const mean = background + branching * share * excited;
    const none = exp(-mean);
    const weight = ties === 'each' ? counts[i] / mean : 1 / (1 - none);
    sum += ties === 'each' ? counts[i] * log(mean) : mean + log(1 - none);
    byBackground += weight;
    byBranching += weight * share * excited;
    byRatio += weight * branching * (share * excitedByRatio - excited);
    // What this day's events have brought by the last day observed.
    const after = length - 1 - days[i];
    const remaining = exp(-decay * after);
    sum -= branching * counts[i] * (1 - remaining);
    byBranching -= counts[i] * (1 - remaining);
    byRatio += (branching * counts[i] * after * remaining) / r;
    excitedByRatio = r * excitedByRatio + excited;
    excited = r * excited + counts[i];
  }
  if (gradient) {
    gradient[0] = byBackground;
    gradient[1] = byBranching;
    gradient[2] = -r * byRatio;
  }
  return sum;
}
