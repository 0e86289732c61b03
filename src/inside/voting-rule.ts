import { COUNCILS, type CouncilName, type CouncilSeats, seatsOf } from '../situation/council.ts';
import type { Rule } from '../situation/schema.ts';
import type { Problem } from './problem.ts';

/** Shares of votes this close to the quota reach it. */
const TIE = 1e-12;

/** One thing that a winning coalition must have: a share of these votes. */
export interface Criterion {
  /** Share of all votes, 0-1. */
  readonly quota: number;
  /** True if the share must be exceeded, as in a simple majority. */
  readonly strict: boolean;
  /** Votes of each row of the issue, in row order. */
  readonly votes: Float64Array;
  /** All votes there are; those of nobody at the table go along. Without it, only rows with weight have votes. */
  readonly all?: number;
}

/** A voting rule over the rows of one issue: a coalition wins that meets every criterion. */
export interface VotingRule {
  readonly criteria: readonly Criterion[];
  /** Fewer opponents than this cannot block; 0 for no such clause. */
  readonly leastToBlock: number;
  /** How many opponents each row stands for. */
  readonly heads: Float64Array;
}

/**
 * The rule of an issue as votes a row. `majority` is more than half, one actor one vote.
 *
 * @param actors ids of the actors that take a stance on the issue, in row order
 * @param nameOf the name of an actor: in a council, whose member it is may show there
 */
export function votingRule(
  rule: Rule,
  actors: string[],
  nameOf: (id: string) => string | undefined = () => undefined,
): VotingRule {
  if (typeof rule === 'object' && 'council' in rule) return councilRule(rule.council, rule.members, actors, nameOf);
  const one = new Float64Array(actors.length).fill(1);
  const plain = (quota: number, strict: boolean, votes = one) => ({
    criteria: [{ quota, strict, votes }],
    leastToBlock: 0,
    heads: one,
  });
  if (rule === 'unanimity') return plain(1, false);
  if (rule === 'majority') return plain(0.5, true);
  const { quota, votes } = rule;
  return plain(quota, false, votes && Float64Array.from(actors, (id) => (Object.hasOwn(votes, id) ? votes[id] : 0)));
}

function councilRule(
  name: CouncilName,
  members: CouncilSeats | undefined,
  actors: string[],
  nameOf: (id: string) => string | undefined,
): VotingRule {
  const { criteria, leastToBlock } = COUNCILS[name];
  const seats = actors.map((id) => seatsOf(id, nameOf(id), name, members));
  return {
    criteria: criteria.map(({ quota, strict, votes }) => ({
      quota,
      strict,
      votes: Float64Array.from(seats, (codes) => codes.reduce((sum, code) => sum + (votes.get(code) ?? 0), 0)),
      all: [...votes.values()].reduce((sum, n) => sum + n, 0),
    })),
    leastToBlock,
    heads: Float64Array.from(seats, (codes) => codes.length),
  };
}

/**
 * The row with which supporters, counted from the lowest position up (step 1) or from the highest down (-1), first
 * win; -1 if they never do. Rows without weight neither support nor oppose.
 *
 * @param from, to the rows of the issue
 */
export function pivot(problem: Problem, from: number, to: number, rule: VotingRule, step: number): number {
  const { criteria, leastToBlock, heads } = rule;
  let places = 0;
  for (let c = 0; c < criteria.length; c++) {
    const { quota, strict, votes, all } = criteria[c];
    const present = votesPresent(problem, from, to, votes);
    const total = all ?? present;
    const needed = total > 0 ? (quota + (strict ? TIE : -TIE)) * total : Infinity;
    places = Math.max(places, placesUntil(problem, from, to, step, votes, needed - (total - present)));
  }
  if (leastToBlock > 0) {
    const present = votesPresent(problem, from, to, heads);
    places = Math.min(places, placesUntil(problem, from, to, step, heads, present - leastToBlock + 1));
  }
  if (places > to - from) return -1;
  return problem.order[step > 0 ? from + places - 1 : to - places];
}

function votesPresent({ weight }: Problem, from: number, to: number, votes: Float64Array): number {
  let sum = 0;
  for (let k = from; k < to; k++) if (weight[k] > 0) sum += votes[k - from];
  return sum;
}

/** How many places in the order it takes until somebody has weight and the votes are enough; more than there are if never. */
function placesUntil(
  { order, weight }: Problem,
  from: number,
  to: number,
  step: number,
  votes: Float64Array,
  needed: number,
): number {
  let sum = 0;
  for (let places = 1; places <= to - from; places++) {
    const row = order[step > 0 ? from + places - 1 : to - places];
    if (!(weight[row] > 0)) continue;
    sum += votes[row - from];
    if (sum >= needed) return places;
  }
  return to - from + 1;
}
