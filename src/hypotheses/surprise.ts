import { log } from '../numeric/elementary.ts';
import { uniforms } from '../numeric/random.ts';
import { logLikelihoods, NOTHING_SUPPOSED, rowLikelihood } from './likelihood.ts';
import type { Matrix } from './matrix.ts';
import { priorOf } from './posterior.ts';

/** How surprising the evidence is even under the explanation that it fits best. */
export interface Surprise {
  /** Id of the leaf under which all the evidence together is likeliest. */
  under: string;
  /** The natural logarithm of the likelihood of all evidence under it. */
  logLikelihood: number;
  /**
   * How often evidence of these kinds would be as surprising or more if that explanation were true, 0-1. Small: something
   * is missing.
   */
  asSurprising: number;
}

/** Under an explanation, the items that cannot be. */
export interface Impossible {
  explanation: string;
  items: string[];
}

const MOST_STEPS = 2_000_000;
const [FEWEST, MOST] = [200, 10_000];
/** Sums of logarithms nearer than this are equal. */
const SAME = 1e-9;

/**
 * Compares the evidence with what the best explanation itself would lead one to expect: each event happens or not, and each report
 * of it comes or not, by the stated probabilities; how often is the whole as unlikely as what was seen (a predictive check, Box
 * 1980)? All explanations are weighed against one another alone, so that this is the one place where it shows that none of them
 * fits.
 *
 * @returns undefined without evidence, or where every leaf is impossible
 */
export function surprise(matrix: Matrix): Surprise | undefined {
  const { finite, zeros } = logLikelihoods(matrix);
  const prior = priorOf(matrix);
  let best = -1;
  for (let k = 0; k < finite.length; k++) {
    if (zeros[k] > 0 || !(prior[k] > 0)) continue;
    if (best < 0 || finite[k] > finite[best]) best = k;
  }
  if (best < 0 || matrix.items.length === 0) return undefined;
  const rows = matrix.rows.filter(({ items }) => items.length > 0);
  const steps = rows.length + matrix.items.length;
  const runs = Math.min(MOST, Math.max(FEWEST, Math.floor(MOST_STEPS / steps)));
  const random = uniforms(1);
  let as = 0;
  for (let run = 0; run < runs; run++) {
    let sum = 0;
    for (const { guess, items } of rows) {
      const p = guess[best];
      const happens = random() < p;
      let [hit, falseAlarm] = [1, 1];
      for (const i of items) {
        const item = matrix.items[i];
        const comes = random() < (happens ? item.hit : item.falseAlarm);
        hit *= comes ? item.hit : 1 - item.hit;
        falseAlarm *= comes ? item.falseAlarm : 1 - item.falseAlarm;
      }
      sum += log(p * hit + (1 - p) * falseAlarm);
    }
    if (sum <= finite[best] + SAME) as++;
  }
  return { under: matrix.leaves[best].id, logLikelihood: finite[best], asSurprising: as / runs };
}

/** Where every leaf is impossible: under each, the items that make it so. Nothing where one is possible. */
export function impossible(matrix: Matrix): Impossible[] {
  const { zeros } = logLikelihoods(matrix);
  const prior = priorOf(matrix);
  if (zeros.some((n, k) => n === 0 && prior[k] > 0)) return [];
  const row = new Float64Array(prior.length);
  const found = matrix.leaves.map(({ id }): Impossible => ({ explanation: id, items: [] }));
  for (let r = 0; r < matrix.rows.length; r++) {
    rowLikelihood(matrix, r, matrix.rows[r].guess, NOTHING_SUPPOSED, row);
    for (let k = 0; k < row.length; k++)
      if (row[k] === 0) found[k].items.push(...matrix.rows[r].items.map((i) => matrix.items[i].id));
  }
  return found;
}
