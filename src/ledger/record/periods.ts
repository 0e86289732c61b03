/** Lengths of time that a record may be cut into. */
export const PERIOD_UNITS = ['year', 'quarter', 'month'] as const;
export type PeriodUnit = (typeof PERIOD_UNITS)[number];

/** A stretch of the calendar in UTC: milliseconds since 1970, the end not in it. */
export interface Period {
  /** 2021, 2021-Q2 or 2021-04. */
  name: string;
  start: number;
  end: number;
}

const MONTHS: Record<PeriodUnit, number> = { year: 12, quarter: 3, month: 1 };
/** More periods than this make a picture hard to read. */
const MOST = 24;

const monthOf = (ms: number): number => {
  const date = new Date(ms);
  return 12 * date.getUTCFullYear() + date.getUTCMonth();
};
const startOf = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12, 1);

/** The shortest unit by which a span has no more than 24 periods; years if none has. Milliseconds since 1970. */
export function unitFor(from: number, to: number): PeriodUnit {
  const fits = (unit: PeriodUnit) => indexOf(to, unit) - indexOf(from, unit) < MOST;
  return PERIOD_UNITS.findLast(fits) ?? 'year';
}

/** The number of the period that a moment lies in, counted from the year 0. */
const indexOf = (ms: number, unit: PeriodUnit): number => Math.floor(monthOf(ms) / MONTHS[unit]);

/** All periods from the one that holds a moment to the one that holds another. Milliseconds since 1970. */
export function periodsBetween(from: number, to: number, unit: PeriodUnit): Period[] {
  const first = indexOf(from, unit);
  const length = indexOf(to, unit) - first + 1;
  return Array.from({ length }, (_, i) => {
    const month = (first + i) * MONTHS[unit];
    return { name: nameOf(month, unit), start: startOf(month), end: startOf(month + MONTHS[unit]) };
  });
}

/** The place in a list of periods without gaps of the one that holds a moment. */
export const periodPlace = (ms: number, periods: readonly Period[], unit: PeriodUnit): number =>
  indexOf(ms, unit) - indexOf(periods[0].start, unit);

function nameOf(month: number, unit: PeriodUnit): string {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  if (unit === 'year') return year;
  const inYear = month % 12;
  return unit === 'quarter' ? `${year}-Q${inYear / 3 + 1}` : `${year}-${String(inYear + 1).padStart(2, '0')}`;
}
