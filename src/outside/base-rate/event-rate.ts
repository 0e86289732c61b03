import { dateOf } from '../../numeric/days.ts';
import { UsageError } from '../../numeric/errors.ts';
import { checkIterable, checkParts } from '../../numeric/given.ts';
import { type BaseRate, rateOfWindows } from './base-rate.ts';
import { firstFrom, type WindowBounds, windowAt, withoutOverlaps } from './event-windows.ts';
import { byOpening, type Occurrence, type Window } from './window.ts';

export interface EventRateOptions extends WindowBounds {
  name: string;
  /** What opens a window. Without it, the time observed is cut into windows, one after another. */
  triggers?: readonly Occurrence[] | undefined;
  outcomes: readonly Occurrence[];
  /** Days from the trigger to the first day of its window: 1, the day after it by default; 0 counts its own day too. */
  lag?: number;
  /** What trigger and outcome are, in words. */
  trigger?: string | undefined;
  outcome?: string;
}

/**
 * How often an outcome came within so many days after a trigger. The window begins on the day after the trigger, since the
 * order of things within a day is not known. Windows that overlap, or whose end was not observed, are listed and used for the
 * time to the outcome, but not counted. Triggers outside the time observed are left out.
 *
 * @throws UsageError if the window is shorter than a day, the lag negative or a day not a whole number, or if the time
 *   observed ends before it begins
 */
export function baseRate(options: EventRateOptions): BaseRate {
  checkParts(options, 'baseRate', 'options: name, triggers, outcomes, from, to, window', [
    'name',
    'outcomes',
    'from',
    'to',
    'window',
  ]);
  checkIterable(options.outcomes, 'baseRate', 'a list of days with what happened as `outcomes`');
  if (options.triggers !== undefined)
    checkIterable(options.triggers, 'baseRate', 'a list of days with what happened as `triggers`');
  const { name, triggers, outcomes, from, to, window, lag = 1 } = options;
  checkWindows(options);
  const sorted = [...outcomes].sort((a, b) => a.day - b.day || (a.what < b.what ? -1 : 1));
  const all = triggers
    ? triggers
        .filter(({ day }) => day >= from && day <= to)
        .map((one) => windowAt(one.day + lag, one.what, sorted, options, one))
    : consecutive(sorted, options);
  const windows = withoutOverlaps(all.sort(byOpening));
  const early = windows.filter(
    ({ trigger, opens }) => trigger && (sorted[firstFrom(sorted, trigger.day)]?.day ?? to + 1) < opens,
  );
  return rateOfWindows({
    name,
    source: 'events',
    definition: definition(options),
    length: { number: window, unit: 'days' },
    windows,
    ...(triggers && { early: early.length }),
  });
}

function consecutive(outcomes: readonly Occurrence[], span: WindowBounds): Window[] {
  const windows: Window[] = [];
  for (let day = span.from; day <= span.to; day += span.window) {
    windows.push(windowAt(day, dateOf(day), outcomes, span));
  }
  return windows;
}

function definition({
  triggers,
  from,
  to,
  window,
  lag = 1,
  trigger = 'the trigger',
  outcome = 'the outcome',
}: EventRateOptions): string {
  const days = window === 1 ? '1 day' : `${window} days`;
  const seen = `observed from ${dateOf(from)} to ${dateOf(to)}`;
  if (!triggers) return `The time ${seen}, cut into windows of ${days}: how many held ${outcome}.`;
  const start = lag === 1 ? 'the day after it' : lag === 0 ? 'its own day' : `${lag} days after it`;
  return `After ${trigger}, a window of ${days} from ${start}: how many held ${outcome}; ${seen}.`;
}

function checkWindows({ triggers = [], outcomes, from, to, window, lag = 1 }: EventRateOptions): void {
  for (const { day, what } of [...triggers, ...outcomes]) {
    if (!Number.isSafeInteger(day)) throw new UsageError(`“${what}” is on day ${day}, expected a whole number of days`);
  }
  if (!Number.isSafeInteger(window) || window < 1)
    throw new UsageError(`a window of ${window} days, expected 1 or more`);
  if (!Number.isSafeInteger(lag) || lag < 0) throw new UsageError(`a lag of ${lag} days, expected 0 or more`);
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || to < from) {
    throw new UsageError(`observed from day ${from} to day ${to}, expected whole numbers in this order`);
  }
}
