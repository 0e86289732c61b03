/** Milliseconds of a day. */
export const MS_A_DAY = 86_400_000;

/** Days since 1970-01-01 of a date written yyyy-mm-dd; NaN if it is none. */
export function dayOf(date: string): number {
  return /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) / MS_A_DAY : NaN;
}

/** The date, yyyy-mm-dd, of a day since 1970-01-01. */
export function dateOf(day: number): string {
  return new Date(day * MS_A_DAY).toISOString().slice(0, 10);
}

/** Days since 1970-01-01 of a year, month (1-12) and day. */
export const dayNumber = (year: number, month = 1, day = 1): number => Date.UTC(year, month - 1, day) / MS_A_DAY;

/** The year of a day since 1970-01-01. */
export const yearOf = (day: number): number => Number(dateOf(day).slice(0, 4));

/** The same day so many years later; 1 March for a 29 February that is not there. */
export function yearsLater(day: number, years: number): number {
  const date = new Date(day * MS_A_DAY);
  return dayNumber(date.getUTCFullYear() + years, date.getUTCMonth() + 1, date.getUTCDate());
}
