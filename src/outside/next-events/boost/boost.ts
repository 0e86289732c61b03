import { exp } from '../../../numeric/elementary.ts';
import { emptyForest, type Forest, treeScore } from './forest.ts';
import { grower } from './grow.ts';
import type { Restraint } from './split.ts';

/** Questions, each with the rows of its candidates: rows[start[q] .. start[q + 1] - 1]. */
export interface BinnedQuestions {
  features: number;
  /** Bins, row-major. */
  binned: Uint8Array;
  start: Int32Array;
  /** 1 for a right answer, 0 for a wrong one; each question has at least one right. */
  right: Uint8Array;
}

export interface BoostOptions extends Restraint {
  trees: number;
  depth: number;
  /** Share of the questions, and of the features, that each tree sees, 0-1. */
  questionShare: number;
  featureShare: number;
  /** Uniform numbers in [0, 1). */
  random: () => number;
  onTree?: (tree: number) => void;
}

/**
 * Gradient-boosted trees for choosing among candidates: the chance of each is its exp(score) as a share of its question's,
 * and the trees lower -ln of the right answers' chances. Several right answers of one question share it.
 *
 * @see Friedman 2001; McFadden 1974 for the choice among alternatives
 */
export function boost(choices: BinnedQuestions, options: BoostOptions): Forest {
  const { features, binned, start, right } = choices;
  const count = right.length;
  const forest = emptyForest(options.trees, options.depth);
  const score = new Float64Array(count);
  const slope = new Float64Array(count);
  const curvature = new Float64Array(count);
  const rows = new Int32Array(count);
  const allowed = new Uint8Array(features);
  const grow = grower({ features, binned, slope, curvature }, forest, options);
  for (let tree = 0; tree < options.trees; tree++) {
    let chosen = 0;
    for (let q = 0; q + 1 < start.length; q++) {
      if (options.random() >= options.questionShare) continue;
      slopes(score, right, start[q], start[q + 1], slope, curvature);
      for (let row = start[q]; row < start[q + 1]; row++) rows[chosen++] = row;
    }
    for (let f = 0; f < features; f++) allowed[f] = options.random() < options.featureShare ? 1 : 0;
    grow(tree, rows.subarray(0, chosen), allowed);
    for (let row = 0; row < count; row++) score[row] += treeScore(forest, tree, binned, row * features);
    options.onTree?.(tree);
  }
  return forest;
}

/** No row is quite without curvature. */
const LEAST = 1e-6;

/** Slope and curvature of one question's loss in the score of each of its rows, times its right answers. */
function slopes(
  score: Float64Array,
  right: Uint8Array,
  from: number,
  to: number,
  slope: Float64Array,
  curvature: Float64Array,
): void {
  let top = -Infinity;
  let answers = 0;
  for (let row = from; row < to; row++) {
    if (score[row] > top) top = score[row];
    answers += right[row];
  }
  let sum = 0;
  for (let row = from; row < to; row++) {
    slope[row] = exp(score[row] - top);
    sum += slope[row];
  }
  for (let row = from; row < to; row++) {
    const chance = slope[row] / sum;
    slope[row] = right[row] - chance * answers;
    curvature[row] = Math.max(LEAST, chance * (1 - chance)) * answers;
  }
}
