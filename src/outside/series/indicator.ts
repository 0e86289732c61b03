import { nextStart, type PeriodLength, periodName, periodStart } from './calendar.ts';
import { checkEvents, type Observed, type QuadEvents } from './quad-events.ts';

/** What happened in one stretch of the calendar. Nothing is as good a number as any: a period without events has zeros. */
export interface IndicatorPeriod {
  /** 2014-03-01, 2014-W09, 2014-03, 2014-Q1 or 2014. */
  name: string;
  /** The first day of it that was observed, since 1970-01-01, and how many were. */
  start: number;
  days: number;
  /** Whether every day of it was observed. */
  complete: boolean;
  events: number;
  verbalCooperation: number;
  materialCooperation: number;
  verbalConflict: number;
  materialConflict: number;
  /** Events of no known class. */
  unknown: number;
  /** Verbal and material together. */
  cooperation: number;
  conflict: number;
  /** The same a day, so that months of 28 and 31 days, or a part of one, can be compared. */
  perDay: { events: number; cooperation: number; conflict: number };
  /** Conflict among the events whose class is known, 0-1; missing where there are none. */
  conflictShare?: number;
  /** Events whose intensity is known, the sum of their intensities, and its mean, -10 to 10; no mean without such events. */
  rated: number;
  sumIntensity: number;
  meanIntensity?: number;
}

/** A series of events by period. Plain data. */
export interface Indicator extends Observed {
  by: PeriodLength;
  /** In the order of time, without gaps. */
  periods: IndicatorPeriod[];
  /** Events outside the time observed, which are not counted. */
  outside: number;
}

/** Columns of sums by period: the five classes, then events with an intensity. */
const RATED = 5;
const COLUMNS = 6;

/**
 * What one side did to another, period by period: how many events of each class, cooperation against conflict, intensity.
 * Nothing is smoothed and no season is taken out.
 *
 * @throws UsageError if the columns differ in length, a class is not 0 to 4, or the time ends before it begins
 * @see Goldstein 1992 for the intensity; Schrodt & Yonamine 2013 for counts of the four classes, and why both are shown
 */
export function indicator(events: QuadEvents, { by, from, to }: Observed & { by: PeriodLength }): Indicator {
  checkEvents(events, { from, to });
  const starts: number[] = [];
  for (let start = periodStart(from, by); start <= to; start = nextStart(start, by)) starts.push(start);
  const periodOf = periodsOfDays(starts, { from, to });
  const counts = new Int32Array(COLUMNS * starts.length);
  const sums = new Float64Array(starts.length);
  let outside = 0;
  for (let i = 0; i < events.days.length; i++) {
    const day = events.days[i];
    if (day < from || day > to) {
      outside++;
      continue;
    }
    const at = periodOf[day - from];
    counts[COLUMNS * at + events.quad[i]]++;
    if (!Number.isNaN(events.intensity[i])) {
      counts[COLUMNS * at + RATED]++;
      sums[at] += events.intensity[i];
    }
  }
  const periods = starts.map((start, i) => {
    const next = nextStart(start, by);
    const first = Math.max(start, from);
    const days = Math.min(next - 1, to) - first + 1;
    const about = { name: periodName(start, by), start: first, days, complete: days === next - start };
    return { ...about, ...summary(counts.subarray(COLUMNS * i, COLUMNS * (i + 1)), sums[i], days) };
  });
  return { by, from, to, periods, outside };
}

/** The period of each day observed. */
function periodsOfDays(starts: readonly number[], { from, to }: Observed): Int32Array {
  const periodOf = new Int32Array(to - from + 1);
  for (let i = 0; i < starts.length; i++) periodOf.fill(i, Math.max(0, starts[i] - from));
  return periodOf;
}

function summary(counts: Int32Array, sumIntensity: number, days: number) {
  const [unknown, verbalCooperation, materialCooperation, verbalConflict, materialConflict, rated] = counts;
  const cooperation = verbalCooperation + materialCooperation;
  const conflict = verbalConflict + materialConflict;
  const events = cooperation + conflict + unknown;
  return {
    ...{ events, verbalCooperation, materialCooperation, verbalConflict, materialConflict, unknown },
    ...{ cooperation, conflict },
    perDay: { events: events / days, cooperation: cooperation / days, conflict: conflict / days },
    ...(cooperation + conflict > 0 && { conflictShare: conflict / (cooperation + conflict) }),
    ...{ rated, sumIntensity },
    // A mean that is too small for a number may be -0, which JSON does not know; adding 0 makes it 0.
    ...(rated > 0 && { meanIntensity: sumIntensity / rated + 0 }),
  };
}
