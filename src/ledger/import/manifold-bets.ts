import { asNumber, type Fields, textIn } from './json-value.ts';

/** What a bet did to the price of a market, or of one of its answers. Milliseconds since 1970, probabilities 0-1. */
export interface Bet {
  at: number;
  answer?: string | undefined;
  before: number;
  after: number;
}

export const isBet = (item: Fields): boolean => item.contractId !== undefined && item.probAfter !== undefined;

/** Files a bet under its market; one that cannot be read moved nothing. */
export function betsOf(bets: Map<string, Bet[]>, item: Fields): void {
  const [at, before, after] = [item.createdTime, item.probBefore, item.probAfter].map(asNumber);
  const market = textIn(item.contractId);
  if (market === undefined || at === undefined || after === undefined || Math.abs(at) > 1e14) return;
  const bet = { at: Math.floor(at), answer: textIn(item.answerId), before: before ?? after, after };
  const known = bets.get(market);
  if (known) known.push(bet);
  else bets.set(market, [bet]);
}

/**
 * The bets of a file in the order in which they were made. The API gives the newest first, unless it is asked for the oldest
 * first; bets of one millisecond stand in the same order.
 */
export function oldestFirst(items: readonly Fields[]): Fields[] {
  const times = items.map(({ createdTime }) => asNumber(createdTime) ?? 0);
  const rising =
    times.some((time, i) => i > 0 && time > times[i - 1]) && times.every((time, i) => i === 0 || time >= times[i - 1]);
  return rising ? [...items] : items.toReversed();
}

/**
 * The bets on a market, or on an answer, that moved its price, in the order of time. Of those made in one millisecond (an
 * order that fills several others) each begins at the price where the one before it ended.
 *
 * @param bets in the order of `oldestFirst`
 */
export function probabilityMoves(
  bets: readonly Bet[],
  answer: string | undefined,
): { at: number; before: number; probability: number }[] {
  const moves = bets.filter((bet) => bet.answer === answer && bet.after !== bet.before).toSorted((a, b) => a.at - b.at);
  const ordered: Bet[] = [];
  for (let from = 0, to = 0; from < moves.length; from = to) {
    while (to < moves.length && moves[to].at === moves[from].at) to++;
    ordered.push(...chained(moves.slice(from, to), ordered.at(-1)?.after));
  }
  return ordered.map(({ at, before, after }) => ({ at, before, probability: after }));
}

/** Prices nearer to each other than this are one. */
const NEAR = 1e-9;
/** More bets of one millisecond than this are left in their order. */
const MOST_CHAINED = 1000;

/** Bets of one time, each after the one that ended at its price, as far as there is one; otherwise in their order. */
function chained(bets: Bet[], price: number | undefined): Bet[] {
  if (bets.length < 2 || bets.length > MOST_CHAINED) return bets;
  const left = [...bets];
  const taken: Bet[] = [];
  let at = price;
  while (left.length > 0) {
    const follows = at === undefined ? -1 : left.findIndex(({ before }) => Math.abs(before - (at as number)) < NEAR);
    // Where none follows, the next chain begins with a bet that follows no other.
    const begins = left.findIndex((bet) => !left.some((one) => one !== bet && Math.abs(one.after - bet.before) < NEAR));
    const [next] = left.splice(follows >= 0 ? follows : Math.max(begins, 0), 1);
    taken.push(next);
    at = next.after;
  }
  return taken;
}
