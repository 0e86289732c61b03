import { dateOf, dayOf } from '../../numeric/days.ts';
import { UsageError } from '../../numeric/errors.ts';
import type { EventSource } from '../../outside/event-source.ts';
import type { ObservedData } from '../../outside/observed-data.ts';
import { atLeastOneBy, chooseRate, type Ties } from '../../outside/rates/index.ts';
import { dateTable, heldOutTable, weekTable } from '../../report/rate/table.ts';
import { rateText } from '../../report/rate/text.ts';
import type { ShownRate } from '../../report/rate/words.ts';
import { csv } from '../../report/table/csv.ts';
import type { Selector } from '../../situation/selector.ts';
import { selectorInWords } from '../../situation/selector-in-words.ts';
import { colours } from '../colours.ts';
import { print } from '../output.ts';
import { progress } from '../progress.ts';
import { terminalWidth } from '../width.ts';
import { observedIn } from './observed.ts';
import { askedIn, type SelectorFlags, type StoreFlags, selectorOf, withEvents } from './open.ts';
import { writePage } from './page.ts';

export interface RateFlags extends StoreFlags, SelectorFlags {
  by?: string[];
  ties: Ties;
  seed: number;
  html?: string;
}

/** Days ahead that are forecast where no date is asked for. */
const AHEAD = [30, 90, 365];
/** No date more than a century ahead is forecast. */
const FURTHEST = 36_525;

/** `tightrope events rate`: how likely at least one such event is by a date, at a constant and at a self-exciting rate. */
export async function rateCommand(flags: RateFlags): Promise<void> {
  const selector = await selectorOf(flags);
  const bar = progress('months held out');
  const shown = await withEvents(flags, async (_, events) => {
    const observed = await observedIn(events, selector);
    return rateOf(events, selector, observed, { ...flags, name: selectorInWords(askedIn(flags)), onMonth: bar.report });
  }).finally(bar.end);
  print(flags, {
    json: () => shown,
    text: () => rateText(shown, colours(), terminalWidth()),
    csv: {
      dates: () => csv(dateTable(shown)),
      scores: () => csv(heldOutTable(shown.choice)),
      weeks: () => csv(weekTable(shown.choice)),
    },
  });
  if (flags.html !== undefined) await writePage(flags.html, { title: shown.name, rates: [shown] });
}

interface RateOptions {
  /** What the events are called. */
  name: string;
  by?: string[] | undefined;
  ties: Ties;
  seed: number;
  onMonth(done: number, planned: number): void;
}

/** Both rates of the events that a selector means, and what they say by each date. @throws UsageError if a date is none */
export async function rateOf(
  events: EventSource,
  selector: Selector,
  observed: ObservedData,
  { name, by, ties, seed, onMonth }: RateOptions,
): Promise<ShownRate> {
  const { days } = await events.quadEvents(selector);
  const choice = await chooseRate(days, { ...observed, ties, seed, onMonth });
  const dates = by?.map((date) => dateAfter(date, choice.to)) ?? AHEAD.map((ahead) => choice.to + ahead);
  return { name, choice, byDates: dates.map((date) => atLeastOneBy(choice, date)) };
}

function dateAfter(date: string, end: number): number {
  const day = dayOf(date);
  if (Number.isNaN(day)) throw new UsageError(`--by: ${date} is not a date, expected one such as ${dateOf(end + 365)}`);
  if (day <= end || day > end + FURTHEST)
    throw new UsageError(
      `--by: ${date}, expected a date after ${dateOf(end)}, the last day of the events, and within a century`,
    );
  return day;
}
