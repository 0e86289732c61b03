import { type Bargain, lossOf, lossWithoutDeal, nearerEnd } from '../../engine/agreement/bargain.ts';
import type { Deal } from '../../engine/agreement/deals.ts';
import { packageSearch } from '../../engine/agreement/package-search.ts';
import type { Room } from './package.ts';

/**
 * The package of an agreement that gives the one who gains least over the forecast as much as possible, by the rules of the
 * agreement: all who must agree are asked, losses grow beyond their red lines, and what they ask for is met. Whoever prefers the
 * forecast to no deal, and this package to the forecast, prefers it to no deal.
 *
 * @param from the forecast, by issue of the problem, which all who must agree accept
 * @param room where the issues of the problem may go
 * @returns an outcome an issue of the problem; the forecast itself if nobody can gain without another one losing
 */
export function bestOfDeal({ bargain, issues }: Deal, from: Float64Array, room: Room): Float64Array {
  const count = issues.length;
  const here: Bargain = {
    ...bargain,
    low: Float64Array.from(issues, (m) => room.low[m]),
    high: Float64Array.from(issues, (m) => room.high[m]),
    noDeal: Float64Array.from(issues, (m) => from[m]),
    share: bargain.share.slice(),
    without: new Float64Array(bargain.without.length),
  };
  for (let n = 0; n < count; n++) {
    const scale = bargain.high[n] - bargain.low[n];
    // Losses stay as they are on a part of a scale.
    const part = here.high[n] > here.low[n] ? (here.high[n] - here.low[n]) / scale : 1 / scale;
    for (let a = 0; a < bargain.actorIds.length; a++) here.share[a * count + n] *= part;
  }
  // What is signed already may lie beyond a red line: a limit counts in the forecast as it does in every package.
  for (let a = 0; a < bargain.actorIds.length; a++) {
    for (let n = 0; n < count; n++) here.without[a] += lossWithoutDeal(here, a, n) - lossOf(here, a, n, here.noDeal[n]);
  }
  const { outcome, exists } = packageSearch(here).best();
  const to = from.slice();
  if (exists) for (let n = 0; n < count; n++) to[issues[n]] = outcome[n];
  return to;
}

/** The forecast as all who must agree could sign it: yes-no issues at one of their ends, refused packages at the nearest that is not. */
export function signedDeals(deals: readonly Deal[], forecast: Float64Array): Float64Array {
  const from = forecast.slice();
  for (const deal of deals) {
    deal.hold(from);
    const { bargain, issues } = deal;
    issues.forEach((m, n) => {
      if (bargain.yesNo[n] === 1) from[m] = nearerEnd(bargain, n, from[m]);
    });
  }
  return from;
}
