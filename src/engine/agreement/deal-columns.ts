import { type Columns, PARTY, type Widths } from '../columns.ts';
import type { Compiled } from '../compile.ts';
import type { Deal } from './deals.ts';

/** An agreement with the actors who may have to agree and the issues that it settles. */
export interface DealParties {
  id: string;
  actors: readonly string[];
  issues: readonly string[];
}

/**
 * Columns of what is measured of agreements.
 *
 * @param asked outcomes of all forecasters
 * @param waited whether time has gone by without an agreement
 */
export function dealWidths(
  deals: readonly Deal[],
  asked: number,
  waited: boolean,
): Pick<Widths, 'given' | 'otherwise' | 'deal' | 'party' | 'past' | 'weight'> {
  const some = deals.length > 0 ? asked : 0;
  const party = deals.reduce((sum, { actors }) => sum + actors.length, 0);
  const past = waited ? 2 * deals.length : 0;
  return { given: some, otherwise: some, deal: 2 * deals.length, party, past, weight: waited ? 1 : 0 };
}

/**
 * Writes whether there is room in a draw, and for sealed offers, who refuses the blind offer, and who alone stands in the
 * way where there is no room; and, where time has gone by, when there was room and how much the draw counts.
 */
export function recordDeals(
  { deals, past: { sealed: offers, known }, chances }: Pick<Compiled, 'deals' | 'past' | 'chances'>,
  { count, deal, party, past, weight }: Columns,
  s: number,
): void {
  if (weight.length > 0) weight[s] = noneOf(chances);
  let at = 0;
  for (let d = 0; d < deals.length; d++) {
    const { exists, sealed, bargain, refuses, actors } = deals[d];
    deal[2 * d * count + s] = exists ? 1 : 0;
    deal[(2 * d + 1) * count + s] = sealed ? 1 : 0;
    if (past.length > 0) {
      past[2 * d * count + s] = known[d];
      past[(2 * d + 1) * count + s] = offers[d];
    }
    for (let a = 0; a < actors.length; a++, at++) {
      if (bargain.consents[a] === 0) continue;
      const refused = refuses[a] === 1;
      // Without room, who accepts even the blind offer may still be asked for more than it can give.
      const alone = !exists && deals[d].roomWithout(a);
      party[at * count + s] = PARTY.mustAgree + (refused ? PARTY.refuses : 0) + (alone ? PARTY.aloneInTheWay : 0);
    }
  }
}

/** That no agreement has come until the day of looking, which is how much a draw counts: they come independently of each other. */
export function noneOf(chances: Compiled['chances']): number {
  let none = 1;
  for (let d = 0; d < chances.length; d++) none *= chances[d].none();
  return none;
}
