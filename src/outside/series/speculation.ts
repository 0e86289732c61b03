import { dayOf } from '../../numeric/days.ts';
import { UsageError } from '../../numeric/errors.ts';
import { nextStart, periodName, periodStart } from './calendar.ts';

/** What was said to come, and what came. Days are written yyyy-mm-dd. */
export interface Speculation {
  /** The feared outcome, as in "the merger of Belarus and Russia". */
  what: string;
  /** Which mentions and which events are counted, in words. */
  counted?: { mentions: string; events: string };
  /** Each mention or claim of it. */
  mentions: readonly { day: string }[];
  /** Material events of its kind. */
  events: readonly { day: string; what: string }[];
  /** What set people talking. */
  triggers?: readonly { day: string; name: string }[];
  /** The time searched for both; by default, from the first to the last day of any of them. */
  from?: string;
  to?: string;
}

/** A month of speculation against the record. */
export interface SpeculationMonth {
  /** 2014-03. */
  name: string;
  /** Its first day searched and the first day after it, since 1970-01-01. */
  start: number;
  end: number;
  mentions: number;
  events: number;
}

/** A trigger with what was said and what came about it. */
export interface SpeculationTrigger {
  name: string;
  /** Since 1970-01-01. */
  day: number;
  /** Mentions in the window before it, and in the window that begins with it; events in the latter. */
  mentionsBefore: number;
  mentionsAfter: number;
  eventsAfter: number;
  /** Whether the windows lie within the time searched; one that does not is counted as far as it was. */
  wholeBefore: boolean;
  wholeAfter: boolean;
}

/** Speculation and record by month. Plain data. */
export interface SpeculationRecord {
  what: string;
  /** The first and the last day searched, since 1970-01-01. */
  from: number;
  to: number;
  /** In the order of time, without gaps; a month in which nothing was said or came has zeros. Empty without any days. */
  months: SpeculationMonth[];
  mentions: number;
  events: number;
  /** Events in the order of time. */
  list: { day: number; what: string }[];
  /** Triggers in the order of time, and the days in their windows. */
  triggers: SpeculationTrigger[];
  window: number;
  counted?: Speculation['counted'];
  /** What lies outside the time searched, and is not counted. */
  outside: { mentions: number; events: number; triggers: number };
}

/** Days before and after a trigger that are compared. */
const WINDOW = 30;

/**
 * Mentions of a feared outcome by month, beside the material events of that kind in the same months.
 *
 * @throws UsageError if a day is not a date, or the time searched ends before it begins
 */
export function speculationByMonth({
  what,
  counted,
  mentions,
  events,
  triggers = [],
  from,
  to,
}: Speculation): SpeculationRecord {
  const said = mentions.map(({ day }, i) => dayAt(day, `mention ${i + 1}`));
  const came = events.map(({ day, what: name }, i) => ({ day: dayAt(day, `event ${i + 1}`), what: name }));
  const set = triggers.map(({ day, name }, i) => ({ day: dayAt(day, `trigger ${i + 1}`), name }));
  const all = [...said, ...came.map(({ day }) => day), ...set.map(({ day }) => day)];
  const first = from === undefined ? all.reduce((a, b) => Math.min(a, b), Infinity) : dayAt(from, 'from');
  const last = to === undefined ? all.reduce((a, b) => Math.max(a, b), -Infinity) : dayAt(to, 'to');
  const about = { what, window: WINDOW, ...(counted && { counted }) };
  if (all.length === 0 && (from === undefined || to === undefined)) {
    return {
      ...about,
      from: 0,
      to: -1,
      months: [],
      mentions: 0,
      events: 0,
      list: [],
      triggers: [],
      outside: { mentions: 0, events: 0, triggers: 0 },
    };
  }
  if (last < first) throw new UsageError(`searched from ${from} to ${to}, expected days in this order`);
  const within = (day: number) => day >= first && day <= last;
  const [seen, list, named] = [
    said.filter(within),
    came.filter((one) => within(one.day)),
    set.filter((one) => within(one.day)),
  ];
  const record = { mentions: seen.length, events: list.length };
  return {
    ...{ ...about, from: first, to: last, ...record },
    months: monthsOf(
      first,
      last,
      seen,
      list.map(({ day }) => day),
    ),
    list: list.sort((a, b) => a.day - b.day),
    triggers: named.sort((a, b) => a.day - b.day).map((trigger) => aroundTrigger(trigger, seen, list, first, last)),
    outside: {
      mentions: said.length - seen.length,
      events: came.length - list.length,
      triggers: set.length - named.length,
    },
  };
}

function dayAt(text: string, place: string): number {
  const day = dayOf(text);
  if (Number.isNaN(day)) throw new UsageError(`${place}: found "${text}", expected a date such as 2021-12-31`);
  return day;
}

function monthsOf(
  from: number,
  to: number,
  mentions: readonly number[],
  events: readonly number[],
): SpeculationMonth[] {
  const months: SpeculationMonth[] = [];
  const place = new Map<number, SpeculationMonth>();
  for (let start = periodStart(from, 'month'); start <= to; start = nextStart(start, 'month')) {
    const end = Math.min(nextStart(start, 'month'), to + 1);
    const month = { name: periodName(start, 'month'), start: Math.max(start, from), end, mentions: 0, events: 0 };
    months.push(month);
    place.set(start, month);
  }
  const count = (days: readonly number[], kind: 'mentions' | 'events') => {
    for (const day of days) (place.get(periodStart(day, 'month')) as SpeculationMonth)[kind]++;
  };
  count(mentions, 'mentions');
  count(events, 'events');
  return months;
}

function aroundTrigger(
  { day, name }: { day: number; name: string },
  mentions: readonly number[],
  events: readonly { day: number }[],
  from: number,
  to: number,
): SpeculationTrigger {
  const after = (one: number) => one >= day && one < day + WINDOW;
  return {
    ...{ name, day },
    mentionsBefore: mentions.filter((one) => one >= day - WINDOW && one < day).length,
    mentionsAfter: mentions.filter(after).length,
    eventsAfter: events.filter((one) => after(one.day)).length,
    wholeBefore: day - WINDOW >= from,
    wholeAfter: day + WINDOW - 1 <= to,
  };
}
