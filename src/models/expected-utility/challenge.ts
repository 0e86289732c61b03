import { exp, log } from '../../numeric/elementary.ts';
import { curvedSupport, linearSupport } from './support.ts';

/** A stand-in for log 0 that exp takes to 0 with any exponent. */
const LOG_ZERO = -1e300;

/** Utilities closer than this are equal: what is left of their difference is rounding, and depends on the order of actors. */
const TIE = 1e-12;

/** How the challenge model reads what its publications leave open. */
export interface ChallengeSettings {
  /** What the probability of winning is measured against; see `asProbability`. */
  denominator: 'bueno-de-mesquita' | 'scholz';
  /** Which of several compromises an actor takes: the least move, or the least (|a| x_i + |b| x_j) / (|a| + |b|). */
  choice: 'least-move' | 'scholz';
  /** False: no actor capitulates, as in the peer's program. */
  capitulation: boolean;
  /** `neutral`: every risk exponent stays 1. */
  risk: 'estimated' | 'neutral';
  /** Weight of the status quo in expected utility, 0-1. */
  q: number;
}

export const CHALLENGE_DEFAULTS: ChallengeSettings = {
  denominator: 'bueno-de-mesquita',
  choice: 'least-move',
  capitulation: true,
  risk: 'estimated',
  q: 1,
};

/** What one actor makes of another: the kinds of offer, in the order of their force. */
export const RELATION = { none: 0, compromise: 1, capitulation: 2, confrontation: 3 } as const;

/** One round of the model: what each actor does, and why. */
export interface ChallengeRound {
  /** Risk exponent r_i. */
  readonly risk: Float64Array;
  /** Row i, column j: RELATION that i sees in j. */
  readonly relation: Uint8Array;
  /** Row i, column j: EU_i(i challenges j). */
  readonly own: Float64Array;
  /** Row i, column j: EU_i(j challenges i). */
  readonly other: Float64Array;
  /** The actor whose offer i takes; -1 if none. */
  readonly taken: Int32Array;
  /** Where i goes. */
  readonly next: Float64Array;
}

/** Plays one round; the next call fills the same arrays again. */
export type ChallengeStep = (x: Float64Array, s: Float64Array, w: Float64Array, range: number) => ChallengeRound;

/**
 * The expected-utility (challenge) model of one issue, a round at a time; arrays are allocated once.
 * Actors must have weight: an actor without weight changes nothing, and the caller leaves it out.
 *
 * A round costs O(n^2): with the positions sorted, the sign of v_k(a, b) is known, and prefix sums give the support of each pair at
 * once. See `curvedSupport`.
 *
 * @param n number of actors
 * @returns a function of positions x, saliences s (0-1), weights w = c s and the range R of the first round
 * @see Bueno de Mesquita 1985, 1994; Scholz, Calbert & Smith 2011
 */
export function challenge(n: number, { denominator, choice, capitulation, risk, q }: ChallengeSettings): ChallengeStep {
  const r = new Float64Array(n).fill(1);
  const winning = new Float64Array(n * n);
  const danger = new Float64Array(n);
  const round: ChallengeRound = {
    risk: r,
    relation: new Uint8Array(n * n),
    own: new Float64Array(n * n),
    other: new Float64Array(n * n),
    taken: new Int32Array(n),
    next: new Float64Array(n),
  };
  const linear = linearSupport(n);
  const curved = curvedSupport(n);
  const statusQuo = new Float64Array(n);

  return (x, s, w, range) => {
    linear(x, w, range, winning);
    asProbability(winning, x, denominator);
    r.fill(1);
    if (risk === 'estimated' && estimateRisk(x, s, range, winning, danger, r)) {
      curved(x, w, range, r, winning);
      asProbability(winning, x, denominator);
    }
    for (let i = 0; i < n; i++) statusQuo[i] = q * (2 - 4 * exp(-r[i] * Math.LN2));
    expectations(x, s, range, r, winning, statusQuo, round);
    for (let i = 0; i < n; i++) takeOffer(i, x, range, round, choice, capitulation);
    return round;
  };
}

/**
 * Turns support into P(i beats j), in place: over the support of both in this contest (Bueno de Mesquita), so that
 * P(i, j) + P(j, i) = 1, or over the support in all contests (Scholz). 0 where both stand in one place.
 */
function asProbability(support: Float64Array, x: Float64Array, denominator: ChallengeSettings['denominator']): void {
  const n = x.length;
  let all = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const up = i * n + j;
      const down = j * n + i;
      if (x[i] === x[j]) {
        support[up] = 0;
        support[down] = 0;
        continue;
      }
      const both = support[up] + support[down];
      all += 2 * both;
      if (denominator === 'scholz' || both === 0) continue;
      support[up] /= both;
      support[down] /= both;
    }
  }
  if (denominator === 'scholz' && all > 0) for (let at = 0; at < n * n; at++) support[at] /= all;
}

