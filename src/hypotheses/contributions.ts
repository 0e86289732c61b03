import { exp, log } from '../numeric/elementary.ts';
import { type LogLikelihoods, logLikelihoods, NOTHING_SUPPOSED, recountRow } from './likelihood.ts';
import type { Explained, Matrix } from './matrix.ts';
import { priorOf } from './posterior.ts';

/** What one item does. */
export interface Contribution {
  item: string;
  name: string;
  /**
   * By explanation, in their order: how far the item moves the log odds, given all the other evidence (natural logarithm). Null
   * where they are infinite with it or without it.
   */
  logOdds: (number | null)[];
  /** The same as a likelihood ratio: how much likelier the item is if the explanation is true than if it is not. Null as above. */
  ratio: (number | null)[];
  /** The largest change of any explanation's probability, 0-1. */
  moves: number;
}

/**
 * What each item of evidence contributes, given the others: the order in which they came does not matter. The odds with the item
 * are the odds without it times P(item | h, others) / P(item | not h, others), so this is that ratio. A report of an event of which
 * there are others adds only what these have not said.
 */
export function contributions(matrix: Matrix): Contribution[] {
  const { explanations, items } = matrix;
  const prior = priorOf(matrix);
  const base = prior.map((p) => (p > 0 ? log(p) : -Infinity));
  const all = logLikelihoods(matrix);
  const now = oddsOf(weights(base, all), explanations);
  return items.map(({ id, name, row }, i) => {
    const others = { finite: all.finite.slice(), zeros: all.zeros.slice() };
    recountRow(matrix, row, others, NOTHING_SUPPOSED, new Map([[i, 'out']]));
    const without = weights(base, others);
    let moves = 0;
    const logOdds = oddsOf(without, explanations).map((before, e) => {
      moves = Math.max(moves, Math.abs(now[e].p - before.p));
      const change = now[e].logOdds - before.logOdds;
      return Number.isFinite(change) ? change : null;
    });
    return { item: id, name, logOdds, ratio: logOdds.map((value) => (value === null ? null : exp(value))), moves };
  });
}

/** Unnormalised posteriors, the largest being 1. */
function weights(base: Float64Array, { finite, zeros }: LogLikelihoods): Float64Array {
  const out = base.map((value, k) => (zeros[k] > 0 ? -Infinity : value + finite[k]));
  const most = out.reduce((a, b) => Math.max(a, b), -Infinity);
  return out.map((value) => (value === -Infinity ? 0 : exp(value - most)));
}

/**
 * Log odds and probability of each explanation; what speaks against it is summed by itself, so that odds near certainty
 * keep their digits.
 */
function oddsOf(weight: Float64Array, explanations: readonly Explained[]): { logOdds: number; p: number }[] {
  const total = weight.reduce((sum, w) => sum + w, 0);
  return explanations.map(({ leaves }) => {
    const yes = leaves.reduce((sum, k) => sum + weight[k], 0);
    const no = yes > total / 2 ? sumWithout(weight, leaves) : total - yes;
    const logOdds = yes > 0 ? (no > 0 ? log(yes) - log(no) : Infinity) : no > 0 ? -Infinity : Number.NaN;
    return { logOdds, p: total > 0 ? yes / total : 0 };
  });
}

function sumWithout(weight: Float64Array, leaves: readonly number[]): number {
  const left = new Set(leaves);
  let sum = 0;
  for (let k = 0; k < weight.length; k++) if (!left.has(k)) sum += weight[k];
  return sum;
}
