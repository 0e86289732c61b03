import { exp, log } from '../elementary.ts';
import { Z_95 } from '../normal.ts';

/** How long something was observed, and whether the outcome ended that. */
export interface Lifetime {
  /** Any unit, 0 or more. */
  time: number;
  happened: boolean;
  /** It came under observation at this time and would not be known if the outcome had come before; 0 without it. */
  from?: number;
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

/**
 * The survival curve of Kaplan & Meier: S(t) = product over the times t_i <= t at which outcomes came of 1 - d_i / n_i. What is
 * censored at a time was still at risk at it; what came under observation at a time is at risk after it. Variance:
 * S^2 sum d_i / (n_i (n_i - d_i)). Interval: on the scale of log(-log S), so that it stays between 0 and 1.
 *
 * @returns a step for each time at which an outcome came, in order; none if none did
 * @see Kaplan & Meier 1958; Greenwood 1926; Tsai, Jewell & Wang 1987 for late entries; Kalbfleisch & Prentice 1980 for the log-log
 * interval
 */
export function kaplanMeier(lifetimes: readonly Lifetime[]): SurvivalStep[] {
  const sorted = [...lifetimes].sort((a, b) => a.time - b.time);
  const from = Float64Array.from(lifetimes, (one) => one.from ?? 0).sort();
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let greenwood = 0;
  let begun = 0;
  for (let i = 0; i < sorted.length; ) {
    const { time } = sorted[i];
    while (begun < from.length && (from[begun] < time || from[begun] <= 0)) begun++;
    const atRisk = begun - i;
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
  const reach = exp((Z_95 * Math.sqrt(greenwood)) / hazard);
  return { standardError, low: exp(-hazard * reach), high: exp(-hazard / reach) };
}

/** The share without the outcome after a time, from the steps of a curve; 1 before the first. */
export const survivalAfter = (steps: readonly SurvivalStep[], time: number): number =>
  survivalOf(steps, (step) => step.time <= time);

/** The same just before a time, without what came at it. */
export const survivalBefore = (steps: readonly SurvivalStep[], time: number): number =>
  survivalOf(steps, (step) => step.time < time);

function survivalOf(steps: readonly SurvivalStep[], counts: (step: SurvivalStep) => boolean): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (counts(steps[middle])) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 1 : steps[low - 1].survival;
}
