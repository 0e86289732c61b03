import type { PeriodLength } from '../series/calendar.ts';

/**
 * The first day of the period of an event, weeks from Monday on, in SQL: what `date_trunc` says, by counting days back, which
 * takes a tenth of its time.
 */
export const PERIOD_START: Record<PeriodLength, string> = {
  day: 'date',
  week: '(date - (isodow(date) - 1)::int)',
  month: '(date - (day(date) - 1)::int)',
  quarter: `date_trunc('quarter', date)::date`,
  year: '(date - (dayofyear(date) - 1)::int)',
};
