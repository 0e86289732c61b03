import type { Problem } from '../problem.ts';
import { candidates, GIVE_P, GIVE_Q, TAKE_P, TAKE_Q } from './candidates.ts';
import { type Deal, type ExchangeTable, emptyDeal, nameRank, precedence, settle, TIE } from './deal.ts';

/** A smaller gain, in points times salience, is no deal. */
const NO_GAIN = 1e-10;

/**
 * Plays one round on its table, in place, and returns the number of deals.
 *
 * @param share draws the share, 0-1, of a deal's joint gain that goes to the partner whose name comes first; half by default
 * @param onDeal called with every deal before it is put into effect, in the order in which they are struck
 */
export type PlayRound = (share?: () => number, onDeal?: (deal: Deal) => void) => number;

/**
 * A round of position exchange: of all deals between two actors who stand on different sides of the outcome on two
 * issues the one of the largest gain is struck, then the largest of those that the moved positions leave, until no deal
 * gains anyone anything; no two actors strike a deal on the same two issues twice. The sides are those of the
 * beginning of the round.
 *
 * A deal changes two outcomes, so the best deal on any two other issues stays the best. And as an actor moves in one
 * direction only, the gain that the ways left to the two movers allow never grows again: a deal without it is struck off
 * the list, and two issues on which no such gain reaches the best deal found are not searched.
 *
 * @param table read and moved by every call; its arrays are filled by the caller before each round
 * @see Stokman & Van Oosten 1994; Dijkstra, Van Assen & Stokman 2008
 */
export function exchangeRound(problem: Problem, table: ExchangeTable): PlayRound {
  const { salience, actor, actorIds } = problem;
  const { want, stand, pull, outcome } = table;
  const { pairs, p: pOf, q: qOf, ofIssue, begin, end, rows, gains, list, drop } = candidates(problem);
  const precedes = precedence(problem, table);
  const rank = nameRank(actorIds);
  const side = new Int8Array(want.length);
  /** Points by which the outcome moves, with its sign, when a row comes a point nearer to those on the other side. */
  const lead = new Float64Array(want.length);
  /** The best deal of each pair of issues, and its gain: 0 if there is none, or if the pair must be searched first. */
  const best = new Int32Array(pairs);
  const bestGain = new Float64Array(pairs);
  /** No deal of the pair gains more, whatever the outcomes come to. */
  const bound = new Float64Array(pairs);
  /** The same while the pair must be searched because an outcome has moved, else 0. */
  const unsearched = new Float64Array(pairs);
  const deal = emptyDeal();
  const rival = emptyDeal();

  /** Draws up candidate c of pair b, at equal gains. */
  const draft = (into: Deal, b: number, c: number) => {
    into.p = pOf[b];
    into.q = qOf[b];
    into.giveP = rows[4 * c + GIVE_P];
    into.giveQ = rows[4 * c + GIVE_Q];
    into.takeP = rows[4 * c + TAKE_P];
    into.takeQ = rows[4 * c + TAKE_Q];
    settle(into, table, salience, 0.5);
  };

  /** Of two deals of equal gain, does candidate c of pair b go before c2 of b2? */
  const goesBefore = (b: number, c: number, b2: number, c2: number) => {
    draft(deal, b, c);
    draft(rival, b2, c2);
    return precedes(deal, rival);
  };

  const search = (b: number) => {
    const outcomeP = outcome[pOf[b]];
    const outcomeQ = outcome[qOf[b]];
    let top = -1;
    let topGain = 0;
    let most = 0;
    for (let c = begin[b]; c < end[b]; ) {
      const giveP = rows[4 * c + GIVE_P];
      const giveQ = rows[4 * c + GIVE_Q];
      const wantP = want[rows[4 * c + TAKE_P]];
      const wantQ = want[rows[4 * c + TAKE_Q]];
      const wayP = (wantP - stand[giveP]) * lead[giveP];
      const wayQ = (wantQ - stand[giveQ]) * lead[giveQ];
      const ways = Math.min(gains[2 * c] * wayP, gains[2 * c + 1] * wayQ);
      if (ways < NO_GAIN) {
        drop(b, c);
        continue;
      }
      if (ways > most) most = ways;
      if (ways >= topGain - TIE) {
        const roomP = side[giveP] * (outcomeP - wantP);
        const roomQ = side[giveQ] * (outcomeQ - wantQ);
        const gain = Math.min(ways, gains[2 * c] * roomP, gains[2 * c + 1] * roomQ);
        const even = Math.abs(gain - topGain) <= TIE;
        if (gain >= NO_GAIN && (even ? goesBefore(b, c, b, top) : gain > topGain)) {
          top = c;
          topGain = gain;
        }
      }
      c++;
    }
    best[b] = top;
    bestGain[b] = topGain;
    bound[b] = most;
    unsearched[b] = 0;
  };

  /** The pair of issues of the best deal of all; -1 if there is none. */
  const bestPair = () => {
    let top = -1;
    let gain = 0;
    for (let b = 0; b < pairs; b++) {
      if (bestGain[b] > gain) {
        gain = bestGain[b];
        top = b;
      }
    }
    for (let b = 0; b < pairs; b++) {
      if (unsearched[b] < NO_GAIN || unsearched[b] < gain - TIE) continue;
      search(b);
      if (bestGain[b] > gain) {
        gain = bestGain[b];
        top = b;
      }
    }
    const even = gain - TIE;
    for (let b = 0; top >= 0 && b < pairs; b++) {
      if (bestGain[b] >= even && b !== top && bestGain[b] > 0 && goesBefore(b, best[b], top, best[top])) top = b;
    }
    return top;
  };

  const moved = (issue: number) => {
    for (const b of ofIssue[issue]) {
      unsearched[b] = bound[b];
      bestGain[b] = 0;
    }
  };

  return (share, onDeal) => {
    takeSides(problem, table, side);
    list(side);
    for (let k = 0; k < lead.length; k++) lead[k] = -side[k] * pull[k];
    bestGain.fill(0);
    unsearched.fill(Infinity);
    let deals = 0;
    for (let b = bestPair(); b >= 0; b = bestPair()) {
      draft(deal, b, best[b]);
      if (share) {
        const first = share();
        settle(deal, table, salience, rank[actor[deal.giveQ]] < rank[actor[deal.giveP]] ? first : 1 - first);
      }
      onDeal?.(deal);
      drop(b, best[b]);
      stand[deal.giveP] = deal.toP;
      stand[deal.giveQ] = deal.toQ;
      outcome[deal.p] = deal.outcomeP;
      outcome[deal.q] = deal.outcomeQ;
      moved(deal.p);
      moved(deal.q);
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
