import { exp, log } from '../numeric/elementary.ts';
import { type LogLikelihoods, logLikelihoods, type Suppositions } from './likelihood.ts';
import { type Matrix, priorsOf } from './matrix.ts';

/** Priors of the leaves at best guesses; they add up to 1. */
export function priorOf({ leaves, prior }: Matrix): Float64Array {
  const out = new Float64Array(leaves.length);
  priorsOf(prior, out);
  return out;
}

/**
 * Bayes's rule in logarithms.
 *
 * @returns the posterior of each leaf, which add up to 1; undefined where all are impossible
 */
export function bayes(prior: Float64Array, { finite, zeros }: LogLikelihoods): Float64Array | undefined {
  const out = new Float64Array(prior.length);
  let most = -Infinity;
  for (let k = 0; k < prior.length; k++) {
    out[k] = prior[k] > 0 && zeros[k] === 0 ? log(prior[k]) + finite[k] : -Infinity;
    if (out[k] > most) most = out[k];
  }
  if (most === -Infinity) return undefined;
  let sum = 0;
  for (let k = 0; k < out.length; k++) {
    out[k] = exp(out[k] - most);
    sum += out[k];
  }
  for (let k = 0; k < out.length; k++) out[k] /= sum;
  return out;
}

/**
 * The posterior of each leaf at best guesses.
 *
 * @param supposed items that are left out, false or planted
 * @example posterior(matrixOf(section)) // Float64Array [0.284, 0.716]
 */
export function posterior(matrix: Matrix, supposed?: Suppositions): Float64Array | undefined {
  return bayes(priorOf(matrix), logLikelihoods(matrix, supposed));
}

/** The probability of all the evidence together, as a logarithm; -Infinity where all leaves are impossible. */
export const logEvidence = (matrix: Matrix, supposed?: Suppositions): number =>
  logSum(priorOf(matrix), logLikelihoods(matrix, supposed));

/** The logarithm of the sum over the leaves of prior times likelihood. */
export function logSum(prior: Float64Array, { finite, zeros }: LogLikelihoods): number {
  let most = -Infinity;
  for (let k = 0; k < prior.length; k++)
    if (prior[k] > 0 && zeros[k] === 0) most = Math.max(most, log(prior[k]) + finite[k]);
  if (most === -Infinity) return most;
  let sum = 0;
  for (let k = 0; k < prior.length; k++)
    if (prior[k] > 0 && zeros[k] === 0) sum += exp(log(prior[k]) + finite[k] - most);
  return most + log(sum);
}

/** The index of the largest; the first of two alike. */
export function leaderOf(posterior: Float64Array): number {
  let best = 0;
  for (let k = 1; k < posterior.length; k++) if (posterior[k] > posterior[best]) best = k;
  return best;
}

/** The sum over some leaves. */
export const over = (values: Float64Array, leaves: readonly number[]): number =>
  Math.min(
    1,
    leaves.reduce((sum, k) => sum + values[k], 0),
  );
