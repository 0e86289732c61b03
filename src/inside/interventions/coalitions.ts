import type { SingleChange } from '../../engine/what-if.ts';
import type { Problem } from '../../models/problem.ts';

/** Two actors with one common position on every issue on which both take a stance. */
export interface CandidateCoalition {
  /** Indices of the two actors. */
  members: [number, number];
  actors: [string, string];
  positions: { issue: string; at: number }[];
  changes: SingleChange[];
}

/**
 * Every coalition of two that shares an issue. Its common position is the mean of the two members' positions weighted by what they
 * bring, capability after dependence times salience, at the best guesses; the plain mean if neither brings anything. Each keeps its
 * salience, and so its weight.
 */
export function candidateCoalitions({
  actorIds,
  issueIds,
  start,
  actor,
  position,
  weight,
}: Problem): CandidateCoalition[] {
  const coalitions: CandidateCoalition[] = [];
  for (let i = 0; i < actorIds.length; i++) {
    for (let j = i + 1; j < actorIds.length; j++) {
      const positions = issueIds.flatMap((issue, m) => {
        const rows = Array.from({ length: start[m + 1] - start[m] }, (_, k) => start[m] + k);
        const a = rows.find((k) => actor[k] === i);
        const b = rows.find((k) => actor[k] === j);
        if (a === undefined || b === undefined) return [];
        const both = weight[a] + weight[b];
        const share = both > 0 ? weight[b] / both : 0.5;
        return [{ issue, at: position[a] + share * (position[b] - position[a]) }];
      });
      if (positions.length === 0) continue;
      const changes = positions.flatMap(({ issue, at }) =>
        [i, j].map((who) => ({ path: `issues.${issue}.stances.${actorIds[who]}.position`, to: at })),
      );
      coalitions.push({ members: [i, j], actors: [actorIds[i], actorIds[j]], positions, changes });
    }
  }
  return coalitions;
}
