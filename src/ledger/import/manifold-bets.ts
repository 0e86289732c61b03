import { type Fields, numberIn, textIn } from './json-value.ts';

/** What a bet did to the price of a market, or of one of its answers. Milliseconds since 1970, probabilities 0-1. */
export interface Bet {
  at: number;
  answer?: string;
  before: number;
  after: number;
}

export const isBet = (item: Fields): boolean => item.contractId !== undefined && item.probAfter !== undefined;

/** Files a bet under its market; one that cannot be read moved nothing. */
export function betsOf(bets: Map<string, Bet[]>, item: Fields): void {
  const [at, before, after] = [item.createdTime, item.probBefore, item.probAfter].map(numberIn);
  const market = textIn(item.contractId);
  if (market === undefined || at === undefined || after === undefined || Math.abs(at) > 1e14) return;
  const bet = { at: Math.floor(at), answer: textIn(item.answerId), before: before ?? after, after };
  const known = bets.get(market);
  if (known) known.push(bet);
  else bets.set(market, [bet]);
}

/** The bets on a market, or on an answer, that moved its price, in the order of time. */
export function movesOf(
  bets: readonly Bet[],
  answer: string | undefined,
): { at: number; before: number; probability: number }[] {
  return bets
    .filter((bet) => bet.answer === answer && bet.after !== bet.before)
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, before, after }) => ({ at, before, probability: after }));
}
