import { mean } from '../numeric/mean.ts';
import { type Model, STATUS } from './model.ts';
import type { Problem } from './problem.ts';
import { withinPositions } from './within-positions.ts';

/**
 * The mean of the positions from row `from` to `to`, weighted by capability times salience; never outside their range.
 *
 * @param position, weight one value a row; weights are not negative
 * @returns in the units of the positions; NaN if no row has weight
 * @example weightedMean(Float64Array.of(0, 100), Float64Array.of(1, 3)); // 75
 * @see Van den Bos 1991; Achen 2006
 */
export function weightedMean(position: Float64Array, weight: Float64Array, from = 0, to = position.length): number {
  let sum = 0;
  let total = 0;
  for (let k = from; k < to; k++) {
    sum += weight[k] * position[k];
    total += weight[k];
  }
  return total > 0 ? withinPositions(sum / total, position, weight, from, to) : NaN;
}

/** Where an issue settles if no actor has any weight: at the status quo, or at the unweighted mean. */
export function withoutWeight({ start, statusQuo, position }: Problem, issue: number): number {
  if (!Number.isNaN(statusQuo[issue])) return statusQuo[issue];
  return mean(position.subarray(start[issue], start[issue + 1]));
}

/** The compromise model: O = sum w x / sum w. */
export const weightedMeanModel: Model = {
  name: 'weighted-mean',
  title: 'Weighted mean',
  says: 'Everyone gives way a little: the mean position, weighted by capability times salience.',
  use: 'The model to beat: start here, and distrust any other that strays far from it without a reason you can name.',
  source: 'Van den Bos 1991; Achen 2006',
  perIssue: true,
  readsStatusQuo: false,
  steps: (actors, issues) => actors * issues,
  prepare(problem) {
    const { issues, start, position, weight } = problem;
    return ({ outcome, status }) => {
      for (let m = 0; m < issues; m++) {
        const mean = weightedMean(position, weight, start[m], start[m + 1]);
        const none = Number.isNaN(mean);
        outcome[m] = none ? withoutWeight(problem, m) : mean;
        status[m] = none ? STATUS.nobodyCares : STATUS.agreed;
      }
    };
  },
};
