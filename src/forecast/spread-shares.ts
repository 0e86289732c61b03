import { deviationByWeight, meanByWeight, varianceByWeight } from '../numeric/by-weight.ts';

/** Where the variance of an issue's forecast comes from: shares of it that add up to 1. */
export interface SpreadShares {
  /** From the inputs that are drawn. */
  inputs: number;
  /** From which of the models is right, given the inputs. */
  models: number;
  /** From how far outcomes of resolved cases lay from what models say, beyond that; 0 without a calibration. */
  learned: number;
}

/** What shares are taken of: one column a model, and those of the answer. */
export interface SpreadParts {
  models: Iterable<Float64Array>;
  /** The same models, some draws of all of them at a time. */
  sideBySide: Iterable<readonly Float64Array[]>;
  /** The answer drawn by what was learned, and once more for the same inputs; none without a calibration. */
  calibrated?: { first: Float64Array; again: Float64Array } | undefined;
  /** Whether anything but what was learned is drawn. */
  drawn: boolean;
  /** How much each draw counts; alike by default. */
  weights?: Float64Array | undefined;
  /** Length of the scale. */
  range: number;
}

/**
 * Shares of the variance V of an issue's forecast, by the law of total variance.
 *
 * Without a calibration V is that over draws and models: `inputs` is Var(E[Y | inputs]), with E the mean over the models, and
 * `models` the rest, the mean variance between the models in one draw.
 *
 * With one, `inputs` is Var(E[Y | inputs]) as well, found as the covariance of two answers with the same inputs and independent
 * residuals. Of the rest, E[Var(Y | inputs)], `models` is as much as the shown models themselves are apart in one draw, at most all
 * of it, and `learned` is what lies beyond.
 *
 * @returns nothing where every draw is the same
 */
export function spreadShares({
  models,
  sideBySide,
  calibrated,
  drawn,
  weights,
  range,
}: SpreadParts): SpreadShares | undefined {
  const answers = calibrated ? [calibrated.first] : models;
  if (deviationByWeight(range, answers, weights) === 0) return undefined;
  const all = varianceByWeight(answers, weights);
  const share = (part: number) => Math.min(1, Math.max(0, part / all));
  const between = share(betweenModels(sideBySide, weights));
  if (!calibrated) {
    const apart = drawn ? between : 1;
    return { inputs: 1 - apart, models: apart, learned: 0 };
  }
  const inputs = drawn ? share(covariance(calibrated.first, calibrated.again, weights)) : 0;
  const ofModels = Math.min(1 - inputs, between);
  return { inputs, models: ofModels, learned: 1 - inputs - ofModels };
}

/** The mean over the draws of the variance between the models. */
function betweenModels(sideBySide: Iterable<readonly Float64Array[]>, weights: Float64Array | undefined): number {
  let [sum, all, n, count] = [0, 0, 0, 1];
  for (const models of sideBySide) {
    const { length } = models[0];
    for (let s = 0; s < length; s++) {
      const weight = weights ? weights[n + s] : 1;
      let middle = 0;
      for (const column of models) middle += column[s] / models.length;
      for (const column of models) sum += weight * (column[s] - middle) ** 2;
      all += weight;
    }
    n += length;
    count = models.length;
  }
  return sum / count / all;
}

function covariance(a: Float64Array, b: Float64Array, weights: Float64Array | undefined): number {
  const [middleOfA, middleOfB] = [meanByWeight(a, weights), meanByWeight(b, weights)];
  let sum = 0;
  let all = 0;
  for (let s = 0; s < a.length; s++) {
    const weight = weights ? weights[s] : 1;
    sum += weight * (a[s] - middleOfA) * (b[s] - middleOfB);
    all += weight;
  }
  return sum / all;
}

/** The mean shares over the issues whose forecast has a spread. */
export function meanShares(all: readonly (SpreadShares | undefined)[]): SpreadShares | undefined {
  const known = all.filter((shares) => shares !== undefined);
  if (known.length === 0) return undefined;
  const of = (part: keyof SpreadShares) => known.reduce((sum, shares) => sum + shares[part], 0) / known.length;
  return { inputs: of('inputs'), models: of('models'), learned: of('learned') };
}
