import type { SpatialAppraisal } from './appraisal.ts';
import type { SpatialOptions } from './options.ts';
import { othersShare, spatialUtility } from './risk.ts';
import { comesBefore, type SpatialState } from './state.ts';
import { PROPORTIONAL, response, votingRuleNumber } from './vote.ts';

/** What either side of a contest has at least. */
const LEAST_SIDE = 1e-10;
/** A challenge that promises less is not worth it. */
const LEAST_GAIN = 1e-5;
/** Gains closer than this are equal: what is left of their difference is rounding. */
const TIE = 1e-12;

/** A contest as one actor sees it. */
export interface SpatialContests {
  /** P_h(i:j), the probability in h's eyes that i wins its contest with j. */
  probability(h: number, i: number, j: number): number;
  /** Whom i challenges, how likely it thinks it is to win, and what that is worth to it; receiver -1 for nobody. */
  challenge(i: number): SpatialChallenge;
  /** Gain to k, in h's eyes, of i challenging j. */
  gain(h: number, k: number, i: number, j: number): number;
}

/** Overwritten by the next call. */
export interface SpatialChallenge {
  receiver: number;
  probability: number;
  gain: number;
}

/**
 * The contests of a state. A third party k joins the side that it expects more of, and how much it brings depends on
 * both principals and on itself alone, so a contest costs O(n). Utilities in h's eyes are worked out from distances
 * where they are needed: there is no table of all views.
 *
 * i's gain from challenging j is G (1 - 2 S_j (1 - P)) with G = u(i, i) - u(i, j), which lies between G (1 - 2 S_j) and
 * G whatever P is. So i looks at the most promising j first, and then only at those whose bound beats the best gain so far.
 *
 * Third parties that commit fully, or not at all, expect the same of either side, and stay out: only with SemiCommit do
 * they count. (FullCommit: 3 u_i if i wins and 3 u_j if j does, whomever it joined; NoCommit likewise.)
 *
 * @see Wise, Lester & Efird 2015; steps 4 to 6 in docs/models.md
 */
