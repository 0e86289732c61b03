import { election } from './spatial-election.ts';
import type { SpatialOptions } from './spatial-options.ts';
import { riskAttitudes, spatialUtility } from './spatial-risk.ts';
import { comesBefore, type SpatialTable, spatialDistance } from './spatial-table.ts';
import { coalitions, votingRuleNumber } from './spatial-vote.ts';

/** Positions nearer than this to one another are one option of the election, as in KTAB. */
const SAME = 1e-3;

/** What the actors make of where they stand. */
export interface SpatialState {
  /** [j * n + k]: distance from k's ideal point to j's position, with k's saliences. */
  readonly distance: Float64Array;
  /** [j * n + k]: utility of j's position to k, with k's own risk attitude. */
  readonly own: Float64Array;
  /** Risk attitude of each actor. */
  readonly risk: Float64Array;
  /** Looks at the table as it now is. */
  look(): void;
  /** Probability of each position in a last vote; call after `look`. */
  vote(): SpatialVote;
}

/** The probabilistic Condorcet election over the positions, each being one option however many hold it. */
export interface SpatialVote {
  /** Number of options. */
  options: number;
  /** The actor whose position each option is. */
  readonly holder: Int32Array;
  /** The option of each actor. */
  readonly option: Int32Array;
  /** Probability of each option. */
  readonly probability: Float64Array;
}

/**
 * The states of a table: distances, risk attitudes and utilities. Risk attitudes come from an election over the
 * actors' positions in which everyone is neutral and each actor's position is an option of its own, as KTAB's log has it.
 *
 * @see ALGORITHMS 5, steps 1 to 4
 */
export function spatialState(table: SpatialTable, options: SpatialOptions): SpatialState {
  const { n, d, x, c } = table;
  const rule = votingRuleNumber(options.VotingRule);
  const elect = election(options, n);
  const distance = new Float64Array(n * n);
  const own = new Float64Array(n * n);
  const risk = new Float64Array(n);
  const strength = new Float64Array(n * n);
  const probability = new Float64Array(n);
  const everyone = Int32Array.from({ length: n }, (_, i) => i);
  const order = new Int32Array(n);
  const ballot: SpatialVote = {
    options: 0,
    holder: new Int32Array(n),
    option: new Int32Array(n),
    probability: new Float64Array(n),
  };

  function look() {
    for (let j = 0; j < n; j++) {
      for (let k = 0; k < n; k++) {
        const off = spatialDistance(table, k, x, j * d);
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

  /** Actors in the order of their positions: each joins an earlier option that is near enough, or is one itself. */
  function gatherOptions() {
    for (let i = 0; i < n; i++) {
      let slot = i - 1;
      while (slot >= 0 && comesBefore(d, x, i * d, x, order[slot] * d)) {
        order[slot + 1] = order[slot];
        slot--;
      }
      order[slot + 1] = i;
    }
    ballot.options = 0;
    for (let o = 0; o < n; o++) {
      const i = order[o];
      let option = 0;
      while (option < ballot.options && !near(i, ballot.holder[option])) option++;
      if (option === ballot.options) ballot.holder[ballot.options++] = i;
      ballot.option[i] = option;
    }
  }

  function near(i: number, j: number): boolean {
    let squares = 0;
    for (let m = 0; m < d; m++) {
      const off = x[i * d + m] - x[j * d + m];
      squares += off * off;
    }
    return squares < SAME * SAME;
  }

  function vote() {
    gatherOptions();
    coalitions(rule, own, ballot.holder, ballot.options, c, false, strength);
    elect(strength, ballot.options, ballot.probability);
    return ballot;
  }

  return { distance, own, risk, look, vote };
}
