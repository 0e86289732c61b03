import { type Problem, stanceRows } from '../problem.ts';

/** Gains, moves and outcomes closer than this are equal: what is left is rounding, and depends on the order of actors. */
export const TIE = 1e-11;

/**
 * What a round plays on. Positions and outcomes are in points, hundredths of their issue's scale, so that gains on
 * different issues add up whatever their units.
 */
export interface ExchangeTable {
  /** What each row wants: its position as the round begins. */
  readonly want: Float64Array;
  /** Where each row stands; the round moves it. */
  readonly stand: Float64Array;
  /** Points by which the outcome moves when the row moves by one: its weight over all weight; 0 where there is none. */
  readonly pull: Float64Array;
  /** The outcome of each issue; the round moves it. NaN where no actor has weight. */
  readonly outcome: Float64Array;
  /** All weight on each issue. */
  readonly total: Float64Array;
}

/** A deal: actor j gives way on issue p, actor i on issue q. One object is filled again and again. */
export interface ExchangeDeal {
  p: number;
  q: number;
  /** The rows that move: j's on p and i's on q. */
  giveP: number;
  giveQ: number;
  /** The rows they move for: i's on p and j's on q. */
  takeP: number;
  takeQ: number;
  /** Where the movers and the outcomes end, in points. */
  toP: number;
  toQ: number;
  outcomeP: number;
  outcomeQ: number;
  /** Gains in utility, points times salience: of j, who moves on p, and of i, who moves on q. */
  gainP: number;
  gainQ: number;
}

/** A deal with nothing in it yet. */
export const emptyDeal = (): ExchangeDeal => ({
  p: -1,
  q: -1,
  giveP: -1,
  giveQ: -1,
  takeP: -1,
  takeQ: -1,
  toP: NaN,
  toQ: NaN,
  outcomeP: NaN,
  outcomeQ: NaN,
  gainP: NaN,
  gainQ: NaN,
});

/**
 * Settles how far a deal goes. With dP and dQ the shifts of the two outcomes, i gains s_ip dP - s_iq dQ and j gains
 * s_jq dQ - s_jp dP. Giving i the share f of the joint gain fixes the rate
 * dP / dQ = (f s_jq + (1 - f) s_iq) / ((1 - f) s_ip + f s_jp), which for f = 1/2 is the published
 * (s_iq + s_jq) / (s_ip + s_jp); for f = 1 nothing is left for j. Of the deals at this rate the largest is struck: until
 * a mover stands where its partner does, or an outcome does.
 *
 * @param deal its issues and rows filled in; receives the rest
 * @param f share of the joint gain that goes to the one who moves on q, 0-1
 * @see Stokman & Van Oosten 1994
 */
export function settle(
  deal: ExchangeDeal,
  { want, stand, pull, outcome }: ExchangeTable,
  s: Float64Array,
  f: number,
): void {
  const { p, q, giveP, giveQ, takeP, takeQ } = deal;
  const forP = f * s[takeQ] + (1 - f) * s[giveQ];
  const forQ = (1 - f) * s[takeP] + f * s[giveP];
  const wayP = Math.abs(want[takeP] - stand[giveP]) * pull[giveP];
  const wayQ = Math.abs(want[takeQ] - stand[giveQ]) * pull[giveQ];
  const roomP = Math.abs(want[takeP] - outcome[p]);
  const roomQ = Math.abs(want[takeQ] - outcome[q]);
  const mostP = Math.min(wayP, roomP);
  const mostQ = Math.min(wayQ, roomQ);
  const limitedByP = mostP * forQ <= mostQ * forP;
  const dP = limitedByP ? mostP : (mostQ * forP) / forQ;
  const dQ = limitedByP ? (mostP * forQ) / forP : mostQ;
  // A move that goes all the way ends exactly there.
  const endP = limitedByP && wayP <= roomP;
  const endQ = !limitedByP && wayQ <= roomQ;
  const upP = want[takeP] > want[giveP] ? 1 : -1;
  const upQ = want[takeQ] > want[giveQ] ? 1 : -1;
  deal.toP = endP ? want[takeP] : stand[giveP] + (upP * dP) / pull[giveP];
  deal.toQ = endQ ? want[takeQ] : stand[giveQ] + (upQ * dQ) / pull[giveQ];
  deal.outcomeP = limitedByP && roomP <= wayP ? want[takeP] : outcome[p] + upP * dP;
  deal.outcomeQ = !limitedByP && roomQ <= wayQ ? want[takeQ] : outcome[q] + upQ * dQ;
  deal.gainP = Math.max(0, s[takeQ] * dQ - s[giveP] * dP);
  deal.gainQ = Math.max(0, s[takeP] * dP - s[giveQ] * dQ);
}

/**
 * Decides between two deals of equal gain by what they are, not by where their actors and issues stand in the file: the
 * one that asks for the shorter moves; then the one of the actors whose names come first; then the issues where these
 * and then all others want less, care less or weigh less. Only issues alike in everything are left to their order.
 *
 * @returns a function that says whether the first of two deals goes first; both settled at equal gains
 */
export function precedence(
  problem: Problem,
  { want, stand, pull, total }: ExchangeTable,
): (a: ExchangeDeal, b: ExchangeDeal) => boolean {
  const { actors, issues, actor, actorIds, salience } = problem;
  const rank = nameRank(actorIds);
  const byName = new Int32Array(actors);
  rank.forEach((place, i) => {
    byName[place] = i;
  });
  const rows = stanceRows(problem);
  const aspects = [want, salience, pull];
  const compareIssues = (m: number, n: number): number => {
    for (let place = 0; m !== n && place < actors; place++) {
      const k = rows[byName[place] * issues + m];
      const l = rows[byName[place] * issues + n];
      if (k < 0 && l < 0) continue;
      if (k < 0 || l < 0) return k < 0 ? -1 : 1;
      for (const values of aspects) {
        if (Math.abs(values[k] - values[l]) > TIE) return values[k] - values[l];
      }
    }
    const heavier = total[m] - total[n];
    return Math.abs(heavier) > TIE * total[m] ? heavier : 0;
  };
  const far = (deal: ExchangeDeal) => Math.abs(deal.toP - stand[deal.giveP]) + Math.abs(deal.toQ - stand[deal.giveQ]);
  const ofP = (deal: ExchangeDeal) => rank[actor[deal.giveP]];
  const ofQ = (deal: ExchangeDeal) => rank[actor[deal.giveQ]];
  const first = (deal: ExchangeDeal) => Math.min(ofP(deal), ofQ(deal));
  const second = (deal: ExchangeDeal) => Math.max(ofP(deal), ofQ(deal));
  const firstGives = (deal: ExchangeDeal) => (ofP(deal) < ofQ(deal) ? deal.p : deal.q);
  const secondGives = (deal: ExchangeDeal) => (ofP(deal) < ofQ(deal) ? deal.q : deal.p);
  return (a, b) => {
    const farther = far(a) - far(b);
    if (Math.abs(farther) > TIE) return farther < 0;
    const order =
      first(a) - first(b) ||
      second(a) - second(b) ||
      compareIssues(firstGives(a), firstGives(b)) ||
      compareIssues(secondGives(a), secondGives(b));
    return order < 0;
  };
}

/** The place of each actor's name in the order of names. */
export function nameRank(actorIds: readonly string[]): Int32Array {
  const sorted = actorIds.map((_, i) => i).sort((a, b) => (actorIds[a] < actorIds[b] ? -1 : 1));
  const rank = new Int32Array(actorIds.length);
  sorted.forEach((i, place) => {
    rank[i] = place;
  });
  return rank;
}
