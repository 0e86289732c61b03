import { election } from './election.ts';
import { type SpatialElectorate, spatialElectorate } from './electorate.ts';
import type { SpatialOptions } from './options.ts';
import { riskAttitudes, spatialUtility } from './risk.ts';
import { type SpatialState, spatialDistance } from './state.ts';
import { coalitions, votingRuleNumber } from './vote.ts';

/** What the actors make of a state: distances, utilities and risk attitudes. */
export interface SpatialAppraisal {
  /** [j * n + k]: distance from k's ideal point to j's position, with k's saliences. */
  readonly distance: Float64Array;
  /** [j * n + k]: utility of j's position to k, with k's own risk attitude. */
  readonly own: Float64Array;
  /** Risk attitude of each actor. */
  readonly risk: Float64Array;
  /** Appraises the state as it now is. */
  update(): void;
  /** Probability of each position in a last vote; call after `update`. */
  vote(): SpatialElectorate;
}

/**
 * Appraises a state: distances, risk attitudes and utilities. Risk attitudes come from an election over the
 * actors' positions in which everyone is neutral and each actor's position is an option of its own, as KTAB's log has it.
 *
 * @see Wise, Lester & Efird 2015; steps 1 to 3 in docs/models.md
 */
export function spatialAppraisal(state: SpatialState, options: SpatialOptions): SpatialAppraisal {
  const { n, d, x, c } = state;
  const rule = votingRuleNumber(options.VotingRule);
  const elect = election(options, n);
  const distance = new Float64Array(n * n);
  const own = new Float64Array(n * n);
  const risk = new Float64Array(n);
  const strength = new Float64Array(n * n);
  const probability = new Float64Array(n);
  const everyone = Int32Array.from({ length: n }, (_, i) => i);
  const { electorate, gather } = spatialElectorate(state);

  function update() {
    for (let j = 0; j < n; j++) {
      for (let k = 0; k < n; k++) {
        const off = spatialDistance(state, k, x, j * d);
        distance[j * n + k] = off;
        own[j * n + k] = 1 - off;
      }
    }
    coalitions(rule, own, everyone, n, c, false, strength);
    elect(strength, n, probability);
    riskAttitudes(options.BigRRange, probability, risk);
    for (let j = 0; j < n; j++) {
      for (let k = 0; k < n; k++) own[j * n + k] = spatialUtility(distance[j * n + k], risk[k]);
    }
  }

  function vote() {
    gather();
    coalitions(rule, own, electorate.holder, electorate.options, c, false, strength);
    elect(strength, electorate.options, electorate.probability);
    return electorate;
  }

  return { distance, own, risk, update, vote };
}
