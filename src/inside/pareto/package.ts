import { emptyBargain } from '../../engine/agreement/bargain.ts';
import { packageSearch } from '../../engine/agreement/package-search.ts';
import type { Interests } from './interests.ts';

/** Where each issue may go, in its own units; the forecast is inside. */
export interface Room {
  low: Float64Array;
  high: Float64Array;
}

/**
 * The package of outcomes that gives the decisive actor who gains least as much as possible; of these packages one with the largest
 * sum of gains, and of these one that moves the outcomes least, as a share of their room. No decisive actor loses, and no other
 * package in the room is better for one of them and worse for none.
 *
 * The search is that for room in an agreement, with the forecast in place of no deal.
 *
 * @param from the forecast of each issue
 * @param decisive whose consent it needs, as indices of actors
 * @returns an outcome an issue: the forecast itself if no decisive actor can gain without another losing
 * @see Raiffa 1982; Sebenius 1983
 */
export function bestPackage(interests: Interests, from: Float64Array, decisive: readonly number[], room: Room) {
  if (decisive.length === 0) return from.slice();
  const { issues, range, rows, costs } = interests;
  // Both are in the order of their names already.
  const bargain = emptyBargain(inOrder(decisive.length), inOrder(issues.length));
  issues.forEach((m, n) => {
    bargain.low[n] = room.low[m];
    bargain.high[n] = room.high[m];
    bargain.noDeal[n] = from[m];
    decisive.forEach((i, a) => {
      const row = rows[i][m];
      if (!row) return;
      bargain.position[a * issues.length + n] = row.position;
      // Its loss a unit, in lengths of what may still be moved.
      bargain.share[a * issues.length + n] =
        costs(i, m, row.position + range[m]) * ((room.high[m] - room.low[m]) / range[m]);
    });
  });
  const to = from.slice();
  const { outcome } = packageSearch(bargain).best();
  issues.forEach((m, n) => {
    to[m] = outcome[n];
  });
  return to;
}

/** Names that stand in their order. */
const inOrder = (count: number): string[] =>
  Array.from({ length: count }, (_, k) => String(k).padStart(String(count).length, '0'));
