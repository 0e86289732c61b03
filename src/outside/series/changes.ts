import { type Changepoints, changepoints } from './changepoints.ts';
import type { Indicator, IndicatorPeriod } from './indicator.ts';

/** Where the levels of an indicator changed; intensity is missing where no event has one. */
export interface IndicatorChanges {
  /** Events a day. */
  cooperation: Changepoints;
  conflict: Changepoints;
  /** Mean intensity of an event, -10 to 10. Its `n` are the periods that have one, its segments those of all periods. */
  intensity?: Changepoints;
}

/**
 * Where cooperation, conflict and intensity changed their level, each by itself. Counts are taken by the days observed, so that
 * neither a short month nor a cut one is a change; means are weighted by how many events they are of.
 *
 * @param minimumLength least number of periods in a segment; 2 by default
 * @throws UsageError if the least length is not a whole number above 0
 */
export function indicatorChanges({ periods }: Indicator, minimumLength?: number): IndicatorChanges {
  const days = periods.map((period) => period.days);
  const counted = (kind: 'cooperation' | 'conflict') =>
    changepoints(
      periods.map((period) => period[kind]),
      { within: 'counts', weights: days, minimumLength },
    );
  const intensity = intensityChanges(periods, minimumLength);
  return {
    cooperation: counted('cooperation'),
    conflict: counted('conflict'),
    ...(intensity && { intensity }),
  };
}

/** Periods without an event of known intensity are passed over, so that they make no segment longer and begin none. */
function intensityChanges(periods: readonly IndicatorPeriod[], minimumLength?: number): Changepoints | undefined {
  const at = [...periods.keys()].filter((i) => periods[i].rated > 0);
  if (at.length === 0) return undefined;
  const found = changepoints(
    at.map((i) => periods[i].meanIntensity as number),
    { within: 'mean', weights: at.map((i) => periods[i].rated), minimumLength },
  );
  const segments = found.segments.map(({ from, to, level }) => ({
    from: from === 0 ? 0 : at[from],
    to: at[to] ?? periods.length,
    level,
  }));
  return { ...found, segments };
}
