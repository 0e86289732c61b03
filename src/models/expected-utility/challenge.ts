import { exp, log } from '../../numeric/elementary.ts';
import { type DistinctPositions, distinctPositions } from './distinct-positions.ts';
import { curvedSupport, LOG_ZERO, linearSupport } from './support.ts';

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
  /** Row i, column j: EU_i(i challenges j), where i sees a relation in j. */
  readonly own: Float64Array;
  /** Row i, column j: EU_i(j challenges i), where i sees a relation in j. */
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
 * once; see `curvedSupport`. What depends on where actors stand is computed once for each place, however many actors stand there.
 *
 * @param n number of actors
 * @returns a function of positions x, saliences s (0-1), weights w = c s and the range R of the first round
 * @see Bueno de Mesquita 1985, 1994; Scholz, Calbert & Smith 2011
 */
export function challenge(n: number, { denominator, choice, capitulation, risk, q }: ChallengeSettings): ChallengeStep {
  const r = new Float64Array(n).fill(1);
  const round: ChallengeRound = {
    risk: r,
    relation: new Uint8Array(n * n),
    own: new Float64Array(n * n),
    other: new Float64Array(n * n),
    taken: new Int32Array(n),
    next: new Float64Array(n),
  };
  const findPlaces = distinctPositions(n);
  const linear = linearSupport(n);
  const curved = curvedSupport(n);
  /** Row a, column b: the probability that an actor at place a beats one at place b. */
  const winning = new Float64Array(n * n);
  const danger = new Float64Array(n);
  const term = new Float64Array(n);
  const stakes: Stakes = { won: new Float64Array(n * n), lost: new Float64Array(n * n) };
  const mostSalient = new Float64Array(n);
  const view: View = {
    open: new Uint8Array(n),
    resisted: new Float64Array(n),
    unresisted: new Float64Array(n),
    threat: new Float64Array(n),
  };

  return (x, s, w, range) => {
    const places = findPlaces(x);
    linear(places, w, range, winning);
    asProbability(winning, places, denominator);
    r.fill(1);
    if (risk === 'estimated' && estimateRisk(places, s, range, winning, danger, term, r)) {
      curved(places, w, range, r, winning);
      asProbability(winning, places, denominator);
    }
    findStakes(places, range, stakes);
    mostSalient.fill(0);
    for (let i = 0; i < n; i++) mostSalient[places.of[i]] = Math.max(mostSalient[places.of[i]], s[i]);
    for (let i = 0; i < n; i++) {
      const statusQuo = q * (2 - 4 * exp(-r[i] * Math.LN2));
      look(i, places, s[i], r[i], statusQuo, mostSalient, winning, stakes, view);
      takeOffer(i, x, s, range, statusQuo, places, view, round, choice, capitulation);
    }
    return round;
  };
}

/**
 * Turns the support of places into the probability that one beats the other, in place: over the support of both in this contest
 * (Bueno de Mesquita), so that P(a, b) + P(b, a) = 1, or over the support in all contests of two actors (Scholz).
 */
function asProbability(
  support: Float64Array,
  { count, of }: DistinctPositions,
  denominator: ChallengeSettings['denominator'],
): void {
  const n = of.length;
  let all = 0;
  if (denominator === 'scholz') {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < i; j++) {
        if (of[i] !== of[j]) all += 2 * (support[of[i] * n + of[j]] + support[of[j] * n + of[i]]);
      }
    }
    if (!(all > 0)) return;
  }
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < a; b++) {
      const up = a * n + b;
      const down = b * n + a;
      const total = denominator === 'scholz' ? all : support[up] + support[down];
      if (total === 0) continue;
      support[up] /= total;
      support[down] /= total;
    }
  }
}

/**
 * Risk exponents from danger_i = sum_j EU_i(j challenges i) with all exponents 1, where EU = 2 d (1 - 2 s_i (1 - P)).
 *
 * @returns false if all are in equal danger, and every exponent stays 1
 */
