import { UsageError } from '../numeric/errors.ts';
import { unknownName } from '../numeric/nearest-name.ts';
import { applyChange } from './change.ts';
import type { Change, Situation } from './schema.ts';

/** A scenario of a situation and the day of looking at it. */
export interface Viewpoint {
  /** A scenario of the situation. */
  scenario?: string | undefined;
  /** The day of looking, `YYYY-MM-DD`: shocks dated up to it have happened. The situation's own day by default. */
  at?: string | undefined;
}

/**
 * The situation as it stands from a viewpoint: its numbers hold on `asOf`; then come the shocks dated up
 * to the day of looking in the order of their dates, and the steps of the scenario.
 *
 * @returns a copy; the situation that was given stays as it is
 * @throws UsageError if there is no such scenario, or if the day is before `asOf`
 * @example seenFrom(situation, { scenario: 'sanctions', at: '2021-12-31' }).issues.price.stances
 */
export function seenFrom(situation: Situation, { scenario, at }: Viewpoint): Situation {
  const seen = copyOf(situation);
  const { asOf } = situation;
  if (at !== undefined && asOf !== undefined && at < asOf) {
    throw new UsageError(`at ${at} is before the day of the situation, ${asOf}`);
  }
  const shocks = situation.shocks ?? [];
  for (const shock of shocksInOrder(shocks)) if (at !== undefined && shock.on <= at) applyAll(seen, shock.change);
  if (scenario === undefined) return seen;
  const scenarios = situation.scenarios ?? {};
  if (!Object.hasOwn(scenarios, scenario)) {
    throw new UsageError(unknownName('scenario', scenario, Object.keys(scenarios)));
  }
  for (const step of scenarios[scenario]) {
    const shock = shocks.find((s) => s.id === step.shock);
    applyAll(seen, step.change ?? shock?.change ?? {});
  }
  return seen;
}

/** A copy of a situation that can be changed: it is JSON, and JSON copies it fastest. */
export function copyOf(situation: Situation): Situation {
  return JSON.parse(JSON.stringify(situation));
}

/** Shocks in the order of their dates; on one day, in the order of the file. */
export function shocksInOrder<T extends { on: string }>(shocks: T[]): T[] {
  return shocks.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function applyAll(situation: Situation, change: Change) {
  for (const [path, value] of Object.entries(change)) {
    const fault = applyChange(situation, path, value);
    if (fault) throw new UsageError(fault);
  }
}
