import { type ExchangeDeal, TIE } from './deal.ts';
import type { Pairs } from './pairs.ts';

/** A smaller gain, in points times salience, is no deal. */
const NO_GAIN = 1e-10;

/**
 * A candidate is this many 32-bit words of memory, side by side, as a round reads all of them at once. Its name is the place
 * of its first word; at half of that place are its two numbers of 64 bits.
 */
const WORDS = 10;
/** Words: the rows that give way on p and on q, and those whom they move for. */
const GIVE_P = 0;
const GIVE_Q = 1;
const TAKE_P = 2;
const TAKE_Q = 3;
/** Numbers of 64 bits: the equal gain for each point by which outcome p shifts, and the same for q. */
const GAIN_P = 2;
const GAIN_Q = 3;
/** Word: no deal of the candidate gains more than this number of 32 bits. Of positive numbers the bits ascend as they do. */
const BOUND = 8;
/** Word: the next candidate on the same rung; -1 after the last one. */
const NEXT = 9;

/** The groups of a pair of issues: those left of both outcomes face those right of both, left of p alone left of q alone. */
const LEFT = 0;
const RIGHT = 1;
const LEFT_OF_P = 2;
const LEFT_OF_Q = 3;
const NO_GROUP = 4;
/** The group by the sides on p and q, at 3 times the one plus the other plus 4. */
const GROUP_OF = Int8Array.of(LEFT, NO_GROUP, LEFT_OF_P, NO_GROUP, NO_GROUP, NO_GROUP, LEFT_OF_Q, NO_GROUP, RIGHT);

/** How much a ladder has room for. */
export interface LadderSize {
  rows: number;
  candidates: number;
}

/** The deals that are still possible in a round, those with the largest bounds highest. See `ladderOf`. */
export interface Ladder {
  readonly size: LadderSize;
  /** By row: what it wants, where it stands now, its salience, and the points by which the outcome moves when it moves by one. */
  readonly want: Float64Array;
  readonly stand: Float64Array;
  readonly salience: Float64Array;
  readonly pull: Float64Array;
  /** By row: -1 left of the outcome, 1 right of it, 0 where it has no partner; and its issue. */
  readonly side: Int8Array;
  readonly issue: Int32Array;
  /** By issue: its outcome now. */
  readonly outcome: Float64Array;
  /** Where the best candidates are, after `best`. */
  readonly top: Int32Array;
  /**
   * Lists every deal between two actors on opposite sides of both outcomes; the arrays above are filled in before. With
   * D = s_ip s_jq - s_iq s_jp > 0, i gains on p and j on q; the equal gain is D / (s_iq + s_jq) for each point of p and
   * D / (s_ip + s_jp) for each point of q.
   *
   * @param pairs of a problem that has no more rows and deals than there is room for
   * @param rows how many there are
   * @see Stokman & Van Oosten 1994
   */
  list(pairs: Pairs, rows: number): void;
  /** Finds the candidates that gain most. @returns how many: 0 if none gains anything, and mostly 1 */
  best(): number;
  /** Fills in the issues and rows of a candidate that `best` found. */
  read(place: number, into: ExchangeDeal): void;
  /** Strikes it off. */
  take(place: number): void;
}

/**
 * A ladder for the candidates of a round. As an actor moves in one direction only, the gain that the ways left to two movers allow
 * never grows again: what it was when it was last looked at is a bound. Candidates whose bounds have the same leading bits stand on
 * one rung, and only those down to the present rung are weighed: once the best of them gains more than is possible below, it is the
 * best of all. Most candidates lose all their gain to other deals while they wait, and are dropped when their rung is reached.
 *
 * Its functions find their arrays in fixed places, which an engine may know as it compiles them: with one ladder for all problems of
 * a thread they take two thirds of the time that they take with one for each.
 *
 * @see Minoux 1978, whose greedy algorithm puts off in this way what it can
 */
