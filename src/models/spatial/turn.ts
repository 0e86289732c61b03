import type { SpatialAppraisal } from './appraisal.ts';
import { interpolation } from './bargain.ts';
import { spatialContests } from './contest.ts';
import { election } from './election.ts';
import type { SpatialOptions } from './options.ts';
import { spatialUtility } from './risk.ts';
import { comesBefore, moveIdeals, type SpatialState, spatialDistance } from './state.ts';
import { coalitions, votingRuleNumber } from './vote.ts';

/** Probabilities closer than this are equal: what is left of their difference is rounding. */
const TIE = 1e-12;

/** What happened in a turn; the next one overwrites it. */
export interface SpatialTurn {
  /** Number of bargains proposed. */
  bargains: number;
  /** The actor that proposed each bargain, and the one that it proposed it to. */
  readonly initiator: Int32Array;
  readonly receiver: Int32Array;
  /** How likely the initiator thinks it is to win, and what its challenge is worth to it. */
  readonly probability: Float64Array;
  readonly gain: Float64Array;
  /** Of bargain b: the initiator's new position from 2 b d on, then the receiver's. */
  readonly to: Float64Array;
  /** Row 0: utility to each actor of standing still; row 1 + b: of bargain b. */
  readonly utility: Float64Array;
  /** The bargain that each actor keeps to; -1 where it stands still. */
  readonly chosen: Int32Array;
  /** How probable that option was in the election among the actor's options. */
  readonly support: Float64Array;
}

/** Plays a turn from the appraisal as last updated; returns the step, the sum of the distances that the actors moved. */
export type PlayTurn = (random?: Float64Array) => number;

/**
 * The turns of a run. Each actor challenges the one it gains most from; both sides of a challenge get a bargain to consider,
 * and each actor keeps to one of its bargains or stands still.
 *
 * A bargain changes two positions, so its utility to an actor is that of standing still, summed once, and two
 * corrections.
 *
 * @returns the turn and a function that plays one; `random` holds a number in (0, 1) an actor for a draw by the options'
 * probabilities, and without it the most probable is taken: of equal ones standing still, then the lowest position
 * @see Wise, Lester & Efird 2015; steps 6 to 8 in docs/models.md
 */
export function spatialTurns(
  state: SpatialState,
  appraisal: SpatialAppraisal,
  options: SpatialOptions,
): { turn: SpatialTurn; play: PlayTurn } {
  const { n, d, x, c, weight } = state;
  const { own, risk } = appraisal;
  const rule = votingRuleNumber(options.VotingRule);
  const contests = spatialContests(state, appraisal, options);
  const interpolate = interpolation(state, options.InterVecBrgn);
  const both = options.BargnModel === 'InitRcvrInterp';
  const mean = options.BargnModel === 'PWCompInterp';
  const most = both ? 2 * n : n;
  const turn: SpatialTurn = {
    bargains: 0,
    initiator: new Int32Array(most),
    receiver: new Int32Array(most),
    probability: new Float64Array(most),
    gain: new Float64Array(most),
    to: new Float64Array(2 * d * most),
    utility: new Float64Array((most + 1) * n),
    chosen: new Int32Array(n),
    support: new Float64Array(n),
  };
  const { initiator, receiver, to, utility } = turn;
  const other = new Float64Array(2 * d);
  /** The options of one actor, as rows of `utility`. */
  const rows = new Int32Array(most + 1);
  const elect = election(options, most + 1);
  const strength = new Float64Array((most + 1) * (most + 1));
  const probability = new Float64Array(most + 1);

  function propose(i: number, j: number, p: number, gain: number): number {
    const b = turn.bargains++;
    initiator[b] = i;
    receiver[b] = j;
    turn.probability[b] = p;
    turn.gain[b] = gain;
    return b;
  }

  /** i's challenge, as one or two bargains. */
  function approach(i: number) {
    const { receiver: j, probability: p, gain } = contests.challenge(i);
    if (j < 0) return;
    const b = propose(i, j, p, gain);
    interpolate(i, j, p, to, 2 * b * d);
    if (both) {
      const second = propose(i, j, p, gain);
      interpolate(i, j, contests.probability(j, i, j), to, 2 * second * d);
    } else if (mean) {
      interpolate(i, j, contests.probability(j, i, j), other, 0);
      const all = weight[i] + weight[j];
      for (let m = 0; m < 2 * d; m++) {
        to[2 * b * d + m] = (weight[i] * to[2 * b * d + m] + weight[j] * other[m]) / all;
      }
    }
  }

  function value() {
    for (let k = 0; k < n; k++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += own[j * n + k];
      utility[k] = sum / n;
    }
    for (let b = 0; b < turn.bargains; b++) {
      const i = initiator[b];
      const j = receiver[b];
      for (let k = 0; k < n; k++) {
        const ofI = spatialUtility(spatialDistance(state, k, to, 2 * b * d), risk[k]);
        const ofJ = spatialUtility(spatialDistance(state, k, to, (2 * b + 1) * d), risk[k]);
        utility[(1 + b) * n + k] = utility[k] + (ofI - own[i * n + k] + (ofJ - own[j * n + k])) / n;
      }
    }
  }

  /** Where k goes with an option: an offset in `to`. */
  const goal = (k: number, row: number) => (2 * (row - 1) + (initiator[row - 1] === k ? 0 : 1)) * d;

  function choose(k: number, random: number) {
    let m = 0;
    rows[m++] = 0;
    for (let b = 0; b < turn.bargains; b++) if (initiator[b] === k) rows[m++] = 1 + b;
    for (let b = 0; b < turn.bargains; b++) if (receiver[b] === k) rows[m++] = 1 + b;
    let best = 0;
    probability[0] = 1;
    if (m > 1) {
      coalitions(rule, utility, rows, m, c, true, strength);
      elect(strength, m, probability);
      best = random < 0 ? mostProbable(k, m) : drawn(m, random);
    }
    turn.chosen[k] = rows[best] - 1;
    turn.support[k] = probability[best];
  }

  function mostProbable(k: number, m: number): number {
    let best = 0;
    for (let o = 1; o < m; o++) {
      const more = probability[o] - probability[best];
      const lower = best > 0 && comesBefore(d, to, goal(k, rows[o]), to, goal(k, rows[best]));
      if (more > TIE || (more > -TIE && lower)) best = o;
    }
    return best;
  }

  function drawn(m: number, random: number): number {
    let left = random;
    for (let o = 0; o < m - 1; o++) {
      left -= probability[o];
      if (left < 0) return o;
    }
    return m - 1;
  }

  function play(random?: Float64Array): number {
    turn.bargains = 0;
    for (let i = 0; i < n; i++) approach(i);
    value();
    for (let k = 0; k < n; k++) choose(k, random ? random[k] : -1);
    let step = 0;
    for (let k = 0; k < n; k++) {
      if (turn.chosen[k] < 0) continue;
      const from = goal(k, turn.chosen[k] + 1);
      let squares = 0;
      for (let m = 0; m < d; m++) {
        const off = to[from + m] - x[k * d + m];
        squares += off * off;
        x[k * d + m] = to[from + m];
      }
      step += Math.sqrt(squares);
    }
    moveIdeals(state);
    return step;
  }

  return { turn, play };
}
