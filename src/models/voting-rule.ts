import { COUNCILS, type CouncilName, type CouncilSeats, seatsOf, unanimityOf } from '../situation/council.ts';
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
  /** 1 for each row that has votes. */
  readonly voters: Uint8Array;
}

/** No coalition of those with votes wins, not even all of them. */
export const NEVER = -1;
/** Nobody at the table is needed: those who are not at it go along. */
export const NOBODY = -2;

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
  if (typeof rule === 'object' && 'council' in rule) return councilRule(rule, actors, nameOf);
  const one = new Float64Array(actors.length).fill(1);
  const plain = (quota: number, strict: boolean, votes = one) => withVoters([{ quota, strict, votes }], 0, one);
  const ofMembers = (members: string[]) => Float64Array.from(actors, (id) => (members.includes(id) ? 1 : 0));
  if (rule === 'unanimity') return plain(1, false);
  if (rule === 'majority') return plain(0.5, true);
  if ('unanimity' in rule) return plain(1, false, ofMembers(rule.unanimity));
  if ('majority' in rule) return plain(0.5, true, ofMembers(rule.majority));
  const { quota, votes } = rule;
  return plain(quota, false, votes && Float64Array.from(actors, (id) => (Object.hasOwn(votes, id) ? votes[id] : 0)));
}

function withVoters(criteria: Criterion[], leastToBlock: number, heads: Float64Array): VotingRule {
  const voters = Uint8Array.from(heads, (_, k) => (criteria.some(({ votes }) => votes[k] > 0) ? 1 : 0));
  return { criteria, leastToBlock, heads, voters };
}

interface CouncilRule {
  council: CouncilName;
  members?: CouncilSeats;
  procedure?: 'qualified-majority' | 'unanimity';
}

function councilRule(
  { council: name, members, procedure }: CouncilRule,
  actors: string[],
  nameOf: (id: string) => string | undefined,
): VotingRule {
  const { criteria, leastToBlock } = procedure === 'unanimity' ? unanimityOf(name) : COUNCILS[name];
  const seats = actors.map((id) => seatsOf(id, nameOf(id), name, members));
  return withVoters(
    criteria.map(({ quota, strict, votes }) => ({
      quota,
      strict,
      votes: Float64Array.from(seats, (codes) => codes.reduce((sum, code) => sum + (votes.get(code) ?? 0), 0)),
      all: [...votes.values()].reduce((sum, n) => sum + n, 0),
    })),
    leastToBlock,
    Float64Array.from(seats, (codes) => codes.length),
  );
}

/**
 * The row with which supporters, counted from the first of an order up (step 1) or from the last down (-1), first win;
 * NEVER if they don't, NOBODY if no supporter is needed. Rows without weight neither support nor oppose.
 *
 * @param order the rows from the one who wants least to the one who wants most
 * @param from, to the rows of the issue
 */
export function pivot(
  problem: Problem,
  order: Int32Array,
  from: number,
  to: number,
  rule: VotingRule,
  step: number,
): number {
  const { criteria, leastToBlock, heads } = rule;
  let places = 0;
  for (let c = 0; c < criteria.length; c++) {
    const { quota, strict, votes, all } = criteria[c];
    const present = votesPresent(problem, from, to, votes);
    const total = all ?? present;
    const needed = total > 0 ? (quota + (strict ? TIE : -TIE)) * total : Infinity;
    places = Math.max(places, placesUntil(problem, order, from, to, step, votes, needed - (total - present)));
  }
  if (leastToBlock > 0) {
    const present = votesPresent(problem, from, to, heads);
    places = Math.min(places, placesUntil(problem, order, from, to, step, heads, present - leastToBlock + 1));
  }
  if (places > to - from) return NEVER;
  if (places === 0) return NOBODY;
  return order[step > 0 ? from + places - 1 : to - places];
}

function votesPresent({ weight }: Problem, from: number, to: number, votes: Float64Array): number {
  let sum = 0;
  for (let k = from; k < to; k++) if (weight[k] > 0) sum += votes[k - from];
  return sum;
}

/** How many places in the order it takes until the votes are enough; more than there are if never. */
function placesUntil(
  { weight }: Problem,
  order: Int32Array,
  from: number,
  to: number,
  step: number,
  votes: Float64Array,
  needed: number,
): number {
  if (needed <= 0) return 0;
  let sum = 0;
  for (let places = 1; places <= to - from; places++) {
    const row = order[step > 0 ? from + places - 1 : to - places];
    if (!(weight[row] > 0)) continue;
    sum += votes[row - from];
    if (sum >= needed) return places;
  }
  return to - from + 1;
}
