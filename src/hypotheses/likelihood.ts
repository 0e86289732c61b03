import { log } from '../numeric/elementary.ts';
import type { Matrix } from './matrix.ts';

/**
 * What is supposed of an item of evidence: it counts as stated; it is left out; it is false (what it says happened did not, and
 * what it says did not did); or it was planted by someone who wants the leaf of this index believed, and would have been seen under
 * every other.
 */
export type Supposed = 'stated' | 'out' | 'false' | { planted: number };

/** What is supposed, by the index of the item; the others count as stated. */
export type Suppositions = ReadonlyMap<number, Supposed>;

export const NOTHING_SUPPOSED: Suppositions = new Map();

/**
 * The likelihood of all that is known of a row under each leaf. Reports of one event have one hidden event between them:
 * P(reports | h) = p prod_j P(report_j | e) + (1 - p) prod_j P(report_j | not e).
 *
 * @param p the probability that it happened, by leaf
 * @param out takes the likelihoods
 */
export function rowLikelihood(
  { rows, items }: Matrix,
  row: number,
  p: Float64Array,
  supposed: Suppositions,
  out: Float64Array,
): void {
  let [hit, falseAlarm] = [1, 1];
  let planted = false;
  for (const i of rows[row].items) {
    const state = supposed.get(i) ?? 'stated';
    const item = items[i];
    if (state === 'stated') {
      hit *= item.hit;
      falseAlarm *= item.falseAlarm;
    } else if (state === 'false') {
      if (item.absent) falseAlarm = 0;
      else hit = 0;
    } else if (state !== 'out') planted = true;
  }
  for (let k = 0; k < p.length; k++) out[k] = between(p[k], hit, falseAlarm);
  if (!planted) return;
  for (const i of rows[row].items) {
    const state = supposed.get(i);
    if (typeof state !== 'object') continue;
    const k = state.planted;
    out[k] = between(p[k], hit * items[i].hit, falseAlarm * items[i].falseAlarm);
  }
}

/** p a + (1 - p) b, exactly a where both are equal: an item that says the same either way moves nothing. */
const between = (p: number, a: number, b: number): number => (a === b ? a : p * a + (1 - p) * b);

/** Log likelihoods that keep apart how often each leaf is impossible. */
export interface LogLikelihoods {
  /** Sum of the logarithms that are finite, by leaf. */
  finite: Float64Array;
  /** How many rows are impossible under the leaf. */
  zeros: Int32Array;
}

/** The likelihood of all evidence under each leaf, at best guesses. */
export function logLikelihoods(matrix: Matrix, supposed: Suppositions = NOTHING_SUPPOSED): LogLikelihoods {
  const leaves = matrix.leaves.length;
  const finite = new Float64Array(leaves);
  const zeros = new Int32Array(leaves);
  const row = new Float64Array(leaves);
  for (let r = 0; r < matrix.rows.length; r++) {
    rowLikelihood(matrix, r, matrix.rows[r].guess, supposed, row);
    addRow(row, finite, zeros, 1);
  }
  return { finite, zeros };
}

/** Adds a row's likelihoods to the sums, or takes them away (`sign` -1). */
export function addRow(row: Float64Array, finite: Float64Array, zeros: Int32Array, sign: 1 | -1): void {
  for (let k = 0; k < row.length; k++) {
    if (row[k] > 0) finite[k] += sign * log(row[k]);
    else zeros[k] += sign;
  }
}

/**
 * Counts a row otherwise: takes its likelihoods out of the sums as they were, and adds them as they are now.
 *
 * @param before what was supposed of the items of the row when the sums were made
 * @param after what is supposed of them now
 */
export function recountRow(
  matrix: Matrix,
  r: number,
  { finite, zeros }: LogLikelihoods,
  before: Suppositions,
  after: Suppositions,
): void {
  const { guess } = matrix.rows[r];
  const row = new Float64Array(guess.length);
  rowLikelihood(matrix, r, guess, before, row);
  addRow(row, finite, zeros, -1);
  rowLikelihood(matrix, r, guess, after, row);
  addRow(row, finite, zeros, 1);
}
