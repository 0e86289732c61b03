import { checkObserved, type Observed } from '../series/quad-events.ts';

/**
 * What is known of a day: how often it happened, `each` event counting, or only whether it did, `once`. The mean of a day is the
 * same quantity in both: a day without an event has the probability exp(-mean).
 */
export type Ties = 'each' | 'once';

/** How often something happened on each day of a time observed. */
export interface DailyCounts extends Observed {
  ties: Ties;
  /** Days observed. */
  length: number;
  /** The days on which it happened, rising, counted from `from` as 0. */
  days: Int32Array;
  /** How often on each of them, above 0; 1 where only whether it happened is known. */
  counts: Float64Array;
  /** Sum of the counts. */
  total: number;
}

/**
 * Events of one kind as counts by day; those outside the time observed are left out.
 *
 * @param days of the events, since 1970-01-01, in any order
 * @throws UsageError if the days observed are not whole numbers, or end before they begin
 */
export function dailyCounts(days: Int32Array, { from, to }: Observed, ties: Ties): DailyCounts {
  checkObserved({ from, to });
  const sorted = days.filter((day) => day >= from && day <= to).sort();
  const distinct: number[] = [];
  const counts: number[] = [];
  for (const day of sorted) {
    if (day - from !== distinct[distinct.length - 1]) {
      distinct.push(day - from);
      counts.push(1);
    } else if (ties === 'each') counts[counts.length - 1]++;
  }
  const total = counts.reduce((sum, count) => sum + count, 0);
  return {
    from,
    to,
    ties,
    length: to - from + 1,
    days: Int32Array.from(distinct),
    counts: Float64Array.from(counts),
    total,
  };
}

/** The same, as it was known at the end of a day within it. */
export function until(history: DailyCounts, to: number): DailyCounts {
  const n = history.days.findIndex((day) => day > to - history.from);
  if (n < 0) return { ...history, to, length: to - history.from + 1 };
  const counts = history.counts.subarray(0, n);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return { ...history, to, length: to - history.from + 1, days: history.days.subarray(0, n), counts, total };
}
