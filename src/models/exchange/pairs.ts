import { type Problem, stanceRows } from '../problem.ts';

/** For every two issues p < q, who takes a stance on both: members `member[b] .. member[b + 1] - 1` of pair b, by their rows on p and q. */
export interface Pairs {
  readonly member: Int32Array;
  readonly memberP: Int32Array;
  readonly memberQ: Int32Array;
  /** How many deals there can be: at most half of the members of a pair face the other half. */
  readonly mostDeals: number;
}

/** The pairs of issues of a problem. */
export function pairsOfIssues(problem: Problem): Pairs {
  const { actors, issues } = problem;
  const rows = stanceRows(problem);
  const member = [0];
  const memberP: number[] = [];
  const memberQ: number[] = [];
  let mostDeals = 0;
  for (let p = 0; p < issues; p++) {
    for (let q = p + 1; q < issues; q++) {
      for (let i = 0; i < actors; i++) {
        if (rows[i * issues + p] < 0 || rows[i * issues + q] < 0) continue;
        memberP.push(rows[i * issues + p]);
        memberQ.push(rows[i * issues + q]);
      }
      mostDeals += Math.floor((memberP.length - (member.at(-1) as number)) ** 2 / 4);
      member.push(memberP.length);
    }
  }
  const array = (list: number[]) => Int32Array.from(list);
  return { member: array(member), memberP: array(memberP), memberQ: array(memberQ), mostDeals };
}
