import { meanDistance, meanDistanceBetween } from '../numeric/crps.ts';
import { UsageError } from '../numeric/errors.ts';
import { groupBy } from '../numeric/group-by.ts';
import { pooledScore, poolWeights } from '../numeric/pool-weights.ts';

/** With fewer resolved cases than this, nothing is learned: the weights are equal. */
export const LEAST_CASES = 20;

/** What the models said of one number that is now known. */
export interface ResolvedNumber {
  /** The case it belongs to: cross-validation leaves out all issues of one negotiation together. */
  case: string;
  /** Each model's draws, by the model's name; one number is a point forecast. The same models in every case. */
  draws: Record<string, ArrayLike<number>>;
  /** What happened, on the same scale. */
  outcome: number;
  /** Length of the scale, so that issues on different scales count alike. */
  range: number;
}

/** Mean CRPS over the resolved numbers, as a share of the scale; 0 is best. */
export interface StackingScores {
  /** Of each model alone. */
  models: Record<string, number>;
  /** Of the pool with equal weights. */
  equal: number;
  /** Of the pool with each case scored by weights learned from the others. */
  leftOut: number;
}

export interface Stacking {
  /** Weight of each model in the linear pool; they add up to 1. */
  weights: Record<string, number>;
  /** False: too few cases, the weights are equal. */
  learned: boolean;
  cases: number;
  scores: StackingScores;
}

/**
 * Weights of a linear pool of the models, learned from resolved cases by stacking: those with the least mean CRPS of the
 * pool, which is sum_m w_m E|X_m - y| - 1/2 sum_ml w_m w_l E|X_m - X_l|, a quadratic in w. No model has been fitted to
 * the cases, so every forecast is one made without its case; the pool's own score is by weights learned without it.
 *
 * @param resolved numbers that are now known, with each model's draws of them
 * @throws UsageError if there is no case, or the models differ from case to case
 * @see Yao, Vehtari, Simpson & Gelman 2018; Gneiting & Raftery 2007
 * @example
 * const resolved = [{ case: 'gas', draws: { nash: [26], 'weighted-mean': [40] }, outcome: 30, range: 100 }];
 * stack(resolved).weights; // { nash: 0.5, 'weighted-mean': 0.5 }: equal, since one case is too few to learn from
 */
export function stack(resolved: readonly ResolvedNumber[]): Stacking {
  if (resolved.length === 0) throw new UsageError('no resolved case, expected at least one');
  const names = Object.keys(resolved[0].draws);
  const terms = resolved.map((one) => termsOf(one, names));
  const cases = [...groupBy(terms, (term) => term.case).values()];
  const learned = cases.length >= LEAST_CASES;
  const equal = new Float64Array(names.length).fill(1 / names.length);
  const learn = (from: Terms[]) => (learned ? poolWeights(meanTerms(from, names.length)) : equal);
  const mean = (score: (term: Terms) => number) => terms.reduce((sum, term) => sum + score(term), 0) / terms.length;

  const weights = learn(terms);
  const without = new Map(cases.map((own) => [own[0].case, learn(terms.filter((term) => term.case !== own[0].case))]));
  const byName = (of: (m: number) => number) => Object.fromEntries(names.map((name, m) => [name, of(m)]));
  return {
    weights: byName((m) => weights[m]),
    learned,
    cases: cases.length,
    scores: {
      models: byName((m) =>
        mean((term) =>
          pooledScore(
            equal.map((_, l) => (l === m ? 1 : 0)),
            term,
          ),
        ),
      ),
      equal: mean((term) => pooledScore(equal, term)),
      leftOut: mean((term) => pooledScore(without.get(term.case) as Float64Array, term)),
    },
  };
}

/** What the CRPS of any pool needs to know of one resolved number, in shares of its scale. */
interface Terms {
  case: string;
  /** E|X_m - y| of each model. */
  error: Float64Array;
  /** E|X_m - X_l|, row by row. */
  apart: Float64Array;
}

function termsOf({ case: id, draws, outcome, range }: ResolvedNumber, names: string[]): Terms {
  if (
    names.length !== Object.keys(draws).length ||
    names.some((name) => !Object.hasOwn(draws, name) || !(draws[name].length > 0))
  ) {
    throw new UsageError(`case ${id} has no draws of some model, expected ${names.join(', ')} in every case`);
  }
  const sorted = names.map((name) => Float64Array.from(draws[name]).sort());
  const n = names.length;
  const apart = new Float64Array(n * n);
  for (let m = 0; m < n; m++) {
    for (let l = 0; l <= m; l++) {
      apart[m * n + l] = meanDistanceBetween(sorted[m], sorted[l]) / range;
      apart[l * n + m] = apart[m * n + l];
    }
  }
  return { case: id, error: Float64Array.from(sorted, (sample) => meanDistance(sample, outcome) / range), apart };
}

function meanTerms(terms: Terms[], n: number): Terms {
  const sum: Terms = { case: '', error: new Float64Array(n), apart: new Float64Array(n * n) };
  for (const { error, apart } of terms) {
    for (let m = 0; m < n; m++) sum.error[m] += error[m] / terms.length;
    for (let k = 0; k < n * n; k++) sum.apart[k] += apart[k] / terms.length;
  }
  return sum;
}
