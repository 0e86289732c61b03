/** Something that happened on a day. */
export interface Occurrence {
  /** Days since 1970-01-01. */
  day: number;
  /** What happened, in words. */
  what: string;
  id?: string;
  /** Where it can be read. */
  link?: string;
}

/**
 * What became of a window, and whether it counts:
 * - `happened`, `did not happen`: observed to its end, and without a day in common with another that counts;
 * - `censored`: the observation ends before the window does;
 * - `overlaps`: it has days in common with an earlier one that counts.
 */
export type WindowState = 'happened' | 'did not happen' | 'censored' | 'overlaps';

/** One window in which the outcome could come: the rows behind a base rate. */
export interface Window {
  /** What opened it, or whose it is. */
  label: string;
  trigger?: Occurrence | undefined;
  /** First and last day on which the outcome counts, in days since 1970-01-01. */
  opens: number;
  closes: number;
  state: WindowState;
  /** The first outcome in it that was observed; a window that does not count may have one too. */
  outcome?: Occurrence | undefined;
  /** Days that were observed until the outcome, or without it: an outcome on the first day came on day 1. */
  days: number;
}

/** Orders by the day they open, and windows of one day so that the order they came in does not matter. */
export const byOpening = (a: Window, b: Window): number =>
  a.opens - b.opens || compareText(a.label, b.label) || compareText(a.trigger?.id ?? '', b.trigger?.id ?? '');

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
