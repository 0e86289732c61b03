import type { Move } from '../model.ts';
import type { Problem } from '../problem.ts';

/**
 * The effect of the deals of one round of position exchange on third parties. The externality of a deal on actor k is
 * s_kp times how much closer outcome p came to k, plus the same for q, in points (hundredths of the scale) times salience, as
 * gains are; what k does not care for, or takes no stance on, adds nothing.
 *
 * @param want where each row stood as the round began, in the units of its issue: in the first round `problem.position`
 * @param moves the round's moves as the model reports them, the two of a deal together
 * @returns a row for each deal and in it a number for each actor; NaN for the two partners
 * @see Dijkstra, Van Assen & Stokman 2008
 */
export function externalities(problem: Problem, want: Float64Array, moves: readonly Move[]): Float64Array[] {
  const { actors, issues, start, actor, weight, salience, low, high } = problem;
  const sums = Array.from({ length: issues }, (_, m) => {
    let mass = 0;
    let total = 0;
    for (let k = start[m]; k < start[m + 1]; k++) {
      mass += weight[k] * want[k];
      total += weight[k];
    }
    return { outcome: mass / total, total };
  });
  const effects: Float64Array[] = [];
  for (let d = 0; d + 1 < moves.length; d += 2) {
    const effect = new Float64Array(actors);
    for (const move of moves.slice(d, d + 2)) {
      const m = move.issue;
      const rows = Array.from({ length: start[m + 1] - start[m] }, (_, k) => start[m] + k);
      const mover = rows.find((k) => actor[k] === move.actor) as number;
      const before = sums[m].outcome;
      const after = before + ((move.to - move.from) * weight[mover]) / sums[m].total;
      for (const k of rows) {
        const closer = Math.abs(before - want[k]) - Math.abs(after - want[k]);
        effect[actor[k]] += (salience[k] * closer * 100) / (high[m] - low[m]);
      }
      sums[m].outcome = after;
    }
    effect[moves[d].actor] = NaN;
    effect[moves[d].partner] = NaN;
    effects.push(effect);
  }
  return effects;
}
