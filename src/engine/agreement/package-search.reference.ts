import { simplex } from '../../numeric/simplex.reference.ts';
import { type Bargain, byName, gainsOf, lossOf, lossWithoutDeal, meets } from './bargain.ts';

/**
 * The best package on a grid: every combination is tried. What `packageSearch` finds is as good or better, and better only by what
 * lies between the points of the grid.
 *
 * @param parts steps of the grid from end to end of a scale
 * @param eye called with every package that meets the demands, and what everybody gains from it
 */
export function eachPackage(
  bargain: Bargain,
  parts: number,
  eye: (outcome: Float64Array, gains: Float64Array) => void,
): void {
  const { actorIds, issueIds, consents, low, high, yesNo, fixed, demands } = bargain;
  const outcome = new Float64Array(issueIds.length);
  const gains = new Float64Array(actorIds.length);
  const order = byName(issueIds);
  const go = (m: number) => {
    if (m === issueIds.length) {
      if (demands.some((demand) => consents[demand.actor] === 1 && !meets(bargain, demand, outcome))) return;
      gainsOf(bargain, order, outcome, gains);
      eye(outcome, gains);
      return;
    }
    const steps = Number.isNaN(fixed[m]) ? (yesNo[m] === 1 ? 1 : parts) : 0;
    for (let step = 0; step <= steps; step++) {
      outcome[m] = steps === 0 ? fixed[m] : low[m] + ((high[m] - low[m]) * step) / steps;
      go(m + 1);
    }
  };
  go(0);
}

/**
 * The least gain of the best package where all issues are free and nobody makes demands: every issue is a mix of all points where a
 * slope can change, and the mixes are found by the simplex method on a full table.
 */
export function leastGainOfMixes(bargain: Bargain): number {
  const { actorIds, issueIds, low, high, position, limit, side, without } = bargain;
  const issues = issueIds.length;
  const points = issueIds.flatMap((_, m) => {
    const bends = actorIds.flatMap((_, i) => [
      position[i * issues + m],
      ...(side[i * issues + m] !== 0 ? [limit[i * issues + m]] : []),
    ]);
    return [low[m], high[m], ...bends.filter((x) => x > low[m] && x < high[m])].map((at) => ({ m, at }));
  });
  // A worth of 0 is the worst that the one who gains least could come to, so that nothing is negative.
  const worst = actorIds.map((_, i) => {
    const loss = issueIds.map((_, m) => Math.max(lossOf(bargain, i, m, low[m]), lossOf(bargain, i, m, high[m])));
    const before = issueIds.map((_, m) => lossWithoutDeal(bargain, i, m));
    return before.reduce((sum, value, m) => sum + value - loss[m], -without[i]);
  });
  const floor = Math.min(...worst);
  const x = simplex({
    a: [
      ...actorIds.map((_, i) => [
        ...points.map(({ m, at }) => {
          const most = Math.max(lossOf(bargain, i, m, low[m]), lossOf(bargain, i, m, high[m]));
          return lossOf(bargain, i, m, at) - most;
        }),
        1,
      ]),
      ...issueIds.map((_, m) => [...points.map((point) => (point.m === m ? 1 : 0)), 0]),
    ],
    b: [...worst.map((value) => value - floor), ...issueIds.map(() => 1)],
    objectives: [[...points.map(() => 0), 1]],
  });
  return x[points.length] + floor;
}
