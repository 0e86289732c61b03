/** Milliseconds of a day. */
export const MS_A_DAY = 86_400_000;

/** Years before this one are taken for a slip: nothing in a situation, a ledger or a record of events is so old. */
const FIRST_YEAR = 1000;

/**
 * Days since 1970-01-01 of a date written yyyy-mm-dd; NaN if the text is no such date, or if there is no such day
 * (2021-02-30, 2021-13-01) or it lies before the year 1000. Every reader of days goes through here.
 *
 * @example dayOf('2020-02-29') // 18321
 */
export function dayOf(date: string): number {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return NaN;
  const [year, month, day] = date.split('-').map(Number);
  if (year < FIRST_YEAR) return NaN;
  // A day or month that does not exist runs over into the next one.
  const number = dayNumber(year, month, day);
  return dateOf(number) === date ? number : NaN;
}

/** Whether a text is a day that exists, written yyyy-mm-dd. */
export const isDay = (date: string): boolean => !Number.isNaN(dayOf(date));

/**
 * What is wrong with a text that should be a day, in words that can follow the name of a flag or field; nothing if it is one.
 *
 * @example dayFault('2021-02-30') // 'there is no day 2021-02-30, expected a date such as 2021-12-31'
 */
export function dayFault(date: string): string | undefined {
  if (isDay(date)) return undefined;
  const found = /^\d{4}-\d\d-\d\d$/.test(date) ? `there is no day ${date}` : `found \`${date}\``;
  return `${found}, expected a date such as 2021-12-31`;
}

/** The date, yyyy-mm-dd, of a day since 1970-01-01. */
export function dateOf(day: number): string {
  return new Date(day * MS_A_DAY).toISOString().slice(0, 10);
}

/** Days since 1970-01-01 of a year, month (1-12) and day. What is beyond the end of a month runs over into the next. */
export const dayNumber = (year: number, month = 1, day = 1): number => Date.UTC(year, month - 1, day) / MS_A_DAY;

/** The year of a day since 1970-01-01. */
export const yearOf = (day: number): number => Number(dateOf(day).slice(0, 4));

/** The same day so many years later; 1 March for a 29 February that is not there. */
export function yearsLater(day: number, years: number): number {
  const date = new Date(day * MS_A_DAY);
  return dayNumber(date.getUTCFullYear() + years, date.getUTCMonth() + 1, date.getUTCDate());
}
