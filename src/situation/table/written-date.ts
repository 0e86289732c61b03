import { isDay } from '../../numeric/days.ts';

/** The order in which a table writes day, month and year. */
export const DATE_ORDERS = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

const DIGITS = /^(\d{1,4})([-/.\s])(\d{1,2})\2(\d{1,4})$/;
const TOGETHER = /^(\d{4})(\d\d)(\d\d)$/;

/**
 * The day in a cell, as yyyy-mm-dd: 31/12/2026, 31.12.26, 2026-12-31, 20261231. A year that comes first with four digits is
 * always read so; any other order has to be said, since 3/4/2026 is a day in March and one in April. A year of two digits is
 * of this century up to 68 (as strptime has it).
 *
 * @param order what `--dates` says
 * @returns undefined if it is not a day of the calendar (2021-02-30 is none), or the order is not said
 * @example dateIn('31/12/2026', 'dmy') // '2026-12-31'
 */
export function dateIn(cell: string, order?: DateOrder): string | undefined {
  const text = cell.trim();
  const together = TOGETHER.exec(text);
  if (together) return dayWritten(together[1], together[2], together[3]);
  const match = DIGITS.exec(text);
  if (!match) return undefined;
  const [, first, , second, third] = match;
  if (first.length === 4) return third.length > 2 ? undefined : dayWritten(first, second, third);
  if (order === 'dmy') return dayWritten(third, second, first);
  if (order === 'mdy') return dayWritten(third, first, second);
  return order === 'ymd' ? dayWritten(first, second, third) : undefined;
}

/** yyyy-mm-dd, if the calendar has such a day. */
function dayWritten(year: string, month: string, day: string): string | undefined {
  if (year.length !== 4 && year.length !== 2) return undefined;
  if (month.length > 2 || day.length > 2) return undefined;
  const full = year.length === 4 ? year : `${Number(year) > 68 ? 19 : 20}${year}`;
  const text = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(text) ? text : undefined;
}

/**
 * The orders in which every one of some dates is a day: one if they are certain (a 31 cannot be a month), several if not,
 * none if they are not dates.
 */
export function ordersOf(cells: Iterable<string>): DateOrder[] {
  let orders: DateOrder[] = [...DATE_ORDERS];
  for (const cell of cells) {
    orders = orders.filter((order) => dateIn(cell, order) !== undefined);
    if (orders.length === 0) break;
  }
  return orders;
}
