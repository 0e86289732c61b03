import { exp, log } from '../../numeric/elementary.ts';
import type { DailyCounts } from './daily-counts.ts';
import { decayRange, type HawkesFit } from './hawkes-fit.ts';
import { MOST_BRANCHING } from './hawkes-level.ts';
import { type HawkesParameters, hawkesLogLikelihood } from './hawkes-likelihood.ts';

/** ln background, logit branching, ln decay: any three numbers are parameters. */
type Free = readonly [number, number, number];

const toFree = ({ background, branching, decay }: HawkesParameters): Free => [
  log(background),
  log(branching / (1 - branching)),
  log(decay),
];

const fromFree = ([a, b, c]: Free): HawkesParameters => ({
  background: exp(a),
  branching: 1 / (1 + exp(-b)),
  decay: exp(c),
});

/**
 * Covariance of ln background, logit branching and ln decay: the inverse of minus the second derivatives of the log
 * likelihood, which are differences of the exact first ones.
 *
 * @returns three rows of three; undefined where an estimate lies at the end of what is allowed, or the data hardly tell the
 *   parameters apart
 * @see Ogata 1978
 */
export function hawkesCovariance(history: DailyCounts, fit: HawkesFit): number[][] | undefined {
  const [slowest, fastest] = decayRange(history.length);
  const logDecay = log(fit.decay);
  const inside = fit.branching > 1e-6 && fit.branching < MOST_BRANCHING - 1e-6;
  if (!inside || logDecay - slowest < 1e-3 || fastest - logDecay < 1e-3) return undefined;
  const at = toFree(fit);
  const step = 1e-4;
  const information = at.map((_, i) => {
    const moved = (by: number): Free => at.map((value, j) => (i === j ? value + by : value)) as unknown as Free;
    const [up, down] = [slopes(history, moved(step)), slopes(history, moved(-step))];
    return up.map((value, j) => -(value - down[j]) / (2 * step));
  });
  return inverse(information);
}

/** First derivatives of the log likelihood by the free parameters. */
function slopes(history: DailyCounts, free: Free): number[] {
  const parameters = fromFree(free);
  const gradient = new Float64Array(3);
  hawkesLogLikelihood(history, parameters, gradient);
  const { background, branching, decay } = parameters;
  return [gradient[0] * background, gradient[1] * branching * (1 - branching), gradient[2] * decay];
}

/** Inverse of a symmetric matrix of three rows by cofactors; undefined unless it is positive definite. */
function inverse([[a, b, c], [, e, f], [, , i]]: number[][]): number[][] | undefined {
  const [ei, fc, bf] = [e * i - f * f, f * c - b * i, b * f - e * c];
  const determinant = a * ei + b * fc + c * bf;
  if (!(a > 0 && a * e - b * b > 0 && determinant > 1e-12 * a * e * i)) return undefined;
  const cofactors = [
    [ei, fc, bf],
    [fc, a * i - c * c, b * c - a * f],
    [bf, b * c - a * f, a * e - b * b],
  ];
  return cofactors.map((row) => row.map((value) => value / determinant));
}
