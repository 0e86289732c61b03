import { log } from '../numeric/elementary.ts';
import type { LookupRow, Matrix } from './matrix.ts';
import { over } from './posterior.ts';

/** Less than this many bits is rounding. */
const NOTHING = 1e-14;

/**
 * Expected gain of information, in bits, about a question from seeing one of two results: the mutual information (Shannon 1948;
 * Lindley 1956). It is never negative, and 0 for what does not bear on the question.
 *
 * @param weights the probability of each leaf now
 * @param seen the probability of the first result under each leaf
 * @param answers by answer of the question: its probability under each leaf; the leaves themselves by default
 */
export function informationGain(weights: Float64Array, seen: Float64Array, answers?: readonly Float64Array[]): number {
  let first = 0;
  for (let k = 0; k < weights.length; k++) first += weights[k] * seen[k];
  if (!(first > 0 && first < 1)) return 0;
  const gainOf = (mass: number, joint: number): number => {
    if (!(mass > 0)) return 0;
    const other = mass - joint;
    return (
      (joint > 0 ? joint * log(joint / mass / first) : 0) + (other > 0 ? other * log(other / mass / (1 - first)) : 0)
    );
  };
  let gain = 0;
  if (answers === undefined) {
    for (let k = 0; k < weights.length; k++) gain += gainOf(weights[k], weights[k] * seen[k]);
  } else {
    for (const answer of answers) {
      let [mass, joint] = [0, 0];
      for (let k = 0; k < weights.length; k++) {
        mass += weights[k] * answer[k];
        joint += weights[k] * answer[k] * seen[k];
      }
      gain += gainOf(mass, joint);
    }
  }
  const bits = gain / Math.LN2;
  return bits > NOTHING ? bits : 0;
}

/** What a look would tell. */
export interface Learning {
  id: string;
  name: string;
  /** How likely it is to be seen, 0-1. */
  chance: number;
  /** Expected bits about which explanation is true. */
  gain: number;
  /** Bits for each unit of cost. */
  gainPerCost?: number;
  cost?: number;
  /** Posteriors of the explanations in their order, if it is seen and if it is not; missing where that cannot be. */
  ifSeen?: number[];
  ifNot?: number[];
  /** Expected bits about an outcome of the situation, by outcome. */
  outcomes?: Record<string, number>;
}

/** Outcomes of the situation: the probability of each under every leaf. */
export type OutcomesByLeaf = ReadonlyMap<string, Float64Array>;

/**
 * What each look would tell, the most telling for its cost first; without costs the most telling.
 *
 * @param posterior of each leaf now
 */
export function whatToLearn(matrix: Matrix, posterior: Float64Array, outcomes?: OutcomesByLeaf): Learning[] {
  const learned = matrix.lookups.map((lookup): Learning => {
    const seen = seenUnder(lookup);
    const chance = Math.min(
      1,
      seen.reduce((sum, p, k) => sum + posterior[k] * p, 0),
    );
    const gain = informationGain(posterior, seen);
    const after = (result: Float64Array, total: number) => {
      if (!(total > 0)) return undefined;
      const weights = posterior.map((weight, k) => (weight * result[k]) / total);
      return matrix.explanations.map(({ leaves }) => over(weights, leaves));
    };
    const ifSeen = after(seen, chance);
    const ifNot = after(
      seen.map((p) => 1 - p),
      1 - chance,
    );
    const { id, name, cost } = lookup;
    return {
      ...{ id, name, chance, gain },
      ...(cost !== undefined && { cost, gainPerCost: gain / cost }),
      ...(ifSeen && { ifSeen }),
      ...(ifNot && { ifNot }),
      ...(outcomes && {
        outcomes: Object.fromEntries(
          [...outcomes].map(([outcome, p]) => [
            outcome,
            informationGain(posterior, seen, [p, p.map((one) => 1 - one)]),
          ]),
        ),
      }),
    };
  });
  const costed = learned.length > 0 && learned.every(({ cost }) => cost !== undefined);
  const worth = ({ gain, gainPerCost = 0 }: Learning) => (costed ? gainPerCost : gain);
  return learned.toSorted((a, b) => worth(b) - worth(a));
}

/** The probability that it is seen, under each leaf. */
export const seenUnder = ({ guess, hit, falseAlarm }: LookupRow): Float64Array =>
  guess.map((p) => p * hit + (1 - p) * falseAlarm);
