import { UsageError } from '../../numeric/errors.ts';
import type { Problem } from '../problem.ts';
import { type ExchangeDeal, type ExchangeTable, emptyDeal, nameRank, precedence, settle, TIE } from './deal.ts';
import { type Ladder, ladderOf } from './ladder.ts';
import { pairsOfIssues } from './pairs.ts';

/**
 * Plays one round on its table, in place, and returns the number of deals.
 *
 * @param share draws the share, 0-1, of a deal's joint gain that goes to the partner whose name comes first; half by default
 * @param onDeal called with every deal before it is put into effect, in the order in which they are struck
 */
export type PlayRound = (share?: () => number, onDeal?: (deal: ExchangeDeal) => void) => number;

/** More possible deals than this would take more than 2 GB, and minutes a draw. */
const MOST_DEALS = 50_000_000;

/** The ladder on which all rounds of this thread are played, and one for problems that are too large for it. */
const usual = ladderOf({ rows: 2 ** 12, candidates: 2 ** 17 });
let large = usual;

/** A ladder with room for a problem. */
function ladderFor(rows: number, candidates: number): Ladder {
  const fits = ({ size }: Ladder) => rows <= size.rows && candidates <= size.candidates;
  if (fits(usual)) return usual;
  const { size } = large;
  if (!fits(large)) {
    large = ladderOf({ rows: Math.max(rows, size.rows), candidates: Math.max(candidates, size.candidates) });
  }
  return large;
}

/**
 * A round of position exchange: of all deals between two actors who stand on different sides of the outcome on two
 * issues the one of the largest gain is struck, then the largest of those that the moved positions leave, until no deal
 * gains anyone anything; no two actors strike a deal on the same two issues twice. The sides are those of the
 * beginning of the round.
 *
 * @param table read and moved by every call; its arrays are filled by the caller before each round
 * @throws UsageError if so many deals are possible that they would not fit into memory
 * @see Stokman & Van Oosten 1994; Dijkstra, Van Assen & Stokman 2008
 */
export function exchangeRound(problem: Problem, table: ExchangeTable): PlayRound {
  const { salience, actor, actorIds, start, issues } = problem;
  const { want, stand, pull, outcome } = table;
  const rows = want.length;
  const pairs = pairsOfIssues(problem);
  if (pairs.mostDeals > MOST_DEALS) {
    const [deals, most] = [pairs.mostDeals, MOST_DEALS].map((n) => n.toLocaleString('en-US'));
    throw new UsageError(
      `position exchange: ${problem.actors} actors on ${issues} issues have up to ${deals} possible deals, expected at most ${most}: leave this model out, or actors or issues`,
    );
  }
  const precedes = precedence(problem, table);
  const rank = nameRank(actorIds);
  const issueOf = new Int32Array(rows);
  for (let m = 0; m < issues; m++) issueOf.fill(m, start[m], start[m + 1]);
  const side = new Int8Array(rows);
  const deal = emptyDeal();
  const rival = emptyDeal();

  /** Puts the table on the ladder and lists all deals. */
  const list = (ladder: Ladder): void => {
    ladder.want.set(want);
    ladder.stand.set(stand);
    ladder.pull.set(pull);
    ladder.salience.set(salience);
    ladder.outcome.set(outcome);
    ladder.issue.set(issueOf);
    takeSides(problem, table, side);
    ladder.side.set(side);
    ladder.list(pairs, rows);
  };

  /** Draws up a candidate, at equal gains. */
  const draft = (into: ExchangeDeal, place: number, ladder: Ladder) => {
    ladder.read(place, into);
    settle(into, table, salience, 0.5);
  };

  /** Of candidates that gain as much, the one that goes first. Only issues alike in everything are left to their order. */
  const firstOf = (count: number, ladder: Ladder): number => {
    let first = ladder.top[0];
    draft(deal, first, ladder);
    for (let n = 1; n < count; n++) {
      draft(rival, ladder.top[n], ladder);
      const earlier = precedes(rival, deal) || (!precedes(deal, rival) && (rival.p - deal.p || rival.q - deal.q) < 0);
      if (!earlier) continue;
      first = ladder.top[n];
      draft(deal, first, ladder);
    }
    return first;
  };

  return (share, onDeal) => {
    const ladder = ladderFor(rows, pairs.mostDeals);
    list(ladder);
    let deals = 0;
    for (let count = ladder.best(); count > 0; count = ladder.best()) {
      const place = count > 1 ? firstOf(count, ladder) : ladder.top[0];
      draft(deal, place, ladder);
      ladder.take(place);
      if (share) {
        const first = share();
        settle(deal, table, salience, rank[actor[deal.giveQ]] < rank[actor[deal.giveP]] ? first : 1 - first);
      }
      onDeal?.(deal);
      stand[deal.giveP] = ladder.stand[deal.giveP] = deal.toP;
      stand[deal.giveQ] = ladder.stand[deal.giveQ] = deal.toQ;
      outcome[deal.p] = ladder.outcome[deal.p] = deal.outcomeP;
      outcome[deal.q] = ladder.outcome[deal.q] = deal.outcomeQ;
      deals++;
    }
    return deals;
  };
}

/** On which side of the outcome each row stands: -1 left, 1 right, 0 on it or without salience. */
function takeSides({ issues, start, salience }: Problem, { want, outcome }: ExchangeTable, side: Int8Array): void {
  for (let m = 0; m < issues; m++) {
    for (let k = start[m]; k < start[m + 1]; k++) {
      const off = want[k] - outcome[m];
      side[k] = 0;
      if (salience[k] > 0 && Math.abs(off) > TIE) side[k] = off > 0 ? 1 : -1;
    }
  }
}