/**
 * Risk exponents from danger_i = sum_j EU_i(j challenges i) with all exponents 1, where EU = 2 d (1 - 2 s_i (1 - P)).
 *
 * @returns false if all are in equal danger, and every exponent stays 1
 */
function estimateRisk(
  x: Float64Array,
  s: Float64Array,
  range: number,
  winning: Float64Array,
  danger: Float64Array,
  r: Float64Array,
): boolean {
  const n = x.length;
  let most = -Infinity;
  let least = Infinity;
  for (let i = 0; i < n; i++) {
    danger[i] = 0;
    for (let j = 0; j < n; j++) {
      const d = Math.abs(x[i] - x[j]) / range;
      danger[i] += 2 * d * (1 - 2 * s[i] * (1 - winning[j * n + i]));
    }
    most = Math.max(most, danger[i]);
    least = Math.min(least, danger[i]);
  }
  if (most - least <= TIE) return false;
  for (let i = 0; i < n; i++) {
    const safety = (2 * danger[i] - most - least) / (most - least);
    r[i] = (1 - safety / 3) / (1 + safety / 3);
  }
  return true;
}

/** Both expected utilities of every pair, in the eyes of the row's actor. */
function expectations(
  x: Float64Array,
  s: Float64Array,
  range: number,
  r: Float64Array,
  winning: Float64Array,
  statusQuo: Float64Array,
  { own, other }: ChallengeRound,
): void {
  const n = x.length;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      if (x[i] === x[j]) continue;
      const d = Math.abs(x[i] - x[j]) / range;
      const lost = d < 1 ? log(0.5 - d / 2) : LOG_ZERO;
      const won = log(0.5 + d / 2);
      for (let turn = 0; turn < 2; turn++) {
        const h = turn === 0 ? i : j;
        const g = turn === 0 ? j : i;
        const success = 2 - 4 * exp(r[h] * lost);
        const failure = 2 - 4 * exp(r[h] * won);
        const p = winning[h * n + g];
        const back = winning[g * n + h];
        own[h * n + g] = s[g] * (p * success + (1 - p) * failure) + (1 - s[g]) * success - statusQuo[h];
        other[h * n + g] = s[h] * (back * success + (1 - back) * failure) + (1 - s[h]) * success - statusQuo[h];
      }
    }
  }
}

/**
 * The offer that actor i takes: a confrontation by the least move, else a compromise, else a capitulation;
 * of two that are even, the one from below, then the one that it expects to lose more by, then the first.
 */
function takeOffer(
  i: number,
  x: Float64Array,
  range: number,
  { relation, own, other, taken, next }: ChallengeRound,
  choice: ChallengeSettings['choice'],
  capitulation: boolean,
): void {
  const n = x.length;
  let force: number = RELATION.none;
  let least = Infinity;
  taken[i] = -1;
  next[i] = x[i];
  for (let j = 0; j < n; j++) {
    const at = i * n + j;
    relation[at] = RELATION.none;
    if (x[j] === x[i]) continue;
    const a = own[at];
    const b = other[at];
    let to = x[j];
    if (b > a + TIE && a > TIE) relation[at] = RELATION.confrontation;
    else if (b > TIE && a < -TIE && b + a > TIE) {
      relation[at] = RELATION.compromise;
      const compromise = x[i] + (x[j] - x[i]) * (-a / b);
      to = Math.min(Math.max(x[i], x[j]), Math.max(Math.min(x[i], x[j]), compromise));
    } else if (b > TIE && a < -TIE && capitulation) relation[at] = RELATION.capitulation;
    else continue;
    const cost =
      relation[at] === RELATION.compromise && choice === 'scholz'
        ? (-a * x[i] + b * x[j]) / (b - a)
        : Math.abs(to - x[i]);
    const rank = RANK[relation[at]];
    const even = Math.abs(cost - least) <= TIE * range;
    if (rank > force || (rank === force && (even ? pressesMore(x, other, i, j, taken[i]) : cost < least))) {
      force = rank;
      least = cost;
      taken[i] = j;
      next[i] = to;
    }
  }
}

/** Of two offers of j and k that would move i alike, is it j's that counts? */
function pressesMore(x: Float64Array, other: Float64Array, i: number, j: number, k: number): boolean {
  if (x[j] !== x[k]) return x[j] < x[k];
  return other[i * x.length + j] > other[i * x.length + k] + TIE;
}

/** Which offers go first: confrontation, compromise, capitulation. */
const RANK = [0, 2, 1, 3];
