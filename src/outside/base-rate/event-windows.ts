import type { Occurrence, Window } from './window.ts';

/** Where windows of events may lie, in days since 1970-01-01. */
export interface WindowBounds {
  /** First and last day on which an outcome would have been seen. */
  from: number;
  to: number;
  /** Days that a window holds. */
  window: number;
}

/**
 * A window of so many days, which does not count if the observation ends before it does.
 *
 * @param outcomes in the order of time
 */
export function windowAt(
  opens: number,
  label: string,
  outcomes: readonly Occurrence[],
  { to, window }: WindowBounds,
  trigger?: Occurrence,
): Window {
  const closes = opens + window - 1;
  const end = Math.min(closes, to);
  const first = outcomes[firstFrom(outcomes, opens)];
  const outcome = first !== undefined && first.day <= end ? first : undefined;
  const days = outcome ? outcome.day - opens + 1 : Math.max(0, end - opens + 1);
  const state = closes > to ? 'censored' : outcome ? 'happened' : 'did not happen';
  return { label, trigger, opens, closes, state, outcome, days };
}

/** Index of the first occurrence on a day or after it. */
export function firstFrom(occurrences: readonly Occurrence[], day: number): number {
  let [low, high] = [0, occurrences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (occurrences[middle].day < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Of windows in the order they open, those that count: the first, then always the first that opens after the one before
 * has closed. Of windows of one length no other choice holds more.
 */
export function withoutOverlaps(windows: readonly Window[]): Window[] {
  let closed = -Infinity;
  return windows.map((window) => {
    if (window.state === 'censored') return window;
    if (window.opens <= closed) return { ...window, state: 'overlaps' };
    closed = window.closes;
    return window;
  });
}
