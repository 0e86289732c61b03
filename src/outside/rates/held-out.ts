import { log } from '../../numeric/elementary.ts';
import { nextStart, periodStart } from '../series/calendar.ts';
import { type DailyCounts, until } from './daily-counts.ts';
import { fitHawkes } from './hawkes-fit.ts';
import { carriedOver, hawkesHazard } from './hawkes-forecast.ts';
import { poissonHazard } from './poisson.ts';

/** What is asked of a held-out month: at least one event in it, in seven days of it, on a day of it. */
export const HORIZONS = ['month', 'week', 'day'] as const;
export type Horizon = (typeof HORIZONS)[number];

/** Ways to forecast: a constant rate, a self-exciting one, and how often windows of this length held one before. */
export const RATE_METHODS = ['poisson', 'hawkes', 'climatology'] as const;
export type RateMethod = (typeof RATE_METHODS)[number];

/** A window, forecast from what was known on the day before it. */
export interface HeldOutWindow {
  horizon: Horizon;
  /** The held-out month it lies in, counted from 0. */
  month: number;
  /** Its first day, since 1970-01-01, and how many it has. */
  opens: number;
  days: number;
  happened: boolean;
  /** Minus the logarithm of the probability that it holds no event, by each method. */
  hazards: Record<RateMethod, number>;
}

/** Of a longer record only so many months are held out, the last ones: five years tell the rates apart. */
export const MOST_MONTHS = 60;

/**
 * Whole months after the first days, the last 60 of them, are held out in turn: the processes are fitted to all before it, and
 * forecast the month, its first four stretches of seven days, and each of its days, with what had come until the day before.
 *
 * @param atLeast days before the first held-out month
 * @param onMonth is told how many months are done, of how many
 */
export function heldOut(
  history: DailyCounts,
  atLeast: number,
  onMonth?: (done: number, planned: number) => void,
): HeldOutWindow[] {
  const windows: HeldOutWindow[] = [];
  const months = heldOutMonths(history, atLeast);
  for (const [month, opens] of months.entries()) {
    onMonth?.(month, months.length);
    const next = nextStart(opens, 'month');
    const fit = fitHawkes(until(history, opens - 1));
    const ask = (horizon: Horizon, first: number, days: number) => {
      const known = until(history, first - 1);
      const poisson = poissonHazard(known.total, known.length, known.ties, days);
      // Without branching it is a Poisson process, and that one knows how little it knows of its rate.
      const bursts = fit !== undefined && fit.branching > 0;
      const hawkes = bursts ? hawkesHazard(fit, carriedOver(known, fit.decay), days) : poisson;
      const hazards = { poisson, hawkes, climatology: climatologyHazard(known, days) };
      windows.push({ horizon, month, opens: first, days, happened: holds(history, first, days), hazards });
    };
    ask('month', opens, next - opens);
    for (let week = 0; week < 4; week++) ask('week', opens + 7 * week, 7);
    for (let day = opens; day < next; day++) ask('day', day, 1);
  }
  return windows;
}

/** The first days of the months that are held out. */
function heldOutMonths({ from, to }: DailyCounts, atLeast: number): number[] {
  const months: number[] = [];
  for (let opens = periodStart(from, 'month'); nextStart(opens, 'month') - 1 <= to; opens = nextStart(opens, 'month')) {
    if (opens - from >= atLeast) months.push(opens);
  }
  return months.slice(-MOST_MONTHS);
}

/** Whether something happened in so many days from one on. */
function holds({ from, days }: DailyCounts, opens: number, length: number): boolean {
  const first = days[firstFrom(days, opens - from)];
  return first !== undefined && first < opens - from + length;
}

/** How often it did in the windows of this length before, one after another back from the last day: (k + 1/2) / (n + 1). */
function climatologyHazard(known: DailyCounts, length: number): number {
  const n = Math.floor(known.length / length);
  let k = 0;
  for (let i = 1; i <= n; i++) if (holds(known, known.to + 1 - i * length, length)) k++;
  return -log(1 - (k + 0.5) / (n + 1));
}

/** Index of the first day on another or after it. */
function firstFrom(days: Int32Array, day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
