import type { Problem } from '../models/problem.ts';
import { weightedMean } from '../models/weighted-mean.ts';
import type { Situation } from '../situation/situation.ts';
import type { OutcomeDistribution } from './calibration.ts';
import type { CensoredNormal } from './censored-normal.ts';
import type { Mixture } from './mixture.ts';

/** What the distribution of one issue is built from. */
export interface Basis {
  /** The ends of the scale. */
  low: number;
  high: number;
  /** The mean of the positions weighted by capability x salience, and their deviation from it. */
  mean: number;
  deviation: number;
  /** The outcome of the exchange model; the mean where it was not run. */
  exchange: number;
  /** The status quo; NaN where there is none. */
  statusQuo: number;
  /** Positions in ascending order with their share of all weight, and those of actors with a role in the procedure. */
  positions: Float64Array;
  shares: Float64Array;
  roles: Float64Array;
}

/**
 * Where the actors stand on issue m as the problem's arrays now have it.
 *
 * @param exchange the outcome of the exchange model; the mean stands in where it was not run
 * @param roles ids of the actors with a role in the procedure
 */
export function basisOf(problem: Problem, m: number, exchange: number | undefined, roles: ReadonlySet<string>): Basis {
  const { start, order, actor, actorIds, position, weight, low, high, statusQuo } = problem;
  const rows = order.subarray(start[m], start[m + 1]);
  const mean = weightedMean(position, weight, start[m], start[m + 1]);
  let all = 0;
  for (const k of rows) all += weight[k];
  const share = (k: number) => (all > 0 ? weight[k] / all : 1 / rows.length);
  let variance = 0;
  for (const k of rows) variance += share(k) * (position[k] - mean) * (position[k] - mean);
  return {
    ...{
      low: low[m],
      high: high[m],
      mean,
      exchange: exchange ?? mean,
      deviation: Math.sqrt(variance),
      statusQuo: statusQuo[m],
    },
    positions: Float64Array.from(rows, (k) => position[k]),
    shares: Float64Array.from(rows, share),
    roles: Float64Array.from(
      [...rows].filter((k) => roles.has(actorIds[actor[k]])),
      (k) => position[k],
    ),
  };
}

/** The narrowest normal part, in shares of the scale. */
const NARROWEST = 1e-3;

/**
 * Centre and standard deviation of the normal part.
 *
 * @param basis without an outcome of the exchange model (NaN), the mean stands in for it
 * @param into is filled in and returned
 */
export function normalOf(
  { towardsExchange, base, perDeviation }: Omit<OutcomeDistribution, 'weights'>,
  { low, high, mean, exchange, deviation }: Pick<Basis, 'low' | 'high' | 'mean' | 'exchange' | 'deviation'>,
  into: CensoredNormal = { mu: 0, sigma: 0, low, high },
): CensoredNormal {
  into.mu = Number.isNaN(exchange) ? mean : mean + towardsExchange * (exchange - mean);
  into.sigma = Math.max(NARROWEST, base) * (high - low) + perDeviation * deviation;
  into.low = low;
  into.high = high;
  return into;
}

/** Points of one part of the distribution, with their weights within it; nothing where the issue has no such part. */
export function pointsOf(
  component: 'positions' | 'roles' | 'statusQuo' | 'low',
  basis: Basis,
): WeightedPoints | undefined {
  if (component === 'positions')
    return basis.positions.length > 0 ? { at: basis.positions, weight: basis.shares } : undefined;
  if (component === 'roles') {
    const n = basis.roles.length;
    return n > 0 ? { at: basis.roles, weight: new Float64Array(n).fill(1 / n) } : undefined;
  }
  const at = component === 'low' ? basis.low : basis.statusQuo;
  return Number.isNaN(at) ? undefined : { at: Float64Array.of(at), weight: Float64Array.of(1) };
}

export interface WeightedPoints {
  at: Float64Array;
  weight: Float64Array;
}

/** The parts of a mixture that are points. */
export const POINT_PARTS = ['positions', 'roles', 'statusQuo', 'low'] as const;

/**
 * How one issue may end, by what was learned from resolved cases of its kind. The weight of a part that the issue does not
 * have (no role, no status quo) goes to the normal part.
 */
export function mixtureOf(calibration: OutcomeDistribution, basis: Basis): Mixture {
  const { weights } = calibration;
  const uniformWeight = weights.uniform ?? 0;
  const list: { at: number; weight: number }[] = [];
  let rest = 1 - uniformWeight;
  for (const part of POINT_PARTS) {
    const weight = weights[part] ?? 0;
    const points = weight > 0 ? pointsOf(part, basis) : undefined;
    if (!points) continue;
    rest -= weight;
    points.at.forEach((at, k) => {
      list.push({ at, weight: weight * points.weight[k] });
    });
  }
  list.sort((a, b) => a.at - b.at);
  return {
    normal: normalOf(calibration, basis),
    normalWeight: Math.max(0, rest),
    uniformWeight,
    points: Float64Array.from(list, ({ at }) => at),
    pointWeights: Float64Array.from(list, ({ weight }) => weight),
  };
}

/** The ids of the actors with a role in the procedure. */
export const actorsWithRole = ({ actors }: Situation): string[] =>
  Object.keys(actors).filter((id) => actors[id].role !== undefined);
