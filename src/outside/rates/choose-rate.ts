import { uniforms } from '../../numeric/random.ts';
import type { Observed } from '../series/quad-events.ts';
import { dailyCounts, type Ties } from './daily-counts.ts';
import { type HawkesRate, hawkesRate } from './hawkes-rate.ts';
import { type HeldOutWindow, heldOut } from './held-out.ts';
import { type HorizonScore, horizonScores } from './held-out-scores.ts';
import { type PoissonRate, poissonRate } from './poisson.ts';
import { type Kolmogorov, rescaledTimes, testExponential } from './rescaled.ts';

export interface RateOptions extends Observed {
  /** `once` by default: what is asked is whether it happens, and events of one day are often one, told several times. */
  ties?: Ties;
  /** Days before the first held-out month; 90 by default. */
  atLeast?: number;
  /** Of the draws in the test of fit; 1 by default. */
  seed?: number;
  /** Called with the held-out months that are done, and their number. */
  onMonth?: (done: number, planned: number) => void;
}

/** Which of two rates a case is forecast by, why, and both. Plain data. */
export interface RateChoice extends Observed {
  ties: Ties;
  chosen: 'poisson' | 'hawkes';
  /** Held-out months. */
  months: number;
  /** How both, and how often windows held an event before, did in them; none where the record is too short. */
  scores: HorizonScore[];
  /** Every window that was forecast. */
  windows: HeldOutWindow[];
  poisson: PoissonRate & { fit?: Kolmogorov };
  /** Missing with fewer than two days with events. */
  hawkes?: HawkesRate;
}

/** Held-out months below which a difference can't be told from noise. */
export const LEAST_MONTHS = 6;

/**
 * A Poisson and a Hawkes process for events of one kind, and which of the two to forecast by: the Hawkes process if its log score
 * of the days of held-out months ("at least one event on this day") is better than the Poisson process's by more than one
 * standard error of the paired difference, in six months or more; otherwise the Poisson process, which is the simpler. Days
 * decide, also for longer windows, because a month has thirty of them and but one answer of its own.
 *
 * @param days of the events, since 1970-01-01, in any order; those outside the time observed are left out
 * @throws UsageError if the days observed are not whole numbers, or end before they begin
 * @see Breiman, Friedman, Olshen & Stone 1984, section 3.4.3, for one standard error; Gneiting & Raftery 2007 for the score
 */
export function chooseRate(days: Int32Array, options: RateOptions): RateChoice {
  const { from, to, ties = 'once', atLeast = 90, seed = 1, onMonth } = options;
  const history = dailyCounts(days, { from, to }, ties);
  const windows = heldOut(history, atLeast, onMonth);
  const scores = horizonScores(windows);
  const months = windows.length > 0 ? windows[windows.length - 1].month + 1 : 0;
  const { mean, standardError = Infinity } = scores.find(({ horizon }) => horizon === 'day')?.better ?? { mean: 0 };
  const hawkes = hawkesRate(history, uniforms(seed));
  const bursts = hawkes !== undefined && hawkes.branching > 0;
  const better = bursts && months >= LEAST_MONTHS && mean > standardError;
  const rate = poissonRate(history.total, history.length, ties);
  const constant = { background: rate.mean, branching: 0, decay: 1 };
  const times = rescaledTimes(history, constant, uniforms(seed));
  return {
    ...{ from, to, ties, chosen: better ? 'hawkes' : 'poisson', months, scores, windows },
    poisson: { ...rate, ...(times.length > 0 && { fit: testExponential(times) }) },
    ...(hawkes && { hawkes }),
  };
}
