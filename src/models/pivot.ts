import type { Problem, VotingRule } from './problem.ts';

/** Shares of votes this close to the quota reach it. */
const TIE = 1e-12;

/** No coalition wins, not even that of all votes. */
export const NO_WINNER = -1;
/** No vote of an actor in the situation is needed: those of the members outside it suffice. */
export const NOBODY = -2;

/**
 * The row with which supporters, counted from the first of an order up (step 1) or from the last down (-1), first win;
 * NO_WINNER if they don't, NOBODY if no supporter is needed. Rows without weight neither support nor oppose.
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
  if (places > to - from) return NO_WINNER;
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