export function spatialContests(
  state: SpatialState,
  appraisal: SpatialAppraisal,
  options: SpatialOptions,
): SpatialContests {
  const { n, d, x, total, weight } = state;
  const { distance, risk } = appraisal;
  const rule = votingRuleNumber(options.VotingRule);
  const share = othersShare(options.BigRAdjust);
  const joins = options.ThirdPartyCommit === 'SemiCommit';
  /** h's view of each actor's risk attitude. */
  const view = new Float64Array(n);
  /** In h's eyes, utility to each actor of i's position and of its own. */
  const ofI = new Float64Array(n);
  const ofSelf = new Float64Array(n);
  /** Weight of each third party, 0 for the principals. */
  const voice = weight.slice();
  /** What i gains from each actor if nobody resists, and at most. */
  const advantage = new Float64Array(n);
  const promise = new Float64Array(n);
  const found: SpatialChallenge = { receiver: -1, probability: 0, gain: 0 };

  function seeAs(h: number, i: number) {
    for (let k = 0; k < n; k++) {
      view[k] = (1 - share) * risk[h] + share * risk[k];
      ofI[k] = spatialUtility(distance[i * n + k], view[k]);
      ofSelf[k] = spatialUtility(distance[k * n + k], view[k]);
    }
  }

  /** i's share of both sides of (i:j), as seen through the eyes last taken. */
  function winning(i: number, j: number): number {
    const fromI = weight[i] * response(rule, ofI[i] - spatialUtility(distance[j * n + i], view[i]));
    const fromJ = weight[j] * response(rule, ofI[j] - ofSelf[j]);
    const forI = LEAST_SIDE + Math.max(0, fromI) + Math.max(0, fromJ);
    const forJ = LEAST_SIDE + Math.max(0, -fromI) + Math.max(0, -fromJ);
    if (!joins) return forI / (forI + forJ);
    voice[i] = 0;
    voice[j] = 0;
    const share =
      rule === PROPORTIONAL
        ? joinedProportional(n, j * n, distance, view, voice, ofI, ofSelf, forI, forJ)
        : joined(j, forI, forJ);
    voice[i] = weight[i];
    voice[j] = weight[j];
    return share;
  }

  function joined(j: number, forI: number, forJ: number): number {
    const both = forI + forJ;
    let sum = 0;
    let size = 0;
    for (let k = 0; k < n; k++) {
      const ofJ = spatialUtility(distance[j * n + k], view[k]);
      const first = voice[k] * response(rule, ofI[k] - ofJ);
      const force = Math.abs(first);
      const a = forI + (force + first) / 2;
      const b = forJ + (force - first) / 2;
      const more = (a * (ofSelf[k] - ofI[k]) + b * (ofJ - ofSelf[k])) / (both + force);
      const vote = voice[k] * response(rule, more);
      sum += vote;
      size += Math.abs(vote);
    }
    return shareOf(forI, forJ, sum, size);
  }

  function probability(h: number, i: number, j: number) {
    seeAs(h, i);
    voice.set(weight);
    return winning(i, j);
  }

  function challenge(i: number): SpatialChallenge {
    seeAs(i, i);
    let first = 0;
    for (let j = 0; j < n; j++) {
      advantage[j] = ofI[i] - spatialUtility(distance[j * n + i], view[i]);
      promise[j] = j === i ? -Infinity : Math.max(advantage[j], advantage[j] * (1 - 2 * total[j]));
      if (promise[j] > promise[first]) first = j;
    }
    found.receiver = -1;
    found.gain = LEAST_GAIN;
    voice.set(weight);
    consider(i, first);
    for (let j = 0; j < n; j++) if (j !== first) consider(i, j);
    return found;
  }

  /** Takes j as the one to challenge if i gains more by it than by the one found so far. */
  function consider(i: number, j: number) {
    if (!(promise[j] > found.gain - TIE)) return;
    const p = winning(i, j);
    const gain = advantage[j] * (1 - 2 * total[j] * (1 - p));
    if (gain > found.gain + TIE || (gain > found.gain - TIE && isFirst(j, found.receiver))) {
      found.receiver = j;
      found.probability = p;
      found.gain = gain;
    }
  }

  /** Of two that are worth the same: the lower in the first dimension in which they differ, then the weightier, then the index. */
  function isFirst(j: number, other: number): boolean {
    if (other < 0) return false;
    if (comesBefore(d, x, j * d, x, other * d)) return true;
    if (comesBefore(d, x, other * d, x, j * d)) return false;
    return weight[j] > weight[other] || (weight[j] === weight[other] && j < other);
  }

  function gain(h: number, k: number, i: number, j: number) {
    const p = probability(h, i, j);
    const advantage = ofI[k] - spatialUtility(distance[j * n + k], view[k]);
    return advantage * (1 - 2 * total[j] * (1 - p));
  }

  return { probability, challenge, gain };
}

/**
 * The third parties' votes v, taken as positive parts (A + S) / 2 of their sum S and the sum A of their sizes. With a and
 * b the sides of a contest of i, j and k alone, k expects (a (u_kk - u_ki) + b (u_kj - u_kk)) / (a + b) more of i's side.
 *
 * Nearly all time of the spatial model is spent here. A function of the module that gets its arrays one by one is compiled to code
 * that is half as fast again as one that finds them around it.
 *
 * @param row where the distances to j's position begin
 */
function joinedProportional(
  n: number,
  row: number,
  distance: Float64Array,
  view: Float64Array,
  voice: Float64Array,
  ofI: Float64Array,
  ofSelf: Float64Array,
  forI: number,
  forJ: number,
): number {
  const both = forI + forJ;
  let sum = 0;
  let size = 0;
  for (let k = 0; k < n; k++) {
    const weight = voice[k];
    const withI = ofI[k];
    const own = ofSelf[k];
    const withJ = spatialUtility(distance[row + k], view[k]);
    const first = weight * (withI - withJ);
    const force = Math.abs(first);
    const a = forI + (force + first) / 2;
    const b = forJ + (force - first) / 2;
    const vote = (weight * (a * (own - withI) + b * (withJ - own))) / (both + force);
    sum += vote;
    size += Math.abs(vote);
  }
  return shareOf(forI, forJ, sum, size);
}

/** i's share of both sides once the third parties have joined them. */
function shareOf(forI: number, forJ: number, sum: number, size: number): number {
  const i = forI + Math.max(0, (size + sum) / 2);
  const j = forJ + Math.max(0, (size - sum) / 2);
  return i / (i + j);
}
