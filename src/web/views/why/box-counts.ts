import { boxOf, scatter } from '../../../inside/discovery/box.ts';
import type { ScenarioBox } from '../../../inside/discovery/scenario-discovery.ts';
import type { Conditions } from '../../engine/protocol.ts';

/** Bounds that the reader has drawn, by input. */
export type BoxBounds = ReadonlyMap<string, { low: number; high: number }>;

/** The bounds of a box that was found; an open end reaches to the last of the draws. */
export const boundsOf = ({ limits }: ScenarioBox, { inputs }: Conditions): BoxBounds =>
  new Map(
    limits.flatMap(({ path, low, high }) => {
      const input = inputs.find((one) => one.path === path);
      return input ? [[path, { low: low ?? input.low, high: high ?? input.high }]] : [];
    }),
  );

/** The futures inside some bounds, counted among the draws that there are by the engine's own count. */
export function boxWithin(conditions: Conditions, bounds: BoxBounds): Omit<ScenarioBox, 'limits'> {
  const { inputs, happens } = conditions;
  const limits = inputs.flatMap(({ path, low, high }, input) => {
    const set = bounds.get(path);
    if (!set) return [];
    // An end that is not moved limits nothing.
    return [{ input, low: set.low <= low ? -Infinity : set.low, high: set.high >= high ? Infinity : set.high }];
  });
  const columns = inputs.map(({ values }) => values);
  const { mass, density, coverage } = boxOf(scatter(columns, happens, []), limits);
  return { mass, density, coverage };
}

/** Steps of a handle from end to end of an input. */
export const HANDLE_STEPS = 200;

/** Nothing but the wish of a hand moves a bound by less than a step: one that is not moved stays where it was found. */
export function withBound(bounds: BoxBounds, path: string, end: 'low' | 'high', to: number): BoxBounds {
  const now = bounds.get(path);
  if (!now) return bounds;
  const next =
    end === 'low' ? { low: Math.min(to, now.high), high: now.high } : { low: now.low, high: Math.max(to, now.low) };
  return new Map([...bounds, [path, next]]);
}
