/**
 * Brier score of a probability: (p - o)^2, from 0 (best) to 1; 0.25 for "fifty-fifty" whatever happens.
 *
 * @param probability of "yes", 0-1
 * @param outcome 1 for "yes", 0 for "no"
 * @see Brier 1950, equation 2. This is half of it: the term of "yes" alone, as is usual today
 * @example brier(0.7, 1) // 0.09
 */
export function brier(probability: number, outcome: number): number {
  const off = probability - outcome;
  return off * off;
}

/**
 * Brier score of probabilities of several answers: the sum of (p - o)^2 over them, from 0 (best) to 2. With two answers it
 * is twice the score of a yes or no, so the two are never averaged into each other.
 *
 * @param probabilities of each answer, 0-1, adding up to 1
 * @param outcome index of the answer that came out
 * @see Brier 1950, equation 2
 */
export function brierMulti(probabilities: ArrayLike<number>, outcome: number): number {
  let sum = 0;
  for (let k = 0; k < probabilities.length; k++) sum += brier(probabilities[k], k === outcome ? 1 : 0);
  return sum;
}
