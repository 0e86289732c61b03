import { exp } from '../../numeric/elementary.ts';
import { toBins } from './boost/bins.ts';
import { forestScore } from './boost/forest.ts';
import { candidateFeatures } from './candidate-features.ts';
import type { Combination } from './combine.ts';
import type { Scorer } from './evaluate.ts';
import { CANDIDATE_FEATURES } from './features.ts';
import type { EventHistory } from './history.ts';
import type { Shortlist } from './shortlist.ts';

/** How many candidates the forest judges; more than it learns from: the first score misses some. */
const SHORTLIST = 150;
/** Below every score of a shortlist. */
const UNLISTED = -1e3;

/** A function that gives the shortlist for a question and the forest's score of each on it. */
function judged(history: EventHistory, { rules, bins, forest }: Combination) {
  const look = candidateFeatures(history, rules, SHORTLIST);
  const rows = new Float32Array(SHORTLIST * CANDIDATE_FEATURES.length);
  const binned = new Uint8Array(rows.length);
  const score = new Float64Array(SHORTLIST);
  return (source: number, relation: number, day: number): { list: Shortlist; score: Float64Array } => {
    const list = look(source, relation, day, rows);
    toBins(bins, rows, list.count, binned);
    for (let k = 0; k < list.count; k++) score[k] = forestScore(forest, binned, k * CANDIDATE_FEATURES.length);
    return { list, score };
  };
}

/**
 * Scores by the combination: those on the shortlist by the forest, the others below them by their first score, those
 * without any evidence last and equal.
 */
export function combined(history: EventHistory, combination: Combination): Scorer {
  const judge = judged(history, combination);
  return (source, relation, day, scores) => {
    const { list, score } = judge(source, relation, day);
    for (let o = 0; o < scores.length; o++) scores[o] = UNLISTED + list.first[o] / (list.best + 1);
    for (let k = 0; k < list.count; k++) scores[list.entities[k]] = score[k];
  };
}

/**
 * Chances, 0-1, that an event of this source and relation on this day has each candidate as its target, given that it has
 * someone on the shortlist; in the order of the shortlist.
 */
export function chances(history: EventHistory, combination: Combination) {
  const judge = judged(history, combination);
  return (source: number, relation: number, day: number): { entity: number; chance: number }[] => {
    const { list, score } = judge(source, relation, day);
    const top = score.subarray(0, list.count).reduce((a, b) => Math.max(a, b), -Infinity);
    const weight = Float64Array.from(score.subarray(0, list.count), (x) => exp(x - top));
    const sum = weight.reduce((a, b) => a + b, 0);
    return Array.from(weight, (w, k) => ({ entity: list.entities[k], chance: w / sum }));
  };
}
