import type { Deal } from '../../engine/agreement/deals.ts';
import type { Problem } from '../../models/problem.ts';

/** A red line of an actor: beyond it its losses grow so many times as fast. */
interface RedLine {
  limit: number;
  /** 1 if the outcome should be no less, -1 if no more. */
  side: number;
  steepness: number;
}

/** The actors' positions, saliences and red lines at the best guesses, and the loss that an outcome gives each of them. */
export interface Interests {
  /** Indices of the issues, in the order of their names, so that the order of the file decides nothing. */
  issues: number[];
  /** Length of each issue's scale. */
  range: Float64Array;
  /** By actor and issue; undefined where it takes no stance. */
  rows: ({ position: number; salience: number; redLine?: RedLine } | undefined)[][];
  /** What outcome o of issue m costs actor i, as a part of its loss. */
  costs(i: number, m: number, o: number): number;
  /** Loss of actor i: the mean over its issues of |x - o| / R weighted by its saliences, 0-1, and more beyond its red lines. */
  loss(i: number, outcome: Float64Array): number;
}

/**
 * Reads the interests of a problem as its arrays now stand.
 *
 * @param deals the agreements of the file: red lines count on the issues that they settle
 */
export function interestsOf(problem: Problem, deals: readonly Deal[] = []): Interests {
  const { actors, issues, issueIds, start, actor, position, salience, low, high } = problem;
  const rows: Interests['rows'] = Array.from({ length: actors }, () => new Array(issues).fill(undefined));
  const care = new Float64Array(actors);
  for (let m = 0; m < issues; m++) {
    for (let k = start[m]; k < start[m + 1]; k++) {
      rows[actor[k]][m] = { position: position[k], salience: salience[k] };
      care[actor[k]] += salience[k];
    }
  }
  for (const { bargain, issues: settled, actors: parties } of deals) {
    settled.forEach((m, n) => {
      parties.forEach((i, a) => {
        const at = a * settled.length + n;
        const row = rows[i][m];
        if (!row || bargain.side[at] === 0) return;
        row.redLine = { limit: bargain.limit[at], side: bargain.side[at], steepness: bargain.steepness[a] };
      });
    });
  }
  const range = low.map((end, m) => high[m] - end);
  const costs = (i: number, m: number, o: number) => {
    const row = rows[i][m];
    if (!row || care[i] === 0) return 0;
    const { limit, side, steepness } = row.redLine ?? { limit: 0, side: 0, steepness: 1 };
    const way = Math.abs(row.position - o) + (steepness - 1) * Math.max(0, side * (limit - o));
    return (row.salience * way) / (range[m] * care[i]);
  };
  return {
    issues: issueIds.map((_, m) => m).sort((a, b) => (issueIds[a] < issueIds[b] ? -1 : 1)),
    range,
    rows,
    costs,
    loss: (i, outcome) => outcome.reduce((sum, o, m) => sum + costs(i, m, o), 0),
  };
}