function estimateRisk(
  { count, at, of }: DistinctPositions,
  s: Float64Array,
  range: number,
  winning: Float64Array,
  danger: Float64Array,
  term: Float64Array,
  r: Float64Array,
): boolean {
  const n = of.length;
  let most = -Infinity;
  let least = Infinity;
  for (let i = 0; i < n; i++) {
    const a = of[i];
    for (let b = 0; b < count; b++) {
      const d = Math.abs(at[a] - at[b]) / range;
      term[b] = a === b ? 0 : 2 * d * (1 - 2 * s[i] * (1 - winning[b * n + a]));
    }
    let sum = 0;
    for (let j = 0; j < n; j++) sum += term[of[j]];
    danger[i] = sum;
    most = Math.max(most, sum);
    least = Math.min(least, sum);
  }
  if (most - least <= TIE) return false;
  for (let i = 0; i < n; i++) {
    const safety = (2 * danger[i] - most - least) / (most - least);
    r[i] = (1 - safety / 3) / (1 + safety / 3);
  }
  return true;
}

/** Row a, column b: the logarithms of (1 - d) / 2 and (1 + d) / 2, of which an actor's exponent makes its loss. */
interface Stakes {
  readonly won: Float64Array;
  readonly lost: Float64Array;
}

/** What is at stake between each two places. */
function findStakes({ count, at, of }: DistinctPositions, range: number, { won, lost }: Stakes): void {
  const n = of.length;
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < a; b++) {
      const d = (at[a] - at[b]) / range;
      const up = a * n + b;
      const down = b * n + a;
      won[up] = d < 1 ? log(0.5 - d / 2) : LOG_ZERO;
      won[down] = won[up];
      lost[up] = log(0.5 + d / 2);
      lost[down] = lost[up];
    }
  }
}

/** What one actor expects of those at each place. */
interface View {
  /** Whether somebody there may have an offer for it. */
  readonly open: Uint8Array;
  /** Its utility of challenging those who resist. */
  readonly resisted: Float64Array;
  /** Its utility of challenging those who do not. */
  readonly unresisted: Float64Array;
  /** Its utility of being challenged from there, less that of the status quo. */
  readonly threat: Float64Array;
}

/**
 * How actor i sees each place but its own.
 *
 * Both expected utilities are S - t (S - F) - status quo, where S is success and F < S failure, and t is the chance that the other side
 * resists and wins: s_j (1 - P(i, j)) if i challenges j, s_i (1 - P(j, i)) if j challenges i. An offer needs i to expect more of being
 * challenged than of challenging, so that a place is closed where the first chance is not above the second, which holds for
 * about half of the pairs.
 */
function look(
  i: number,
  { count, of }: DistinctPositions,
  salience: number,
  exponent: number,
  statusQuo: number,
  mostSalient: Float64Array,
  winning: Float64Array,
  { won, lost }: Stakes,
  { open, resisted, unresisted, threat }: View,
): void {
  const n = of.length;
  const a = of[i];
  for (let b = 0; b < count; b++) {
    const p = winning[a * n + b];
    const back = winning[b * n + a];
    open[b] = a !== b && mostSalient[b] * (1 - p) > salience * (1 - back) ? 1 : 0;
    if (open[b] === 0) continue;
    const success = 2 - 4 * exp(exponent * won[a * n + b]);
    const failure = 2 - 4 * exp(exponent * lost[a * n + b]);
    resisted[b] = p * success + (1 - p) * failure;
    unresisted[b] = success;
    threat[b] = salience * (back * success + (1 - back) * failure) + (1 - salience) * success - statusQuo;
  }
}

/**
 * The offer that actor i takes: a confrontation by the least move, else a compromise, else a capitulation;
 * of two that are even, the one from below, then the one that it expects to lose more by, then the first.
 */
function takeOffer(
  i: number,
  x: Float64Array,
  s: Float64Array,
  range: number,
  statusQuo: number,
  { of }: DistinctPositions,
  { open, resisted, unresisted, threat }: View,
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
    const place = of[j];
    if (open[place] === 0) continue;
    const a = s[j] * resisted[place] + (1 - s[j]) * unresisted[place] - statusQuo;
    const b = threat[place];
    own[at] = a;
    other[at] = b;
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
