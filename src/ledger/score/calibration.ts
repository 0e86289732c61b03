import { type Binning, binned } from './bins.ts';
import { poissonBinomialQuantiles } from './poisson-binomial.ts';

/** Forecasts of similar probability, and how often it was so. */
export interface CalibrationBin {
  n: number;
  /** Of them came out as yes. */
  yes: number;
  /** Smallest and greatest forecast. */
  from: number;
  to: number;
  /** Mean forecast, 0-1. */
  forecast: number;
  /** yes / n. */
  observed: number;
  /** Where the observed frequency would lie with 90% probability, were the forecasts reliable and the claims independent. */
  low: number;
  high: number;
}

/**
 * The calibration curve, with a consistency bar for each bin: an observed frequency outside it is more than chance. Bröcker
 * and Smith draw outcomes from the forecasts many times over; how many of a bin's claims come true is then a sum of events
 * with known probabilities, whose distribution is computed here exactly, so that no seed and no number of draws matters.
 * The forecasts are taken as they are, where Bröcker and Smith draw them anew as well.
 *
 * @param probabilities 0-1
 * @param outcomes 0 or 1
 * @param binning ten bins of equal width by default; empty bins are not returned
 * @see Bröcker & Smith 2007
 */
export function calibrationCurve(
  probabilities: Float64Array,
  outcomes: Float64Array,
  binning?: Binning,
): CalibrationBin[] {
  const { bin, bins } = binned(probabilities, binning);
  const members: number[][] = Array.from({ length: bins }, () => []);
  for (let i = 0; i < bin.length; i++) members[bin[i]].push(i);
  return members
    .filter((indices) => indices.length > 0)
    .map((indices) => {
      const n = indices.length;
      // In order of probability, so that the order of the claims changes no bit.
      const forecasts = Float64Array.from(indices, (i) => probabilities[i]).sort();
      const yes = indices.reduce((sum, i) => sum + outcomes[i], 0);
      const [low, high] = poissonBinomialQuantiles(forecasts, [0.05, 0.95]);
      const forecast = forecasts.reduce((sum, p) => sum + p, 0) / n;
      const [from, to] = [forecasts[0], forecasts[n - 1]];
      return { n, yes, from, to, forecast, observed: yes / n, low: low / n, high: high / n };
    });
}
