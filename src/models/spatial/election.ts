import type { SpatialOptions } from './options.ts';
import { victories } from './victory.ts';

/** The Markov elections end when no probability changes by more than this, ... */
const STEADY = 1e-8;
/** ... or after this many rounds of voting. */
const MOST_ROUNDS = 1000;
/** An option without any incentive for a challenge still has this for its own defence. */
const LEAST_INCENTIVE = 1e-10;

/** Products below the first are brought back by the second, an exact power of two. */
const TINY = 2 ** -512;
const SHIFT = 2 ** 512;

/** Fills q[0 .. m - 1] with the probability of each option. */
export type FillProbabilities = (c: Float64Array, m: number, q: Float64Array) => void;

/**
 * The probabilistic Condorcet election: the probability of each option, from the coalitions for and against it.
 *
 * @param most the largest number of options
 * @see Wise, Lester & Efird 2015; `PCEModel` in docs/models.md
 */
export function election(
  { VictoryProbModel, PCEModel }: Pick<SpatialOptions, 'VictoryProbModel' | 'PCEModel'>,
  most: number,
): FillProbabilities {
  const p = new Float64Array(most * most);
  const asVictories = victories(VictoryProbModel);
  if (PCEModel === 'Conditional') {
    const conditional = conditionalElection(most);
    return (c, m, q) => {
      asVictories(c, m, p);
      conditional(p, m, q);
    };
  }
  const markov = markovElection(most, PCEModel === 'MarkovIncentive');
  return (c, m, q) => {
    asVictories(c, m, p);
    markov(c, p, m, q);
  };
}

/** q_a ~ prod_b p_ab: a beats every other option, given that some option does. */
function conditionalElection(most: number) {
  /** How often each product was brought back from the edge of the smallest number. */
  const shifts = new Int32Array(most);
  return (p: Float64Array, m: number, q: Float64Array) => {
    let fewest = Infinity;
    for (let a = 0; a < m; a++) {
      let product = 1;
      shifts[a] = 0;
      for (let b = 0; b < m; b++) {
        product *= p[a * m + b];
        if (product < TINY) {
          product *= SHIFT;
          shifts[a]++;
        }
      }
      q[a] = product;
      fewest = Math.min(fewest, shifts[a]);
    }
    let total = 0;
    for (let a = 0; a < m; a++) {
      if (shifts[a] > fewest) q[a] = shifts[a] > fewest + 1 ? 0 : q[a] * TINY;
      total += q[a];
    }
    for (let a = 0; a < m; a++) q[a] /= total;
  };
}

/**
 * A favourite is challenged and defends itself, again and again: q_a = sum_b p_ab (q_a C_ba + q_b C_ab), where C_ab is
 * the probability that it is a that challenges b. The chances are gathered once into what a keeps of its own
 * probability and what it takes of that of each other, so that a round of voting costs m^2.
 */
function markovElection(most: number, incentive: boolean) {
  const keeps = new Float64Array(most);
  const takes = new Float64Array(most * most);
  const next = new Float64Array(most);
  return (c: Float64Array, p: Float64Array, m: number, q: Float64Array) => {
    keeps.fill(0, 0, m);
    for (let b = 0; b < m; b++) {
      let all = 0;
      for (let a = 0; a < m; a++) {
        const drive = incentive ? c[a * m + b] * p[a * m + b] + (a === b ? LEAST_INCENTIVE : 0) : 1;
        takes[a * m + b] = drive;
        all += drive;
      }
      for (let a = 0; a < m; a++) {
        const challenge = takes[a * m + b] / all;
        takes[a * m + b] = p[a * m + b] * challenge;
        keeps[b] += p[b * m + a] * challenge;
      }
    }
    q.fill(1 / m, 0, m);
    for (let round = 0; round < MOST_ROUNDS; round++) {
      let change = 0;
      for (let a = 0; a < m; a++) {
        let sum = keeps[a] * q[a];
        for (let b = 0; b < m; b++) sum += takes[a * m + b] * q[b];
        next[a] = sum;
        change = Math.max(change, Math.abs(sum - q[a]));
      }
      for (let a = 0; a < m; a++) q[a] = (q[a] + next[a]) / 2;
      if (change <= STEADY) break;
    }
  };
}
