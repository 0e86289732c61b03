import { columnsOf } from '../engine/columns.ts';
import type { Draws } from '../engine/experiment.ts';
import { REPLICATES } from '../engine/sampling/sampler.ts';
import { mean } from '../numeric/mean.ts';
import { ROUNDING } from '../numeric/rounding.ts';
import { standardError } from '../numeric/statistics.ts';
import type { Situation } from '../situation/schema.ts';
import { inOrder } from '../situation/viewpoint.ts';
import type { Estimate, Forecast } from './forecast.ts';
import type { ForecastOptions, Plan } from './plan.ts';
import { shapeOf } from './shape.ts';
import { summarise } from './summarise.ts';

/** How one number differs between two forecasts that were drawn with the same random numbers. */
export interface Difference {
  id: string;
  name: string;
  from: number;
  to: number;
  /** Mean over the draws, with its Monte Carlo error. */
  change: Estimate;
  /** In nine draws of ten the change lies between these. */
  q05: number;
  q95: number;
}

/** A forecast from one vantage, and what is different there. */
export interface Compared {
  /** The scenario, or the day. */
  label: string;
  /** What happens there, in the words of the file. */
  because: string[];
  forecast: Forecast;
  /** On the scale of each issue. */
  issues: Difference[];
  /** Probabilities, 0-1. */
  outcomes: Difference[];
  /** Shares, 0-1, of each actor that has a room for manoeuvre. */
  rooms: Difference[];
}

/** A forecast and how others differ from it, or each from the one before it. */
export interface Comparison {
  format: 1;
  kind: 'scenarios' | 'time line';
  reference: Forecast;
  compared: Compared[];
  /** Labels that a stopped run did not come to. */
  notReached?: string[];
}

/** From where to look: the options that differ, and what to call it. */
export interface Standpoint extends Pick<ForecastOptions, 'scenario' | 'at'> {
  label: string;
  because: string[];
}

/** The standpoints of some scenarios. */
export function scenarioStandpoints(
  { scenarios = {}, shocks = [] }: Situation,
  names: string[],
  at?: string,
): Standpoint[] {
  return names.map((scenario) => ({
    label: scenario,
    scenario,
    at,
    because: (Object.hasOwn(scenarios, scenario) ? scenarios[scenario] : []).flatMap((step) => {
      const shock = shocks.find(({ id }) => id === step.shock);
      return [step.because ?? shock?.because ?? shock?.name ?? []].flat();
    }),
  }));
}

/** The days on which shocks come, in order. */
export function shockStandpoints(situation: Situation, scenario?: string): Standpoint[] {
  const shocks = inOrder(situation.shocks ?? []);
  return [...new Set(shocks.map(({ on }) => on))].map((at) => ({
    label: at,
    at,
    scenario,
    because: shocks
      .filter(({ on }) => on === at)
      .map(({ id, name, because }) => `${name ?? id}${because ? `: ${because}` : ''}`),
  }));
}

/** A plan with the draws that were made of it. */
export interface Drawn {
  plan: Plan;
  blocks: Draws[];
}

/**
 * What is different at a standpoint, draw by draw.
 *
 * @param reference, other plans of one situation with the same models, seed and sampler
 */
export function compare({ label, because }: Standpoint, reference: Drawn, other: Drawn): Compared {
  const { situation, models, sampler } = other.plan.design;
  const [before, after] = [reference, other].map(({ blocks }) => columnsOf(blocks, models.length));
  const replicates = sampler === 'sobol' ? REPLICATES : 1;
  const forecast = summarise(other.plan, other.blocks);
  const difference = (id: string, name: string, range: number, of: (c: typeof before) => Float64Array): Difference => {
    const n = Math.min(before.samples, after.samples);
    const [from, to] = [of(before).subarray(0, n), of(after).subarray(0, n)];
    const change = to.map((value, s) => (Math.abs(value - from[s]) > ROUNDING * range ? value - from[s] : 0));
    const [q05, q95] = shapeOf([change], -range, range, [0.05, 0.95]).quantiles;
    const estimate = { value: mean(change), standardError: standardError(change, replicates, range) };
    return { id, name, from: mean(from), to: mean(to), change: estimate, q05, q95 };
  };
  const issueIds = Object.keys(situation.issues);
  const outcomes = Object.entries(situation.outcomes ?? {});
  let column = 0;
  return {
    label,
    because,
    forecast,
    issues: forecast.issues.map(({ id, name, scale }, m) =>
      difference(id, name, scale.high - scale.low, (c) => c.pooled('outcome', issueIds.length, m)),
    ),
    outcomes: outcomes.map(([id, { claim }], o) =>
      difference(id, claim ?? id, 1, (c) => c.pooled('happens', outcomes.length, o)),
    ),
    rooms: forecast.roomForManoeuvre.map(({ id, name, without }) => {
      const at = column;
      column += 1 + without.length;
      return difference(id, name, 1, (c) => c.column('room', at));
    }),
  };
}
