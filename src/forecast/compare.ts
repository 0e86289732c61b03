import { column, type DrawnColumns, pooled } from '../engine/columns.ts';
import { answeringOf } from '../engine/models-of.ts';
import { weightsOf } from '../engine/sample.ts';
import { REPLICATES } from '../engine/sampling/sampler.ts';
import { linearised, meanByWeight } from '../numeric/by-weight.ts';
import { mean } from '../numeric/mean.ts';
import { ROUNDING } from '../numeric/rounding.ts';
import { standardError } from '../numeric/statistics.ts';
import type { Situation } from '../situation/schema.ts';
import { shocksInOrder, type Viewpoint } from '../situation/viewpoint.ts';
import { weightsFor } from './counted.ts';
import type { Estimate, Forecast } from './forecast.ts';
import type { Drawn } from './jobs.ts';
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

/** A forecast from one viewpoint, and what is different there. */
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
  /** Labels that a stopped run did not reach. */
  notReached?: string[];
}

/** A viewpoint, what to call it, and what happens there. */
export interface NamedViewpoint extends Viewpoint {
  label: string;
  because: string[];
}

/** The viewpoints of some scenarios. */
export function scenarioViewpoints(
  { scenarios = {}, shocks = [] }: Situation,
  names: string[],
  at?: string,
): NamedViewpoint[] {
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
export function shockViewpoints(situation: Situation, scenario?: string): NamedViewpoint[] {
  const shocks = shocksInOrder(situation.shocks ?? []);
  return [...new Set(shocks.map(({ on }) => on))].map((at) => ({
    label: at,
    at,
    scenario,
    because: shocks
      .filter(({ on }) => on === at)
      .map(({ id, name, because }) => `${name ?? id}${because ? `: ${because}` : ''}`),
  }));
}

/**
 * How a forecast from one viewpoint differs from another forecast, draw by draw.
 *
 * @param reference, other plans of one situation with the same models, seed and sampler, and their draws
 * @example
 * const [now, later] = await Promise.all(
 *   [{}, { at: '2021-12-31' }].map((options) => drawPlan(planForecast(situation, options), inlineRunner, {})),
 * );
 * compare({ label: 'later', because: [] }, now, later).outcomes[0].change.value; // in probability
 */
export function compare({ label, because }: NamedViewpoint, reference: Drawn, other: Drawn): Compared {
  const { situation, sampler } = other.plan.design;
  const [before, after] = [reference.columns, other.columns];
  const replicates = sampler === 'sobol' ? REPLICATES : 1;
  const forecast = summarise(other);
  /** @param weigh how much each draw counts; alike where there is nothing */
  const difference = (
    id: string,
    name: string,
    range: number,
    of: (drawn: DrawnColumns) => Float64Array,
    weigh: (drawn: Drawn) => Float64Array | undefined = ({ engine, columns }) => weightsOf(engine, columns),
  ): Difference => {
    const n = Math.min(before.count, after.count);
    const first = (values: Float64Array) => values.subarray(0, n);
    const [from, to] = [before, after].map((drawn) => first(of(drawn)));
    const [fromWeight, toWeight] = [reference, other].map((drawn) => {
      const found = weigh(drawn);
      return found && first(found);
    });
    const larger = (value: number) => (Math.abs(value) > ROUNDING * range ? value : 0);
    const [was, is] = [linearised(from, fromWeight), linearised(to, toWeight)];
    const change = is.map((value, s) => larger(value - was[s]));
    const counts = (s: number) => (fromWeight?.[s] ?? 1) > 0 && (toWeight?.[s] ?? 1) > 0;
    const inDraws = to.map((value, s) => larger(value - from[s])).filter((_, s) => counts(s));
    const seen = inDraws.length > 0 ? inDraws : change;
    const [q05, q95] = shapeOf([seen], -range, range, [0.05, 0.95]).quantiles;
    return {
      ...{ id, name, from: meanByWeight(from, fromWeight), to: meanByWeight(to, toWeight) },
      change: { value: mean(change), standardError: standardError(change, replicates, range) },
      ...{ q05, q95 },
    };
  };
  const issueIds = Object.keys(situation.issues);
  const outcomes = Object.entries(situation.outcomes ?? {});
  const answering = answeringOf(other.plan.design);
  let next = 0;
  return {
    label,
    because,
    forecast,
    issues: forecast.issues.map(({ id, name, scale }, m) =>
      difference(
        id,
        name,
        scale.high - scale.low,
        (drawn) => pooled(drawn, 'outcome', answering, issueIds.length, m),
        (drawn) => weightsFor(drawn, id),
      ),
    ),
    outcomes: outcomes.map(([id, { claim }], o) =>
      difference(id, claim ?? id, 1, (drawn) => pooled(drawn, 'happens', answering, outcomes.length, o)),
    ),
    rooms: forecast.roomForManoeuvre.map(({ id, name, without }) => {
      const at = next;
      next += 1 + without.length;
      return difference(id, name, 1, (drawn) => column(drawn, 'room', at));
    }),
  };
}
