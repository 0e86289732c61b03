import { type Binning, binned } from './bins.ts';

/** The parts of a mean Brier score: reliability - resolution + uncertainty + withinVariance - withinCovariance. */
export interface Murphy {
  /** How far the bins' forecasts were from what happened; 0 is best. */
  reliability: number;
  /** How far what happened in the bins was from the overall frequency; the more the better. */
  resolution: number;
  /** Of the question, not the forecaster: f (1 - f), f the overall frequency; the score of always saying f. */
  uncertainty: number;
  /** Spread of the forecasts within the bins. */
  withinVariance: number;
  /** Twice what the forecasts within the bins vary together with what happened. */
  withinCovariance: number;
}

/**
 * Murphy's decomposition of the mean Brier score. With one bin for each probability (`distinct`) the two parts within bins
 * are 0; with wider bins they make the parts add up to the score exactly. In small samples reliability and resolution
 * both come out too large on average (Ferro & Fricker 2012): nothing is corrected here.
 *
 * @param probabilities 0-1
 * @param outcomes 0 or 1, one for each probability
 * @returns undefined without forecasts
 * @see Murphy 1973, equation 16; the parts within bins: Stephenson, Coelho & Jolliffe 2008, equation 6
 * @example murphy(Float64Array.of(0.9, 0.9, 0.2, 0.2), Float64Array.of(1, 1, 0, 1))?.reliability // 0.05
 */
export function murphy(probabilities: Float64Array, outcomes: Float64Array, binning?: Binning): Murphy | undefined {
  const n = probabilities.length;
  if (n === 0) return undefined;
  const { bin, bins } = binned(probabilities, binning);
  const counts = new Float64Array(bins);
  const forecast = new Float64Array(bins);
  const observed = new Float64Array(bins);
  let yes = 0;
  for (let i = 0; i < n; i++) {
    counts[bin[i]]++;
    forecast[bin[i]] += probabilities[i];
    observed[bin[i]] += outcomes[i];
    yes += outcomes[i];
  }
  const rate = yes / n;
  let reliability = 0;
  let resolution = 0;
  for (let k = 0; k < bins; k++) {
    if (counts[k] === 0) continue;
    forecast[k] /= counts[k];
    observed[k] /= counts[k];
    reliability += counts[k] * (forecast[k] - observed[k]) ** 2;
    resolution += counts[k] * (observed[k] - rate) ** 2;
  }
  let variance = 0;
  let covariance = 0;
  for (let i = 0; i < n; i++) {
    const off = probabilities[i] - forecast[bin[i]];
    variance += off * off;
    covariance += off * (outcomes[i] - observed[bin[i]]);
  }
  return {
    reliability: reliability / n,
    resolution: resolution / n,
    uncertainty: rate * (1 - rate),
    withinVariance: variance / n,
    withinCovariance: (2 * covariance) / n,
  };
}
