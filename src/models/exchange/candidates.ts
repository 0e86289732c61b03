import { type Problem, stanceRows } from '../problem.ts';
import type { ExchangeTable } from './deal.ts';

// Nearly all time of position exchange is spent in `face`, and in `stepDown` of the round. Both are functions of the module and take
// all that they read from one object: an engine compiles them once for all problems, and keeps their arrays at hand.

/**
 * A candidate is this many 32-bit words of memory, side by side, as a round reads all of them at once. Its name is the place
 * of its first word; at half of that place are its two numbers of 64 bits.
 */
const WORDS = 10;
/** Words: the rows that give way on p and on q, and those whom they move for. */
export const GIVE_P = 0;
export const GIVE_Q = 1;
export const TAKE_P = 2;
export const TAKE_Q = 3;
/** Numbers of 64 bits: the equal gain for each point by which outcome p shifts, and the same for q. */
export const GAIN_P = 2;
export const GAIN_Q = 3;
/** Word: no deal of the candidate gains more than this number of 32 bits. Of positive numbers the bits ascend as they do. */
export const BOUND = 8;
/** Word: the next candidate on the same rung; -1 after the last one. */
export const NEXT = 9;

/** A smaller gain, in points times salience, is no deal. */
export const NO_GAIN = 1e-10;

/**
 * The deals that are still possible in a round, on a ladder: those whose bounds have the same leading bits stand on one rung. All is
 * kept from round to round, and grows to the largest number of candidates that there were.
 */
export interface Candidates extends ExchangeTable {
  readonly salience: Float64Array;
  /** The same memory as numbers of three kinds. */
  words: Int32Array;
  bounds: Float32Array;
  numbers: Float64Array;
  /** How many were listed. */
  count: number;
  /** The first candidate on each rung; -1 where there is none, as on all of them when a round is over. */
  readonly rungs: Int32Array;
  /** The rung of a bound is its bits, shifted right by so many. */
  readonly shift: number;
  /** The rung of the smallest gain, and the highest one with a candidate. */
  readonly lowest: number;
  highest: number;
  /** Who takes a stance on both issues of pair b: members `member[b] .. member[b + 1] - 1`, their rows on p and on q. */
  readonly member: Int32Array;
  readonly memberP: Int32Array;
  readonly memberQ: Int32Array;
  /** The most members of a pair. */
  readonly most: number;
  /** The rows of the groups of one pair, `most` places each, and how many there are. */
  readonly groupP: Int32Array;
  readonly groupQ: Int32Array;
  readonly sizes: Int32Array;
}

/** The groups of a pair of issues: those left of both outcomes face those right of both, left of p alone left of q alone. */
const LEFT = 0;
const RIGHT = 1;
const LEFT_OF_P = 2;
const LEFT_OF_Q = 3;
const NO_GROUP = 4;
/** The group by the sides on p and q, at 3 times the one plus the other plus 4. */
const GROUP_OF = Int8Array.of(LEFT, NO_GROUP, LEFT_OF_P, NO_GROUP, NO_GROUP, NO_GROUP, LEFT_OF_Q, NO_GROUP, RIGHT);

/** The candidates of a problem, none listed yet. */
export function candidates(problem: Problem, table: ExchangeTable): Candidates {
  const members = membersOfPairs(problem);
  const { member, most } = members;
  const shift = shiftFor(member.length * most * most);
  const places = (NO_GROUP + 1) * most;
  return {
    ...table,
    salience: problem.salience,
    ...memoryFor(256),
    count: 0,
    rungs: new Int32Array((bitsOf(Infinity) >>> shift) + 1).fill(-1),
    shift,
    lowest: bitsOf(NO_GAIN) >>> shift,
    highest: 0,
    ...members,
    groupP: new Int32Array(places),
    groupQ: new Int32Array(places),
    sizes: new Int32Array(NO_GROUP + 1),
  };
}

/**
 * Lists every deal between two actors on opposite sides of both outcomes. With D = s_ip s_jq - s_iq s_jp > 0, i gains on p and
 * j on q; the equal gain is D / (s_iq + s_jq) for each point of p and D / (s_ip + s_jp) for each point of q.
 *
 * @param side of each row: -1 left of the outcome, 1 right of it, 0 where it has no partner
 * @see Stokman & Van Oosten 1994
 */
export function list(listed: Candidates, side: Int8Array): void {
  const { member, memberP, memberQ, most, groupP, groupQ, sizes } = listed;
  listed.count = 0;
  listed.highest = listed.lowest;
  for (let b = 0; b + 1 < member.length; b++) {
    sizes.fill(0);
    for (let k = member[b]; k < member[b + 1]; k++) {
      const group = GROUP_OF[3 * side[memberP[k]] + side[memberQ[k]] + 4];
      const place = group * most + sizes[group]++;
      groupP[place] = memberP[k];
      groupQ[place] = memberQ[k];
    }
    makeRoom(listed, listed.count + sizes[LEFT] * sizes[RIGHT] + sizes[LEFT_OF_P] * sizes[LEFT_OF_Q]);
    face(listed, LEFT, RIGHT);
    face(listed, LEFT_OF_P, LEFT_OF_Q);
  }
}

