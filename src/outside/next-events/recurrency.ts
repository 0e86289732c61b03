import { decayTables } from './decay.ts';
import type { Scorer } from './evaluate.ts';
import { agesOn, type EventHistory, endBefore } from './history.ts';

/** How a relation's past counts: `lambda` halvings a day of age, and the weight `alpha` (0-1) of the strict score. */
export interface Recurrence {
  lambda: number;
  alpha: number;
}

/**
 * Adds weight times the strict recurrency score to `scores`: for each target, the sum of 2^(-lambda age) over the past
 * events of this source and relation with it.
 *
 * @param halving one a day of age
 * @see Gastinger et al. 2024, equations 2 and 3; here over all past occurrences, theirs over the last
 */
export function addStrict(
  history: EventHistory,
  source: number,
  relation: number,
  day: number,
  halving: Float64Array,
  weight: number,
  scores: Float64Array,
): void {
  const { start, edges } = history.bySource;
  const end = endBefore(history, history.bySource, source, day);
  for (let k = start[source]; k < end; k++) {
    const e = edges[k];
    if (history.relation[e] === relation) scores[history.to[e]] += weight * halving[day - history.day[e]];
  }
}

/**
 * Adds weight times the relaxed recurrency score to `scores`: the share of each target among all past events of the
 * relation, whatever their source.
 *
 * @see Gastinger et al. 2024, equation 4
 */
export function addRelaxed(
  history: EventHistory,
  relation: number,
  day: number,
  weight: number,
  scores: Float64Array,
): void {
  const { start, edges } = history.byRelation;
  const end = endBefore(history, history.byRelation, relation, day);
  const share = weight / (end - start[relation]);
  for (let k = start[relation]; k < end; k++) scores[history.to[edges[k]]] += share;
}

/**
 * The combined recurrency baseline: alpha times the strict score and 1 - alpha times the relaxed one; alpha 1 is the
 * strict baseline, 0 the relaxed.
 *
 * @param of a directed relation's settings
 * @see Gastinger et al. 2024, equation 5
 */
export function recurrency(history: EventHistory, of: (relation: number) => Recurrence): Scorer {
  const table = decayTables();
  return (source, relation, day, scores) => {
    const { lambda, alpha } = of(relation);
    scores.fill(0);
    if (alpha > 0) {
      addStrict(history, source, relation, day, table(lambda, agesOn(history, day)), alpha, scores);
    }
    if (alpha < 1) addRelaxed(history, relation, day, 1 - alpha, scores);
  };
}
