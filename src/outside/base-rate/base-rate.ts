import { type Frequency, jeffreys } from '../../numeric/jeffreys.ts';
import { type Survival, survivalOf } from './survival.ts';
import { byOpening, type Window } from './window.ts';

/** What a base rate is made from: events, the table of states, or the claims of a ledger. */
export type RateSource = 'events' | 'states' | 'claims';

/**
 * How often an outcome came in the windows of a reference class. Plain data, whatever it is made from.
 */
export interface BaseRate {
  name: string;
  source: RateSource;
  /** The reference class in a sentence or two: trigger, outcome, window, time observed. */
  definition: string;
  /** Windows that count in which the outcome came, and all that count. */
  k: number;
  n: number;
  /** What k of n say of the frequency: mean and 90% interval. */
  frequency: Frequency;
  /** The length of a window. */
  length?: { number: number; unit: 'days' | 'years' } | undefined;
  /** Every window, also those that do not count, in the order of time; empty where only counts are known. */
  windows: Window[];
  /** The same from all windows, with those that overlap or are censored. */
  survival?: Survival | undefined;
  /** Windows whose outcome came on the trigger's own day or after it but before they opened: it is not counted. */
  early?: number | undefined;
  /** Comparison classes, which are shown beside it and never pooled with it. */
  beside?: { pairs?: ComparedRate[]; years?: ComparedRate[] } | undefined;
}

/** A base rate beside others. */
export interface ComparedRate {
  name: string;
  k: number;
  n: number;
  frequency: BaseRate['frequency'];
  length: BaseRate['length'];
  /** Probability, 0-1, that its frequency is higher than that of the one compared with. */
  higher?: number;
}

/** Whether a window is one of those that a base rate counts. */
export const counts = ({ state }: Window): boolean => state === 'happened' || state === 'did not happen';

/** A base rate from its windows. */
export function rateOfWindows(about: Omit<BaseRate, 'k' | 'n' | 'frequency' | 'survival'>): BaseRate {
  const windows = [...about.windows].sort(byOpening);
  const n = windows.filter(counts).length;
  const k = windows.filter(({ state }) => state === 'happened').length;
  return { ...about, windows, k, n, frequency: jeffreys(k, n), survival: survivalOf(windows) };
}
