import { exp, log } from '../../numeric/elementary.ts';

/** How long something was observed, and whether the outcome ended that. */
export interface Lifetime {
  /** Any unit, 0 or more. */
  time: number;
  happened: boolean;
}

/** The survival curve from one time at which outcomes came to the next. */
export interface SurvivalStep {
  time: number;
  /** Observed up to this time, without the outcome before it. */
  atRisk: number;
  /** Outcomes at this time. */
  events: number;
  /** Estimated share without the outcome after this time, 0-1. */
  survival: number;
  /** By Greenwood's formula; missing once nothing is left, where it has no value. */
  standardError?: number;
  /** Ends of the 90% interval; missing where the standard error is. */
  low?: number;
  high?: number;
}

/** The 95% point of the normal distribution: 5% are left out at each end. */
const Z = 1.6448536269514722;

/**
 * The survival curve of Kaplan & Meier: S(t) = product over the times t_i <= t at which outcomes came of 1 - d_i / n_i. What is
 * censored at a time was still at risk at it. Variance: S^2 sum d_i / (n_i (n_i - d_i)). Interval: on the scale of log(-log S),
 * so that it stays between 0 and 1.
 *
 * @returns a step for each time at which an outcome came, in order; none if none did
 * @see Kaplan & Meier 1958; Greenwood 1926; Kalbfleisch & Prentice 1980, the log-log interval
 */
export function kaplanMeier(lifetimes: readonly Lifetime[]): SurvivalStep[] {
  const sorted = [...lifetimes].sort((a, b) => a.time - b.time);
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let greenwood = 0;
  for (let i = 0; i < sorted.length; ) {
    const { time } = sorted[i];
    const atRisk = sorted.length - i;
    let events = 0;
    for (; i < sorted.length && sorted[i].time === time; i++) if (sorted[i].happened) events++;
    if (events === 0) continue;
    survival *= 1 - events / atRisk;
    greenwood += events / (atRisk * (atRisk - events));
    steps.push({ time, atRisk, events, survival, ...uncertainty(survival, greenwood) });
  }
  return steps;
}

/** Standard error and interval of a survival, from the sum in Greenwood's formula. */
function uncertainty(survival: number, greenwood: number): Pick<SurvivalStep, 'standardError' | 'low' | 'high'> {
  if (survival === 0) return {};
  const standardError = survival * Math.sqrt(greenwood);
  const hazard = -log(survival);
  const reach = exp((Z * Math.sqrt(greenwood)) / hazard);
  return { standardError, low: exp(-hazard * reach), high: exp(-hazard / reach) };
}