/** Lists the deals between two groups that face each other. */
function face(listed: Candidates, group: number, opposite: number): void {
  const { words, bounds, numbers, rungs, shift, most, groupP, groupQ, sizes, want, pull, salience } = listed;
  let at = WORDS * listed.count;
  let highest = listed.highest;
  const end = group * most + sizes[group];
  const first = opposite * most;
  const last = first + sizes[opposite];
  for (let a = group * most; a < end; a++) {
    const oneP = groupP[a];
    const oneQ = groupQ[a];
    const caresP = salience[oneP];
    const caresQ = salience[oneQ];
    const wantP = want[oneP];
    const wantQ = want[oneQ];
    for (let b = first; b < last; b++) {
      const otherP = groupP[b];
      const otherQ = groupQ[b];
      const d = caresP * salience[otherQ] - caresQ * salience[otherP];
      const gainP = Math.abs(d) / (caresQ + salience[otherQ]);
      const gainQ = Math.abs(d) / (caresP + salience[otherP]);
      // Which sign d has is a matter of chance, and a processor guesses a branch on it wrong half of the time: i is the one if d > 0
      // and else the other, without a branch.
      const swap = -(+(d <= 0) | 0);
      const swapP = (oneP ^ otherP) & swap;
      const swapQ = (oneQ ^ otherQ) & swap;
      const giveP = otherP ^ swapP;
      const giveQ = oneQ ^ swapQ;
      const ways = lesser(
        Math.abs(wantP - want[otherP]) * pull[giveP] * gainP,
        Math.abs(wantQ - want[otherQ]) * pull[giveQ] * gainQ,
      );
      if (!(ways >= NO_GAIN)) continue;
      words[at + GIVE_P] = giveP;
      words[at + GIVE_Q] = giveQ;
      words[at + TAKE_P] = oneP ^ swapP;
      words[at + TAKE_Q] = otherQ ^ swapQ;
      numbers[(at >> 1) + GAIN_P] = gainP;
      numbers[(at >> 1) + GAIN_Q] = gainQ;
      bounds[at + BOUND] = ways;
      const rung = words[at + BOUND] >>> shift;
      words[at + NEXT] = rungs[rung];
      rungs[rung] = at;
      if (rung > highest) highest = rung;
      at += WORDS;
    }
  }
  listed.count = at / WORDS;
  listed.highest = highest;
}

/**
 * The lesser of two numbers that are not negative, but for rounding in the last digits of the larger one. The branch in Math.min
 * is guessed wrong half of the time, and what stands here has none.
 */
export const lesser = (a: number, b: number): number => 0.5 * (a + b - Math.abs(a - b));

/** The bits of a number of 32 bits. */
const bitsOf = (value: number): number => new Int32Array(Float32Array.of(value).buffer)[0];

/** A rung is an eighth of an octave, and less where there are so many candidates that hundreds would stand on it. */
const shiftFor = (most: number): number => Math.max(8, Math.clz32(most >>> 14) - 12);

function memoryFor(count: number): Pick<Candidates, 'words' | 'bounds' | 'numbers'> {
  const memory = new ArrayBuffer(4 * WORDS * count);
  return { words: new Int32Array(memory), bounds: new Float32Array(memory), numbers: new Float64Array(memory) };
}

/** Makes room for a number of candidates. */
function makeRoom(listed: Candidates, count: number): void {
  if (WORDS * count <= listed.words.length) return;
  const { words } = listed;
  Object.assign(listed, memoryFor(2 * count));
  listed.words.set(words);
}

/** For every pair of issues the rows on both of everyone who takes a stance on both. */
function membersOfPairs(problem: Problem) {
  const { actors, issues } = problem;
  const rows = stanceRows(problem);
  const member = [0];
  const memberP: number[] = [];
  const memberQ: number[] = [];
  let most = 0;
  for (let p = 0; p < issues; p++) {
    for (let q = p + 1; q < issues; q++) {
      for (let i = 0; i < actors; i++) {
        if (rows[i * issues + p] < 0 || rows[i * issues + q] < 0) continue;
        memberP.push(rows[i * issues + p]);
        memberQ.push(rows[i * issues + q]);
      }
      most = Math.max(most, memberP.length - (member.at(-1) as number));
      member.push(memberP.length);
    }
  }
  const array = (list: number[]) => Int32Array.from(list);
  return { member: array(member), memberP: array(memberP), memberQ: array(memberQ), most };
}
