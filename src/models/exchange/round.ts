import type { Problem } from '../problem.ts';
import {
  BOUND,
  type Candidates,
  candidates,
  GAIN_P,
  GAIN_Q,
  GIVE_P,
  GIVE_Q,
  lesser,
  list,
  NEXT,
  NO_GAIN,
  TAKE_P,
  TAKE_Q,
} from './candidates.ts';
import { type Deal, type ExchangeTable, emptyDeal, nameRank, precedence, settle, TIE } from './deal.ts';

/**
 * Plays one round on its table, in place, and returns the number of deals.
 *
 * @param share draws the share, 0-1, of a deal's joint gain that goes to the partner whose name comes first; half by default
 * @param onDeal called with every deal before it is put into effect, in the order in which they are struck
 */
export type PlayRound = (share?: () => number, onDeal?: (deal: Deal) => void) => number;

/** The candidates of a round, and those of them that are weighed against each other. */
interface Weighing extends Candidates {
  readonly issueOf: Int32Array;
  readonly side: Int8Array;
  /** Points by which the outcome moves, with its sign, when a row comes a point nearer to those on the other side. */
  readonly lead: Float64Array;
  /** The candidates on this rung and above are weighed: no other one gains as much as `ceiling[0]`. */
  rung: number;
  readonly ceiling: Float64Array;
  /** The first `weighing` of these are weighed. */
  weighed: Int32Array;
  weighing: number;
  /** Room for those who are sent to a lower rung. */
  leaving: Int32Array;
}

/**
 * A round of position exchange: of all deals between two actors who stand on different sides of the outcome on two
 * issues the one of the largest gain is struck, then the largest of those that the moved positions leave, until no deal
 * gains anyone anything; no two actors strike a deal on the same two issues twice. The sides are those of the
 * beginning of the round.
 *
 * As an actor moves in one direction only, the gain that the ways left to two movers allow never grows again: what it was when it was
 * last looked at is a bound. Candidates stand on a ladder by their bounds, and only those down to the present rung are weighed. Once
 * the best of them gains more than is possible below this rung, it is struck. Most candidates lose all their gain to other deals while
 * they wait on a lower rung, and are dropped when it is reached.
 *
 * @param table read and moved by every call; its arrays are filled by the caller before each round
 * @see Stokman & Van Oosten 1994; Dijkstra, Van Assen & Stokman 2008; Minoux 1978, whose greedy algorithm puts off what it can
 */
export function exchangeRound(problem: Problem, table: ExchangeTable): PlayRound {
  const { salience, actor, actorIds, start, issues } = problem;
  const { stand, pull, outcome } = table;
  const issueOf = new Int32Array(stand.length);
  for (let m = 0; m < issues; m++) issueOf.fill(m, start[m], start[m + 1]);
  const state: Weighing = {
    ...candidates(problem, table),
    issueOf,
    side: new Int8Array(stand.length),
    lead: new Float64Array(stand.length),
    rung: 0,
    ceiling: new Float64Array(1),
    weighed: new Int32Array(0),
    weighing: 0,
    leaving: new Int32Array(0),
  };
  const { side, lead } = state;
  const precedes = precedence(problem, table);
  const rank = nameRank(actorIds);
  const deal = emptyDeal();
  const rival = emptyDeal();

  /** Draws up a candidate, at equal gains. */
  const draft = (into: Deal, c: number) => {
    const { words } = state;
    into.giveP = words[c + GIVE_P];
    into.giveQ = words[c + GIVE_Q];
    into.takeP = words[c + TAKE_P];
    into.takeQ = words[c + TAKE_Q];
    into.p = issueOf[into.giveP];
    into.q = issueOf[into.giveQ];
    settle(into, table, salience, 0.5);
  };

  /** Of the weighed candidates that gain as much as the best one, the one that goes first. */
  const firstAsGood = (best: number): number => {
    const { weighed } = state;
    const least = Math.max(NO_GAIN, gainOf(state, weighed[best], waysOf(state, weighed[best])) - TIE);
    let first = best;
    draft(deal, weighed[first]);
    for (let n = 0; n < state.weighing; n++) {
      if (n === first || gainOf(state, weighed[n], waysOf(state, weighed[n])) < least) continue;
      draft(rival, weighed[n]);
      // Only issues alike in everything are left to their order.
      const alike = () => !precedes(deal, rival) && (rival.p - deal.p || rival.q - deal.q) < 0;
      if (!precedes(rival, deal) && !alike()) continue;
      first = n;
      draft(deal, weighed[first]);
    }
    return first;
  };

  return (share, onDeal) => {
    takeSides(problem, table, side);
    for (let k = 0; k < lead.length; k++) lead[k] = -side[k] * pull[k];
    begin(state);
    let deals = 0;
    for (;;) {
      const best = bestOf(state);
      if (best < 0) return deals;
      const top = best < state.weighing ? best : firstAsGood(best - state.weighing);
      draft(deal, state.weighed[top]);
      state.weighed[top] = state.weighed[--state.weighing];
      if (share) {
        const first = share();
        settle(deal, table, salience, rank[actor[deal.giveQ]] < rank[actor[deal.giveP]] ? first : 1 - first);
      }
      onDeal?.(deal);
      stand[deal.giveP] = deal.toP;
      stand[deal.giveQ] = deal.toQ;
      outcome[deal.p] = deal.outcomeP;
      outcome[deal.q] = deal.outcomeQ;
      deals++;
    }
  };
}

