import { dateOf, dayOf, isDay, MS_A_DAY } from '../../numeric/days.ts';
import { checkGivenText } from '../../numeric/given.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/** Whether a bare date means the beginning of its day or the end of it. */
export type Edge = 'start' | 'end';

/**
 * A moment in time as people write it: a date, meaning its first millisecond or (a deadline) its last one in UTC, or a date
 * with a time of day, which says its zone (`Z`, `+03:00`).
 *
 * @param zone what a time of day without a zone is read in, `Z` or `+03:00`; without it such a time is a fault
 * @returns milliseconds since 1970, or what is wrong with the text
 */
export function parseMoment(text: string, edge: Edge = 'start', zone?: string): number | { fault: string } {
  checkGivenText(text, 'parseMoment', 'a date or a time');
  const trimmed = text.trim();
  if (DATE.test(trimmed)) {
    const start = dayOf(trimmed) * MS_A_DAY;
    if (Number.isNaN(start)) return { fault: `there is no day ${trimmed}` };
    return edge === 'start' ? start : start + MS_A_DAY - 1;
  }
  const time = TIME.exec(trimmed);
  if (!time) return { fault: 'expected a date (2021-04-22) or a time with its zone (2021-04-22T10:00:00+03:00)' };
  const [, date, hours, minutes, seconds = '00', fraction = '', own] = time;
  const start = dayOf(date) * MS_A_DAY;
  if (Number.isNaN(start)) return { fault: `there is no day ${date}` };
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) {
    return { fault: `there is no time ${hours}:${minutes}:${seconds}` };
  }
  const offset = own ?? zone;
  if (offset === undefined)
    return { fault: `which zone is meant: ${date}T${hours}:${minutes}Z, or with +03:00 at its end?` };
  const shift = offsetMs(offset);
  if (shift === undefined) return { fault: `there is no zone ${offset}` };
  const milliseconds = Math.floor(Number(`0${fraction}`) * 1000);
  const ms = start + ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + milliseconds - shift;
  // In UTC it may lie in another year than in its zone.
  return isDay(new Date(ms).toISOString().split('T')[0])
    ? ms
    : { fault: `${date} is beyond the years 1000 to 9999 in UTC` };
}

/** Milliseconds that a zone such as `+03:00` is ahead of UTC. */
function offsetMs(zone: string): number | undefined {
  if (/^z$/i.test(zone)) return 0;
  const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (!parts || Number(parts[2]) > 14 || Number(parts[3]) > 59) return undefined;
  return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3])) * 60_000;
}

/**
 * A moment in its one written form: the bare date where it is the edge of a day in UTC, otherwise the time in UTC with
 * milliseconds.
 */
export function writeMoment(ms: number, edge: Edge = 'start'): string {
  const atEdge = edge === 'start' ? ms % MS_A_DAY === 0 : (ms + 1) % MS_A_DAY === 0;
  return atEdge ? writtenDay(Math.floor(ms / MS_A_DAY)) : new Date(ms).toISOString();
}

/** Days that were read and written: a ledger of millions of entries has some thousands of them. */
const days = new Map<string, number>();
const written = new Map<number, string>();
const MOST_DAYS = 20_000;

function writtenDay(day: number): string {
  let text = written.get(day);
  if (text === undefined) {
    text = dateOf(day);
    if (written.size >= MOST_DAYS) written.clear();
    written.set(day, text);
  }
  return text;
}

/** NaN where there is no such day. */
function startOfDay(day: string): number {
  let start = days.get(day);
  if (start === undefined) {
    start = dayOf(day) * MS_A_DAY;
    if (days.size >= MOST_DAYS) days.clear();
    days.set(day, start);
  }
  return start;
}

/** Milliseconds since 1970 of a moment in its written form. */
export const momentMs = (text: string, edge: Edge = 'start'): number =>
  text.length === 10 ? startOfDay(text) + (edge === 'start' ? 0 : MS_A_DAY - 1) : Date.parse(text);

/** Whether a text is a moment in its written form. */
export function isWritten(text: string, edge: Edge = 'start'): boolean {
  if (text.length === 10) return !Number.isNaN(startOfDay(text));
  const ms = parseMoment(text, edge);
  return typeof ms === 'number' && writeMoment(ms, edge) === text;
}
