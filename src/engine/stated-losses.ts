import type { Problem } from '../models/problem.ts';

/**
 * How far outcomes are from what actors really want, while they may profess something else. The loss of actor i is the mean
 * over its issues of |x_i - O| / R weighted by its saliences, 0 (all it wants) to 1 (the far ends of all scales), with x_i and
 * the saliences as `state` found them: the same loss as a forecast's, but by stated interests.
 */
export function statedLosses({ actors, issues, start, actor, position, salience, low, high }: Problem) {
  const want = new Float64Array(position.length);
  /** Salience over the actor's saliences and the length of the scale. */
  const cost = new Float64Array(position.length);
  const care = new Float64Array(actors);
  return {
    /** Takes the interests as they now stand. */
    state() {
      care.fill(0);
      for (let k = 0; k < salience.length; k++) care[actor[k]] += salience[k];
      for (let m = 0; m < issues; m++) {
        for (let k = start[m]; k < start[m + 1]; k++) {
          want[k] = position[k];
          cost[k] = care[actor[k]] > 0 ? salience[k] / (care[actor[k]] * (high[m] - low[m])) : 0;
        }
      }
    },
    /** Adds the loss of actor i at outcomes o to `out[at + i * step]`. */
    add(o: Float64Array, out: Float64Array, at: number, step: number) {
      for (let m = 0; m < issues; m++) {
        for (let k = start[m]; k < start[m + 1]; k++) out[at + actor[k] * step] += cost[k] * Math.abs(want[k] - o[m]);
      }
    },
  };
}
