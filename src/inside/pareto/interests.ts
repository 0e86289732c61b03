import type { Problem } from '../../models/problem.ts';

/** The actors' positions and saliences at the best guesses, and the loss that an outcome gives each of them. */
export interface Interests {
  /** Indices of the issues, in the order of their names, so that the order of the file decides nothing. */
  issues: number[];
  /** Length of each issue's scale. */
  range: Float64Array;
  /** By actor and issue; undefined where it takes no stance. */
  rows: ({ position: number; salience: number } | undefined)[][];
  /** What outcome o of issue m costs actor i, as a part of its loss. */
  costs(i: number, m: number, o: number): number;
  /** Loss of actor i: the mean over its issues of |x - o| / R weighted by its saliences, 0-1. */
  loss(i: number, outcome: Float64Array): number;
}

/** Reads the interests of a problem as its arrays now stand. */
export function interestsOf(problem: Problem): Interests {
  const { actors, issues, issueIds, start, actor, position, salience, low, high } = problem;
  const rows: Interests['rows'] = Array.from({ length: actors }, () => new Array(issues).fill(undefined));
  const care = new Float64Array(actors);
  for (let m = 0; m < issues; m++) {
    for (let k = start[m]; k < start[m + 1]; k++) {
      rows[actor[k]][m] = { position: position[k], salience: salience[k] };
      care[actor[k]] += salience[k];
    }
  }
  const range = low.map((end, m) => high[m] - end);
  const costs = (i: number, m: number, o: number) => {
    const row = rows[i][m];
    if (!row || care[i] === 0) return 0;
    return (row.salience * Math.abs(row.position - o)) / (range[m] * care[i]);
  };
  return {
    issues: issueIds.map((_, m) => m).sort((a, b) => (issueIds[a] < issueIds[b] ? -1 : 1)),
    range,
    rows,
    costs,
    loss: (i, outcome) => outcome.reduce((sum, o, m) => sum + costs(i, m, o), 0),
  };
}
