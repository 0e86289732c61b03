import { type Bargain, byName, gainsOf, meets } from './bargain.ts';

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
