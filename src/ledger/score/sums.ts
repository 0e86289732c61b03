import { columnsFor, MOST_UNITS } from './bootstrap.ts';
import type { ScoredClaims } from './scored-claims.ts';

/** What is summed over the claims of a group: columns of a table whose rows are questions, or bundles of them. */
export const COLUMN = {
  claims: 0,
  close: 1,
  average: 2,
  /** yes-no: how many came out as yes; one-of: what equal chances would have got. */
  base: 3,
  /** Log scores, without those of -Infinity. */
  log: 4,
  /** Own score and that of the other claimants, over claims that have both; the same with other models. */
  crowdOwn: 5,
  crowd: 6,
  insideOwn: 7,
  inside: 8,
} as const;

/** Sums over the claims of a group. */
export interface Sums {
  /** One row a question or bundle. */
  cells: Float64Array;
  /** Columns a row; without columns for comparisons if no claim has one. */
  columns: number;
  questions: number;
  compared: { crowd: number; inside: number };
  /** Claims whose forecast called impossible what happened. */
  certainAndWrong: number;
}

/**
 * Sums the scores of claims within questions, or within bundles of questions where there are more than `MOST_UNITS`.
 *
 * @param places of scored claims of one kind, rising
 */
export function sumsOf(scored: ScoredClaims, places: readonly number[]): Sums {
  const { claims, question, close, average, log, crowd, inside } = scored;
  const compared = { crowd: 0, inside: 0 };
  let questions = 0;
  places.forEach((c, k) => {
    if (k === 0 || question[c] !== question[places[k - 1]]) questions++;
    if (!Number.isNaN(crowd[c])) compared.crowd++;
    if (!Number.isNaN(inside[c])) compared.inside++;
  });
  // Other models are among the other claimants.
  const used = compared.inside > 0 ? COLUMN.inside : compared.crowd > 0 ? COLUMN.crowd : COLUMN.log;
  const columns = columnsFor(used + 1);
  const units = Math.min(questions, MOST_UNITS);
  const cells = new Float64Array(units * columns);
  let certainAndWrong = 0;
  let ordinal = -1;
  for (let k = 0; k < places.length; k++) {
    const c = places[k];
    if (k === 0 || question[c] !== question[places[k - 1]]) ordinal++;
    const row = (ordinal % units) * columns;
    cells[row + COLUMN.claims]++;
    cells[row + COLUMN.close] += close[c];
    cells[row + COLUMN.average] += average[c];
    const { kind, outcome, forecasts } = claims[c];
    if (kind === 'yes-no') cells[row + COLUMN.base] += outcome;
    if (kind === 'one-of') cells[row + COLUMN.base] += 1 - 1 / (forecasts[0].probabilities?.length ?? NaN);
    if (log[c] === -Infinity) certainAndWrong++;
    else if (!Number.isNaN(log[c])) cells[row + COLUMN.log] += log[c];
    if (!Number.isNaN(crowd[c])) {
      cells[row + COLUMN.crowdOwn] += close[c];
      cells[row + COLUMN.crowd] += crowd[c];
    }
    if (!Number.isNaN(inside[c])) {
      cells[row + COLUMN.insideOwn] += close[c];
      cells[row + COLUMN.inside] += inside[c];
    }
  }
  return { cells, columns, questions, compared, certainAndWrong };
}
