import { type Problem, stanceRows } from '../problem.ts';

/** Rows of one candidate in `rows`: who moves on p and on q, and whom for. */
export const GIVE_P = 0;
export const GIVE_Q = 1;
export const TAKE_P = 2;
export const TAKE_Q = 3;

/**
 * The deals that are still possible in a round, by pair of issues; those of pair b are `begin[b] .. end[b] - 1`. All is
 * allocated once, for as many as there can be; `list` fills it anew for every round.
 */
export interface Candidates {
  /** Number of pairs of issues. */
  readonly pairs: number;
  /** The two issues p < q of each pair. */
  readonly p: Int32Array;
  readonly q: Int32Array;
  /** The pairs that each issue belongs to. */
  readonly ofIssue: readonly Int32Array[];
  readonly begin: Int32Array;
  readonly end: Int32Array;
  /** Four rows a candidate. */
  readonly rows: Int32Array;
  /** Two numbers a candidate: the equal gain for each point by which outcome p shifts, and the same for q. */
  readonly gains: Float64Array;
  /**
   * Lists every deal between two actors on opposite sides of both outcomes. With D = s_ip s_jq - s_iq s_jp > 0, i gains on p and
   * j on q; the equal gain is D / (s_iq + s_jq) for each point of p and D / (s_ip + s_jp) for each point of q.
   *
   * @param side of each row: -1 left of the outcome, 1 right of it, 0 where it has no partner
   * @see Stokman & Van Oosten 1994
   */
  list(side: Int8Array): void;
  /** Strikes a candidate off the list; the last one of its pair takes its place. */
  drop(pair: number, candidate: number): void;
}

/** The candidates of a problem, none listed yet. */
export function candidates(problem: Problem): Candidates {
  const { issues, salience } = problem;
  const { p, q, member, memberP, memberQ } = membersOfPairs(problem);
  const pairs = p.length;
  const begin = new Int32Array(pairs + 1);
  for (let b = 0; b < pairs; b++) {
    // At most half of the actors face the other half.
    begin[b + 1] = begin[b] + Math.floor((member[b + 1] - member[b]) ** 2 / 4);
  }
  const end = begin.slice(0, pairs);
  const rows = new Int32Array(4 * begin[pairs]);
  const gains = new Float64Array(2 * begin[pairs]);
  const ofIssue = Array.from({ length: issues }, (_, m) =>
    Int32Array.from(p.keys()).filter((b) => p[b] === m || q[b] === m),
  );

  /**
   * The members of one pair of issues who stand on four sides: left of both outcomes, right of both, left of p alone, of q
   * alone.
   */
  const most = Math.max(0, ...Array.from(p, (_, b) => member[b + 1] - member[b]));
  const groups = [new Int32Array(most), new Int32Array(most), new Int32Array(most), new Int32Array(most)];
  const sizes = new Int32Array(4);

  /** Lists the deals between two groups that face each other; returns the next free place. */
  const face = (group: number, opposite: number, place: number): number => {
    for (let a = 0; a < sizes[group]; a++) {
      const one = groups[group][a];
      const oneP = salience[memberP[one]];
      const oneQ = salience[memberQ[one]];
      for (let b = 0; b < sizes[opposite]; b++) {
        const other = groups[opposite][b];
        const otherP = salience[memberP[other]];
        const otherQ = salience[memberQ[other]];
        const d = oneP * otherQ - oneQ * otherP;
        if (d === 0) continue;
        const i = d > 0 ? one : other;
        const j = d > 0 ? other : one;
        rows[4 * place + GIVE_P] = memberP[j];
        rows[4 * place + GIVE_Q] = memberQ[i];
        rows[4 * place + TAKE_P] = memberP[i];
        rows[4 * place + TAKE_Q] = memberQ[j];
        gains[2 * place] = Math.abs(d) / (oneQ + otherQ);
        gains[2 * place + 1] = Math.abs(d) / (oneP + otherP);
        place++;
      }
    }
    return place;
  };

  const list = (side: Int8Array) => {
    for (let b = 0; b < pairs; b++) {
      sizes.fill(0);
      for (let k = member[b]; k < member[b + 1]; k++) {
        const sideP = side[memberP[k]];
        const sideQ = side[memberQ[k]];
        if (sideP === 0 || sideQ === 0) continue;
        const group = (sideP === sideQ ? 0 : 2) + (sideP < 0 ? 0 : 1);
        groups[group][sizes[group]++] = k;
      }
      end[b] = face(2, 3, face(0, 1, begin[b]));
    }
  };

  const drop = (pair: number, candidate: number) => {
    const last = --end[pair];
    for (let part = 0; part < 4; part++) rows[4 * candidate + part] = rows[4 * last + part];
    gains[2 * candidate] = gains[2 * last];
    gains[2 * candidate + 1] = gains[2 * last + 1];
  };
  return { pairs, p, q, ofIssue, begin, end, rows, gains, list, drop };
}

/** The pairs of issues, and the rows on both of everyone who takes a stance on both. */
function membersOfPairs(problem: Problem) {
  const { actors, issues } = problem;
  const rows = stanceRows(problem);
  const p: number[] = [];
  const q: number[] = [];
  const member = [0];
  const memberP: number[] = [];
  const memberQ: number[] = [];
  for (let first = 0; first < issues; first++) {
    for (let second = first + 1; second < issues; second++) {
      for (let i = 0; i < actors; i++) {
        if (rows[i * issues + first] < 0 || rows[i * issues + second] < 0) continue;
        memberP.push(rows[i * issues + first]);
        memberQ.push(rows[i * issues + second]);
      }
      if (memberP.length === member[p.length]) continue;
      p.push(first);
      q.push(second);
      member.push(memberP.length);
    }
  }
  const array = (list: number[]) => Int32Array.from(list);
  return { p: array(p), q: array(q), member: array(member), memberP: array(memberP), memberQ: array(memberQ) };
}
