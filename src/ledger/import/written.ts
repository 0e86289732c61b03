import { DATE_ORDERS, type DateOrder, type Decimal, dateIn, numberIn } from '../../situation/table/index.ts';
import { type Edge, parseMoment } from '../claim/moment.ts';

/** How a table writes its times and numbers. */
export interface Written {
  /** The zone of times that name none, `Z` or `+03:00`; such times are faults without it. */
  zone?: string | undefined;
  /** The order of day, month and year; only dates with the year first can be read without it. */
  dates?: DateOrder | undefined;
  /** What stands before the fraction of a number, a point by default. */
  decimal?: Decimal | undefined;
}

/** A date with the time of day that follows it, of one or two digits. */
const DATED = /^(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{8})(?:[T\s]+(\d{1,2})(:\S.*))?$/;

/** A moment as `parseMoment` reads it, its date in the order in which the table writes dates. */
export function momentIn(text: string, edge: Edge, { zone, dates }: Written): number | { fault: string } {
  const parts = DATED.exec(text.trim());
  const day = parts ? dateIn(parts[1], dates) : undefined;
  if (parts === null || day === undefined) {
    const read = parseMoment(text, edge, zone);
    if (typeof read === 'number' || parts === null || /^\d{4}-/.test(text.trim())) return read;
    return dates === undefined
      ? { fault: 'which is the day and which the month? `--dates dmy`, `mdy` or `ymd` says it' }
      : { fault: `is not a day, read as ${dates} (day, month, year)` };
  }
  const [, , hours, rest] = parts;
  return parseMoment(hours === undefined ? day : `${day}T${hours.padStart(2, '0')}${rest}`, edge, zone);
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;

/** A number as it is written in a cell: a point for the decimals and nothing between the thousands, unless a sign is said. */
export function numberWritten(text: string, { decimal }: Written = {}): number | undefined {
  if (decimal !== undefined) return numberIn(text, decimal);
  const number = NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** A text that begins with a number, with a point before its fraction. */
export const withPoint = (text: string, { decimal }: Written): string =>
  decimal === ',' ? text.replace(/^([+-]?\d*),(?=\d)/, '$1.') : text;

/** The order that is said as `mdy` or, as strptime has it, `%m/%d/%y`; undefined if it is not one. */
export function dateOrder(said: string): DateOrder | undefined {
  const signs = said.trim().startsWith('%')
    ? /^%([dmyY])[-/.\s]?%([dmyY])[-/.\s]?%([dmyY])(?:[T\s]%H:%M(?::%S)?)?$/
        .exec(said.trim())
        ?.slice(1)
        .join('')
        .toLowerCase()
    : said.trim().toLowerCase();
  return DATE_ORDERS.find((order) => order === signs);
}
