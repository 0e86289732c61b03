import { hashText } from '../../numeric/random.ts';
import type { ResolvedClaim } from './resolved-claim.ts';

/** Claims in an order that depends on nothing but themselves, and which question each belongs to. */
export interface Ordered {
  claims: ResolvedClaim[];
  /** Number of the question of each claim, from 0, rising by one from question to question. */
  question: Int32Array;
}

/**
 * Puts the claims of a question side by side, the questions as if shuffled (by a hash of their names), so that sums come
 * out bit by bit the same whatever order the claims came in, and neighbours have nothing to do with each other. A claim
 * without a question is a question of its own.
 */
export function canonicalOrder(claims: readonly ResolvedClaim[]): Ordered {
  const names = claims.map(({ question, id }) => (question === undefined ? `claim ${id}` : `question ${question}`));
  const keys = new Float64Array(names.length);
  const order = new Int32Array(names.length);
  for (let c = 0; c < names.length; c++) {
    const [a, b] = hashText(names[c]);
    keys[c] = a * 2 ** 21 + (b >>> 11);
    order[c] = c;
  }
  order.sort((i, j) => keys[i] - keys[j] || byCodeUnits(names[i], names[j]) || byCodeUnits(claims[i].id, claims[j].id));
  const question = new Int32Array(order.length);
  for (let k = 1; k < order.length; k++) {
    question[k] = question[k - 1] + (names[order[k]] === names[order[k - 1]] ? 0 : 1);
  }
  return { claims: Array.from(order, (i) => claims[i]), question };
}

/** By code units, the same in every language. */
export const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
