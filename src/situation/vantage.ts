import { applyChange } from './change.ts';
import { unknownName } from './nearest.ts';
import type { Change, Situation } from './schema.ts';

/** From where a situation is looked at. */
export interface Vantage {
  /** A scenario of the situation. */
  scenario?: string;
  /** The day of looking, `YYYY-MM-DD`: shocks dated on or before it have happened; `asOf` if left out. */
  at?: string;
}

/**
 * The situation as it stands from a vantage: the shocks dated up to the day in the order of their
 * dates, then the steps of the scenario.
 *
 * @throws RangeError if there is no such scenario
 */
export function seenFrom(situation: Situation, { scenario, at }: Vantage): Situation {
  const seen = structuredClone(situation);
  const day = at ?? situation.asOf;
  const shocks = situation.shocks ?? [];
  if (day !== undefined) {
    for (const shock of shocks.filter((s) => s.on <= day).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
      applyAll(seen, shock.change);
    }
  }
  if (scenario === undefined) return seen;
  const scenarios = situation.scenarios ?? {};
  if (!Object.hasOwn(scenarios, scenario)) {
    throw new RangeError(unknownName('scenario', scenario, Object.keys(scenarios)));
  }
  for (const step of scenarios[scenario]) {
    const shock = shocks.find((s) => s.id === step.shock);
    applyAll(seen, step.change ?? shock?.change ?? {});
  }
  return seen;
}

function applyAll(situation: Situation, change: Change) {
  for (const [path, value] of Object.entries(change)) {
    const fault = applyChange(situation, path, value);
    if (fault) throw new RangeError(fault);
  }
}
