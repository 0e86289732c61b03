import { dateOf, MS_A_DAY } from '../../numeric/days.ts';

/** Lengths of time that events may be counted by. Weeks begin on Monday. */
export const PERIOD_LENGTHS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type PeriodLength = (typeof PERIOD_LENGTHS)[number];

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** Days since 1970-01-01 of the first day of a month, counted from the month 0 of the year 0. */
const dayOfMonth = (month: number): number => {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(month / 12), month - 12 * Math.floor(month / 12), 1);
  return date.getTime() / MS_A_DAY;
};

/** The month that a day lies in, counted from the month 0 of the year 0. */
const monthOf = (day: number): number => {
  const date = new Date(day * MS_A_DAY);
  return 12 * date.getUTCFullYear() + date.getUTCMonth();
};

/** 0 for Monday to 6 for Sunday; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** 0 for January to 11 for December. */
export const monthOfYear = (day: number): number => ((monthOf(day) % 12) + 12) % 12;

/** The first day of the period that a day lies in; days since 1970-01-01. */
export function periodStart(day: number, by: PeriodLength): number {
  if (by === 'day') return day;
  if (by === 'week') return day - weekdayOf(day);
  return dayOfMonth(MONTHS[by] * Math.floor(monthOf(day) / MONTHS[by]));
}

/** The first day of the period after the one that begins on a day. */
export function nextStart(start: number, by: PeriodLength): number {
  if (by === 'day') return start + 1;
  if (by === 'week') return start + 7;
  return dayOfMonth(monthOf(start) + MONTHS[by]);
}

/**
 * What a period is called: 2014-03-01, 2014-W09, 2014-03, 2014-Q1 or 2014. A week belongs to the year that holds its Thursday
 * (ISO 8601).
 *
 * @param start its first day
 */
export function periodName(start: number, by: PeriodLength): string {
  const date = dateOf(start);
  if (by === 'day') return date;
  if (by === 'month') return date.slice(0, -3);
  if (by === 'year') return date.slice(0, -6);
  if (by === 'quarter') return `${date.slice(0, -6)}-Q${monthOfYear(start) / 3 + 1}`;
  const thursday = start + 3;
  const firstOfYear = periodStart(thursday, 'year');
  const week = 1 + Math.floor((thursday - firstOfYear) / 7);
  return `${periodName(firstOfYear, 'year')}-W${String(week).padStart(2, '0')}`;
}
