import { exp, log } from '../../numeric/elementary.ts';
import type { DailyCounts } from './daily-counts.ts';
import { bestLevel, constantRate, type Level } from './hawkes-level.ts';
import { type HawkesParameters, hawkesLogLikelihood } from './hawkes-likelihood.ts';

/** A Hawkes process as fitted, with its log likelihood and that of the Poisson process, which has no branching. */
export interface HawkesFit extends HawkesParameters {
  logLikelihood: number;
  poissonLogLikelihood: number;
}

/** Half-lives that are tried: from a quarter of a day to a quarter of the days observed. */
const [SHORTEST, LONGEST_SHARE, STARTS] = [0.25, 0.25, 16];
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The Hawkes process with the greatest likelihood. Given the decay, the log likelihood is concave in background and branching, so
 * their best is found for certain, and only the half-life is searched for: from many starts, then by golden sections between
 * the neighbours of the best.
 *
 * @returns undefined without at least two days with events
 * @see Ozaki 1979; Ogata 1978 for the properties of the estimate; Kiefer 1953 for golden sections
 */
export function fitHawkes(history: DailyCounts): HawkesFit | undefined {
  const { length, days } = history;
  if (days.length < 2) return undefined;
  const excited = new Float64Array(days.length);
  let start: Level = { background: constantRate(history), branching: 0 };
  const poissonLogLikelihood = hawkesLogLikelihood(history, { ...start, decay: 1 });
  const at = (logDecay: number) => {
    const decay = exp(logDecay);
    const brought = excite(decay, history, excited);
    const level = bestLevel(history, excited, brought, start);
    if (level.branching > 0) start = level;
    return { logDecay, decay, ...level, logLikelihood: hawkesLogLikelihood(history, { ...level, decay }) };
  };
  const [slowest, fastest] = decayRange(length);
  const step = (fastest - slowest) / (STARTS - 1);
  let best = at(fastest);
  for (let i = 1; i < STARTS; i++) best = better(best, at(fastest - i * step));
  let [low, high] = [Math.max(slowest, best.logDecay - step), Math.min(fastest, best.logDecay + step)];
  let [left, right] = [at(high - GOLDEN * (high - low)), at(low + GOLDEN * (high - low))];
  while (best.branching > 0 && high - low > 1e-5) {
    best = better(best, better(left, right));
    if (left.logLikelihood >= right.logLikelihood) {
      [high, right] = [right.logDecay, left];
      left = at(high - GOLDEN * (high - low));
    } else {
      [low, left] = [left.logDecay, right];
      right = at(low + GOLDEN * (high - low));
    }
  }
  const { background, branching, decay, logLikelihood } = best;
  return { background, branching, decay, logLikelihood, poissonLogLikelihood };
}

/** Logarithms of the least and the greatest decay that are tried on so many days. */
export const decayRange = (length: number): [number, number] => [
  log(Math.LN2 / Math.max(2 * SHORTEST, LONGEST_SHARE * length)),
  log(Math.LN2 / SHORTEST),
];

/** Of two, the likelier; the first, if they are alike. */
const better = <T extends { logLikelihood: number }>(a: T, b: T): T => (b.logLikelihood > a.logLikelihood ? b : a);

/**
 * The mean that one unit of branching adds to each day with events.
 *
 * @returns what it adds to all days together
 */
function excite(decay: number, { days, counts, length }: DailyCounts, excited: Float64Array): number {
  const share = 1 - exp(-decay);
  let brought = 0;
  let carried = 0;
  for (let i = 0; i < days.length; i++) {
    carried *= i > 0 ? exp(-decay * (days[i] - days[i - 1] - 1)) : 0;
    excited[i] = share * carried;
    brought += counts[i] * (1 - exp(-decay * (length - 1 - days[i])));
    carried = (1 - share) * carried + counts[i];
  }
  return brought;
}
