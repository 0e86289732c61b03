import type { Prepared } from '../engine/prepare.ts';
import { weightedMean } from '../models/weighted-mean.ts';

/** How much each actor moves an issue, and which way, at the best guess of every input. */
export interface IssueInfluence {
  issue: string;
  /** The weighted mean, in the units of the issue. */
  mean: number;
  actors: Influence[];
}

export interface Influence {
  actor: string;
  position: number;
  /** Share of all weight on the issue, 0-1. */
  share: number;
  /** share x (position - mean), in the units of the issue: above 0 it raises the mean. All of an issue add up to 0. */
  influence: number;
}

/**
 * How each actor moves the weighted mean of each issue away from where the others alone would leave it, by its weight
 * (capability after dependence times salience) and its distance.
 *
 * @returns the issues on which some actor has weight
 */
export function influenceOf({ guess }: Prepared): IssueInfluence[] {
  const { start, position, weight, actor, actorIds, issueIds } = guess.problem;
  return issueIds.flatMap((issue, m) => {
    const mean = weightedMean(position, weight, start[m], start[m + 1]);
    if (Number.isNaN(mean)) return [];
    const rows = Array.from({ length: start[m + 1] - start[m] }, (_, k) => start[m] + k);
    const total = rows.reduce((sum, row) => sum + weight[row], 0);
    const actors = rows.map((row): Influence => {
      const share = weight[row] / total;
      return { actor: actorIds[actor[row]], position: position[row], share, influence: share * (position[row] - mean) };
    });
    return [{ issue, mean, actors: actors.sort((a, b) => b.influence - a.influence) }];
  });
}
