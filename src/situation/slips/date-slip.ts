import { dateOf, dayNumber, isDay } from '../../numeric/days.ts';
import { quoteName } from '../../numeric/nearest-name.ts';
import { dateIn } from '../table/index.ts';
import type { Slip } from './quantity-slip.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** What was meant by a value where a day belongs: `31/12/2026`, `31 December 2026`, `2026-12`, `2026`. */
export function dateSlip(written: unknown): Slip | undefined {
  const text = String(written).normalize('NFKC').trim();
  const found = typeof written === 'string' ? quoteName(written) : text;
  const days = [...new Set([dateIn(text, 'ymd'), dateIn(text, 'dmy'), dateIn(text, 'mdy'), slipInWords(text)])].filter(
    (day) => day !== undefined && day !== text,
  );
  if (days.length > 0) return { message: `found ${found}, write ${days.join(' or ')}`, meant: days[0] };
  const month = /^(\d{4})(?:[-/.](\d{1,2}))?$/.exec(text);
  if (month) {
    const end =
      month[2] === undefined ? `${month[1]}-12-31` : dateOf(dayNumber(Number(month[1]), Number(month[2]) + 1, 0));
    if (isDay(end)) return { message: `found ${found}, write a day of it, such as ${end}`, meant: end };
  }
  const time = /^(\d{4}-\d\d-\d\d)[T\s]/.exec(text);
  return time && isDay(time[1])
    ? { message: `found ${found}, write the day alone: ${time[1]}`, meant: time[1] }
    : undefined;
}

/** A day with its month in words: `31 December 2026`, `Dec 31, 2026`. */
function slipInWords(text: string): string | undefined {
  const match = /^(\d{1,2})(?:st|nd|rd|th|\.)?\s+(\p{L}{3,})\.?,?\s+(\d{4})$/u.exec(text);
  const other = /^(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u.exec(text);
  const [day, word, year] = match ? match.slice(1) : other ? [other[2], other[1], other[3]] : [];
  const month = word === undefined ? -1 : MONTHS.indexOf(word.slice(0, 3).toLowerCase());
  if (month < 0) return undefined;
  const date = `${year}-${String(month + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(date) ? date : undefined;
}
