import type { Move, Round } from '../model.ts';
import { type Problem, stanceRows } from '../problem.ts';
import type { SpatialActiveSet } from './active-set.ts';
import type { SpatialElectorate } from './electorate.ts';
import type { SpatialRun } from './run.ts';

/** Reports the turns of a run as rounds of the problem, in its units. */
export function spatialRounds(
  problem: Problem,
  active: SpatialActiveSet,
  { state, appraisal, turn }: SpatialRun,
  settle: (outcome: Float64Array) => SpatialElectorate,
): (number: number) => Round {
  const { n, d, x } = state;
  const { issues, low, high } = problem;
  const rowOf = stanceRows(problem);
  const before = x.slice();
  const inUnits = (share: number, issue: number) => low[issue] + share * (high[issue] - low[issue]);
  const byActor = (value: (i: number) => number) => {
    const values = new Float64Array(problem.actors).fill(NaN);
    for (let i = 0; i < n; i++) values[active.actor[i]] = value(i);
    return values;
  };

  /** The moves on one bargain: an issue each, those on which the actor has a stance and goes anywhere. */
  const movesOf = (i: number): Move[] => {
    const b = turn.chosen[i];
    if (b < 0) return [];
    const partner = turn.initiator[b] === i ? turn.receiver[b] : turn.initiator[b];
    return Array.from(
      active.issue.subarray(0, d),
      (issue, m): Move => ({
        actor: active.actor[i],
        issue,
        from: inUnits(before[i * d + m], issue),
        to: inUnits(x[i * d + m], issue),
        partner: active.actor[partner],
        kind: 'bargain',
        because: { probability: turn.probability[b], gain: turn.gain[b], support: turn.support[i] },
      }),
    ).filter(({ issue, from, to }) => from !== to && rowOf[active.actor[i] * issues + issue] >= 0);
  };

  return (number) => {
    const positions = problem.position.slice();
    for (let i = 0; i < n; i++) {
      for (let m = 0; m < d; m++) {
        const row = rowOf[active.actor[i] * issues + active.issue[m]];
        if (row >= 0) positions[row] = inUnits(x[i * d + m], active.issue[m]);
      }
    }
    const outcome = new Float64Array(issues);
    const { option, probability } = settle(outcome);
    const moves = number === 0 ? [] : Array.from({ length: n }, (_, i) => movesOf(i)).flat();
    before.set(x);
    const risk = byActor((i) => appraisal.risk[i]);
    return {
      number,
      positions,
      outcome,
      moves,
      perActor: { risk, probability: byActor((i) => probability[option[i]]) },
    };
  };
}
