import type { SpatialOptions } from './options.ts';

/** The voting rules by number, for inner loops. */
const VOTING_RULES = ['Binary', 'PropBin', 'Proportional', 'PropCbc', 'Cubic', 'ASymProsp'] as const;
export const PROPORTIONAL = 2;
const ASYMMETRIC = 5;

/** What a gain counts for where losses count whole (ASymProsp). */
const GAIN = 2 / 3;

/** Keeps every coalition above 0. */
const LEAST_COALITION = 1e-8;
/** Options whose utilities differ by less than this on the average are the same but for rounding. */
const NO_CONTEST = 1e-9;

export const votingRuleNumber = (name: SpatialOptions['VotingRule']): number => VOTING_RULES.indexOf(name);

/**
 * The vote of one unit of weight for a utility difference du: positive for what is better.
 *
 * @see Wise, Lester & Efird 2015; `VotingRule` in docs/models.md
 */
export function response(rule: number, du: number): number {
  if (rule === PROPORTIONAL) return du;
  switch (rule) {
    case 0:
      return binary(du);
    case 1:
      return 0.8 * du + 0.2 * binary(du);
    case 3:
      return 0.5 * (du + du * du * du);
    case 4:
      return du * du * du;
    default:
      return du > 0 ? GAIN * du : du;
  }
}

/** The sign of du, linear within 1e-8 of 0; what is below 1e-12 is rounding, and must not be made large. */
const binary = (du: number) => (du >= 1e-8 ? 1 : du <= -1e-8 ? -1 : Math.abs(du) < 1e-12 ? 0 : du * 1e8);

/**
 * The coalitions of some options: c[a * m + b] = 1e-8 + the votes for option a over option b. One pass over the
 * actors serves both directions: with S the sum of the votes and A the sum of their sizes, those for a add up to
 * (A + S) / 2 and those for b to (A - S) / 2.
 *
 * With ASymProsp a vote needs a starting point. Where option 0 is the status quo, it is that; two other options are
 * gains over one another. (KTAB starts from whichever comes first in its list.)
 *
 * @param utility row r: utility of option r to each of the n actors
 * @param rows the rows that are options, the first m of them
 * @param w weight of each actor
 * @param statusQuo whether option 0 is the status quo
 */
export function coalitions(
  rule: number,
  utility: Float64Array,
  rows: Int32Array,
  m: number,
  w: Float64Array,
  statusQuo: boolean,
  c: Float64Array,
): void {
  const n = w.length;
  let all = 0;
  for (let k = 0; k < n; k++) all += w[k];
  const symmetric = rule === ASYMMETRIC ? PROPORTIONAL : rule;
  for (let a = 0; a < m; a++) {
    c[a * m + a] = LEAST_COALITION;
    for (let b = 0; b < a; b++) {
      const at = b % ABREAST;
      if (symmetric !== PROPORTIONAL) otherVotes(symmetric, utility, w, rows[a] * n, rows[b] * n, at);
      else if (at === 0) {
        if (b + ABREAST <= a) fourVotes(utility, w, rows[a] * n, rows, b, n);
        else for (let o = 0; b + o < a; o++) votes(utility, w, rows[a] * n, rows[b + o] * n, o);
      }
      let sum = sums[at];
      let size = sizes[at];
      if (differences[at] < NO_CONTEST * all) size = sum = 0;
      let ofA = Math.max(0, (size + sum) / 2);
      let ofB = Math.max(0, (size - sum) / 2);
      if (rule === ASYMMETRIC) {
        ofA *= GAIN;
        if (!statusQuo || b > 0) ofB *= GAIN;
      }
      c[a * m + b] = LEAST_COALITION + ofA;
      c[b * m + a] = LEAST_COALITION + ofB;
    }
  }
}

/** So many options are set against one at a time: each sum waits for its last addend, and four sums wait at once. */
const ABREAST = 4;
/** Of each of them: the sum of the votes, the sum of their sizes, and that of the differences in utility, weighted. */
const sums = new Float64Array(ABREAST);
const sizes = new Float64Array(ABREAST);
const differences = new Float64Array(ABREAST);

/** Proportional votes between the options whose utilities begin at `forA` and `forB`; written at place `o`. */
function votes(utility: Float64Array, w: Float64Array, forA: number, forB: number, o: number): void {
  let sum = 0;
  let size = 0;
  for (let k = 0; k < w.length; k++) {
    const vote = w[k] * (utility[forA + k] - utility[forB + k]);
    sum += vote;
    size += Math.abs(vote);
  }
  sums[o] = sum;
  sizes[o] = differences[o] = size;
}

/** The same between one option and the options from `b` on. */
function fourVotes(utility: Float64Array, w: Float64Array, forA: number, rows: Int32Array, b: number, n: number): void {
  const b0 = rows[b] * n;
  const b1 = rows[b + 1] * n;
  const b2 = rows[b + 2] * n;
  const b3 = rows[b + 3] * n;
  let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0];
  let [size0, size1, size2, size3] = [0, 0, 0, 0];
  for (let k = 0; k < n; k++) {
    const ofA = utility[forA + k];
    const weight = w[k];
    const vote0 = weight * (ofA - utility[b0 + k]);
    const vote1 = weight * (ofA - utility[b1 + k]);
    const vote2 = weight * (ofA - utility[b2 + k]);
    const vote3 = weight * (ofA - utility[b3 + k]);
    sum0 += vote0;
    sum1 += vote1;
    sum2 += vote2;
    sum3 += vote3;
    size0 += Math.abs(vote0);
    size1 += Math.abs(vote1);
    size2 += Math.abs(vote2);
    size3 += Math.abs(vote3);
  }
  sums[0] = sum0;
  sums[1] = sum1;
  sums[2] = sum2;
  sums[3] = sum3;
  sizes[0] = differences[0] = size0;
  sizes[1] = differences[1] = size1;
  sizes[2] = differences[2] = size2;
  sizes[3] = differences[3] = size3;
}

/** Votes by any other rule. */
function otherVotes(rule: number, utility: Float64Array, w: Float64Array, forA: number, forB: number, o: number): void {
  let sum = 0;
  let size = 0;
  let difference = 0;
  for (let k = 0; k < w.length; k++) {
    const du = utility[forA + k] - utility[forB + k];
    const vote = w[k] * response(rule, du);
    sum += vote;
    size += Math.abs(vote);
    difference += w[k] * Math.abs(du);
  }
  sums[o] = sum;
  sizes[o] = size;
  differences[o] = difference;
}