export function ladderOf(size: LadderSize): Ladder {
  const { rows, candidates } = size;
  const want = new Float64Array(rows);
  const stand = new Float64Array(rows);
  const salience = new Float64Array(rows);
  const pull = new Float64Array(rows);
  const side = new Int8Array(rows);
  const issue = new Int32Array(rows);
  const outcome = new Float64Array(rows);
  /** Points by which the outcome moves, with its sign, when a row comes a point nearer to those on the other side. */
  const lead = new Float64Array(rows);
  /** The candidates, as numbers of three kinds on the same memory, with room for one that is tried and not kept. */
  const memory = new ArrayBuffer(4 * WORDS * (candidates + 1));
  const words = new Int32Array(memory);
  const bounds = new Float32Array(memory);
  const numbers = new Float64Array(memory);
  /** The rows of each group of a pair of issues on p and q, and how many there are. */
  const groupP = new Int32Array((NO_GROUP + 1) * rows);
  const groupQ = new Int32Array((NO_GROUP + 1) * rows);
  const sizes = new Int32Array(NO_GROUP + 1);

  // A rung is an eighth of an octave, and less where so many candidates have room that hundreds may stand on it.
  const shift = Math.max(8, Math.clz32(candidates >>> 17) - 12);
  const lowest = bitsOf(NO_GAIN) >>> shift;
  /** The first candidate on each rung; -1 where there is none, as on all of them when a round is over. */
  const rungs = new Int32Array((bitsOf(Infinity) >>> shift) + 1).fill(-1);
  /** The candidates on this rung and above are weighed; no other one gains as much as the ceiling. */
  let rung = lowest;
  const ceiling = new Float64Array(1);
  const weighed = new Int32Array(candidates + 1);
  let weighing = 0;
  const leaving = new Int32Array(candidates + 1);
  const top = new Int32Array(candidates + 1);

  /** Lists the deals between two groups that face each other; returns the next free place. */
  const face = (group: number, opposite: number, place: number): number => {
    const s = salience;
    const x = want;
    const w = pull;
    const rowP = groupP;
    const rowQ = groupQ;
    const into = words;
    const gains = numbers;
    const bound = bounds;
    const ladder = rungs;
    let at = place;
    let highest = rung;
    const end = group * rows + sizes[group];
    const first = opposite * rows;
    const last = first + sizes[opposite];
    for (let a = group * rows; a < end; a++) {
      const oneP = rowP[a];
      const oneQ = rowQ[a];
      const caresP = s[oneP];
      const caresQ = s[oneQ];
      const wantP = x[oneP];
      const wantQ = x[oneQ];
      for (let b = first; b < last; b++) {
        const otherP = rowP[b];
        const otherQ = rowQ[b];
        const d = caresP * s[otherQ] - caresQ * s[otherP];
        const gainP = Math.abs(d) / (caresQ + s[otherQ]);
        const gainQ = Math.abs(d) / (caresP + s[otherP]);
        // Which sign d has is a matter of chance, and a processor guesses a branch on it wrong half of the time: i is the one if
        // d > 0 and else the other, without a branch.
        const swap = -(+(d <= 0) | 0);
        const swapP = (oneP ^ otherP) & swap;
        const swapQ = (oneQ ^ otherQ) & swap;
        const giveP = otherP ^ swapP;
        const giveQ = oneQ ^ swapQ;
        into[at + GIVE_P] = giveP;
        into[at + GIVE_Q] = giveQ;
        into[at + TAKE_P] = oneP ^ swapP;
        into[at + TAKE_Q] = otherQ ^ swapQ;
        const ways = lesser(
          Math.abs(wantP - x[otherP]) * w[giveP] * gainP,
          Math.abs(wantQ - x[otherQ]) * w[giveQ] * gainQ,
        );
        if (!(ways >= NO_GAIN)) continue;
        gains[(at >> 1) + GAIN_P] = gainP;
        gains[(at >> 1) + GAIN_Q] = gainQ;
        bound[at + BOUND] = ways;
        const on = into[at + BOUND] >>> shift;
        into[at + NEXT] = ladder[on];
        ladder[on] = at;
        if (on > highest) highest = on;
        at += WORDS;
      }
    }
    rung = highest;
    return at;
  };

  const list = ({ member, memberP, memberQ }: Pairs, count: number): void => {
    // A round that was broken off by an error has left some behind.
    if (rung !== lowest) rungs.fill(-1);
    for (let k = 0; k < count; k++) lead[k] = -side[k] * pull[k];
    // By names of the function's own an engine finds them faster, here and in `face`.
    const sides = side;
    const groupOf = GROUP_OF;
    const rowP = groupP;
    const rowQ = groupQ;
    const filled = sizes;
    let at = 0;
    rung = lowest;
    for (let b = 0; b + 1 < member.length; b++) {
      for (let group = 0; group <= NO_GROUP; group++) filled[group] = 0;
      for (let k = member[b]; k < member[b + 1]; k++) {
        const group = groupOf[3 * sides[memberP[k]] + sides[memberQ[k]] + 4];
        const place = group * rows + filled[group]++;
        rowP[place] = memberP[k];
        rowQ[place] = memberQ[k];
      }
      at = face(LEFT, RIGHT, at);
      at = face(LEFT_OF_P, LEFT_OF_Q, at);
    }
    rung++;
    ceiling[0] = Infinity;
    weighing = 0;
  };

  /** What the ways that are left to its movers allow a candidate to gain. */
  const waysOf = (c: number): number => {
    const giveP = words[c + GIVE_P];
    const giveQ = words[c + GIVE_Q];
    return lesser(
      numbers[(c >> 1) + GAIN_P] * ((want[words[c + TAKE_P]] - stand[giveP]) * lead[giveP]),
      numbers[(c >> 1) + GAIN_Q] * ((want[words[c + TAKE_Q]] - stand[giveQ]) * lead[giveQ]),
    );
  };

  /** What a candidate gains as outcomes stand, if the ways of its movers allow `ways`. */
  const gainOf = (c: number, ways: number): number => {
    const giveP = words[c + GIVE_P];
    const giveQ = words[c + GIVE_Q];
    const roomP = side[giveP] * (outcome[issue[giveP]] - want[words[c + TAKE_P]]);
    const roomQ = side[giveQ] * (outcome[issue[giveQ]] - want[words[c + TAKE_Q]]);
    return Math.min(ways, numbers[(c >> 1) + GAIN_P] * roomP, numbers[(c >> 1) + GAIN_Q] * roomQ);
  };

  /** Puts a candidate on the rung of its bound, below those that are weighed. */
  const lower = (c: number): void => {
    const to = Math.min(words[c + BOUND] >>> shift, rung - 1);
    words[c + NEXT] = rungs[to];
    rungs[to] = c;
  };

  /** Takes the next lower rung with candidates among those that are weighed; false if there is none. */
  const stepDown = (): boolean => {
    if (rung === lowest) return false;
    let next = rung - 1;
    while (next > lowest && rungs[next] < 0) next--;
    rung = next;
    const least = next > lowest ? numberOf(next << shift) : NO_GAIN;
    let count = weighing;
    let left = 0;
    for (let c = rungs[next]; c >= 0; c = words[c + NEXT]) {
      const ways = waysOf(c);
      bounds[c + BOUND] = ways;
      // Which of them stay is a matter of chance: all are written down, and counted without a branch.
      weighed[count] = c;
      leaving[left] = c;
      const stays = +(ways >= least) | 0;
      count += stays;
      left += (+(ways >= NO_GAIN) | 0) & ~stays;
    }
    rungs[next] = -1;
    ceiling[0] = least;
    weighing = count;
    for (let n = 0; n < left; n++) lower(leaving[n]);
    return true;
  };

  const best = (): number => {
    let first = 0;
    let most = 0;
    let second = 0;
    let n = 0;
    do {
      const least = ceiling[0];
      let count = weighing;
      while (n < count) {
        const c = weighed[n];
        const ways = waysOf(c);
        if (ways < least) {
          weighed[n] = weighed[--count];
          bounds[c + BOUND] = ways;
          if (ways >= NO_GAIN) lower(c);
          continue;
        }
        if (ways >= most - TIE) {
          const gain = gainOf(c, ways);
          if (gain > most) {
            second = most;
            most = gain;
            first = n;
          } else if (gain > second) second = gain;
        }
        n++;
      }
      weighing = count;
    } while (most < ceiling[0] + TIE && stepDown());
    if (most < NO_GAIN) return 0;
    top[0] = first;
    return second < most - TIE ? 1 : asGood(first, Math.max(NO_GAIN, most - TIE));
  };

  /** Counts all that gain at least so much, the first one first. */
  const asGood = (first: number, least: number): number => {
    let count = 1;
    for (let n = 0; n < weighing; n++) {
      if (n !== first && gainOf(weighed[n], waysOf(weighed[n])) >= least) top[count++] = n;
    }
    return count;
  };

  return {
    ...{ size, want, stand, salience, pull, side, issue, outcome, top, list, best },
    read(place, into) {
      const c = weighed[place];
      into.giveP = words[c + GIVE_P];
      into.giveQ = words[c + GIVE_Q];
      into.takeP = words[c + TAKE_P];
      into.takeQ = words[c + TAKE_Q];
      into.p = issue[into.giveP];
      into.q = issue[into.giveQ];
    },
    take(place) {
      weighed[place] = weighed[--weighing];
    },
  };
}

/**
 * The lesser of two numbers that are not negative, but for rounding in the last digits of the larger one. The branch in Math.min
 * is guessed wrong half of the time, and what stands here has none.
 */
const lesser = (a: number, b: number): number => 0.5 * (a + b - Math.abs(a - b));

const number = new Float32Array(1);
const bits = new Int32Array(number.buffer);

/** The bits of a number of 32 bits, and the number of some bits. */
function bitsOf(value: number): number {
  number[0] = value;
  return bits[0];
}
function numberOf(value: number): number {
  bits[0] = value;
  return number[0];
}