/** Lists the candidates of a round; none is weighed yet. */
function begin(state: Weighing): void {
  list(state, state.side);
  if (state.weighed.length <= state.count) {
    state.weighed = new Int32Array(2 * state.count + 1);
    state.leaving = new Int32Array(2 * state.count + 1);
  }
  state.weighing = 0;
  state.rung = state.highest + 1;
  state.ceiling[0] = Infinity;
}

/**
 * Finds the best of all candidates.
 *
 * @returns its place among the weighed; -1 if no deal gains anything; where another one gains as much, `weighing` is added
 */
function bestOf(state: Weighing): number {
  const { bounds, weighed } = state;
  let best = -1;
  let most = 0;
  let second = 0;
  let n = 0;
  for (;;) {
    const least = state.ceiling[0];
    while (n < state.weighing) {
      const c = weighed[n];
      const ways = waysOf(state, c);
      if (ways < least) {
        weighed[n] = weighed[--state.weighing];
        bounds[c + BOUND] = ways;
        if (ways >= NO_GAIN) lower(state, c);
        continue;
      }
      if (ways >= most - TIE) {
        const gain = gainOf(state, c, ways);
        if (gain > most) {
          second = most;
          most = gain;
          best = n;
        } else if (gain > second) second = gain;
      }
      n++;
    }
    if (most >= least + TIE || !stepDown(state)) break;
  }
  if (most < NO_GAIN) return -1;
  return second < most - TIE ? best : best + state.weighing;
}

/** Takes the next lower rung with candidates among those that are weighed; false if there is none. */
function stepDown(state: Weighing): boolean {
  const { words, bounds, numbers, want, stand, lead, rungs, lowest, weighed, leaving } = state;
  let { rung, weighing } = state;
  if (rung === lowest) return false;
  do rung--;
  while (rung > lowest && rungs[rung] < 0);
  const least = rung > lowest ? leastOn(rung, state.shift) : NO_GAIN;
  let left = 0;
  for (let c = rungs[rung]; c >= 0; c = words[c + NEXT]) {
    const giveP = words[c + GIVE_P];
    const giveQ = words[c + GIVE_Q];
    const ways = lesser(
      numbers[(c >> 1) + GAIN_P] * ((want[words[c + TAKE_P]] - stand[giveP]) * lead[giveP]),
      numbers[(c >> 1) + GAIN_Q] * ((want[words[c + TAKE_Q]] - stand[giveQ]) * lead[giveQ]),
    );
    // Which of them stay is a matter of chance: all are written down, and counted without a branch.
    bounds[c + BOUND] = ways;
    weighed[weighing] = c;
    leaving[left] = c;
    const stays = +(ways >= least) | 0;
    weighing += stays;
    left += (+(ways >= NO_GAIN) | 0) & ~stays;
  }
  rungs[rung] = -1;
  state.rung = rung;
  state.ceiling[0] = least;
  state.weighing = weighing;
  for (let n = 0; n < left; n++) lower(state, leaving[n]);
  return true;
}

const bits = new Int32Array(1);
const numberOfBits = new Float32Array(bits.buffer);

/** The least bound on a rung. */
function leastOn(rung: number, shift: number): number {
  bits[0] = rung << shift;
  return numberOfBits[0];
}

/** What the ways that are left to its movers allow a candidate to gain. */
function waysOf({ words, numbers, want, stand, lead }: Weighing, c: number): number {
  const giveP = words[c + GIVE_P];
  const giveQ = words[c + GIVE_Q];
  return lesser(
    numbers[(c >> 1) + GAIN_P] * ((want[words[c + TAKE_P]] - stand[giveP]) * lead[giveP]),
    numbers[(c >> 1) + GAIN_Q] * ((want[words[c + TAKE_Q]] - stand[giveQ]) * lead[giveQ]),
  );
}

/** What a candidate gains as outcomes stand, if the ways of its movers allow `ways`. */
function gainOf({ words, numbers, want, outcome, side, issueOf }: Weighing, c: number, ways: number): number {
  const giveP = words[c + GIVE_P];
  const giveQ = words[c + GIVE_Q];
  const roomP = side[giveP] * (outcome[issueOf[giveP]] - want[words[c + TAKE_P]]);
  const roomQ = side[giveQ] * (outcome[issueOf[giveQ]] - want[words[c + TAKE_Q]]);
  return Math.min(ways, numbers[(c >> 1) + GAIN_P] * roomP, numbers[(c >> 1) + GAIN_Q] * roomQ);
}

/** Puts a candidate on the rung of its bound, below those that are weighed. */
function lower({ words, rungs, shift, rung }: Weighing, c: number): void {
  const to = Math.min(words[c + BOUND] >>> shift, rung - 1);
  words[c + NEXT] = rungs[to];
  rungs[to] = c;
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
