import { dayNumber, yearOf, yearsLater } from '../../numeric/days.ts';
import { UsageError } from '../../numeric/errors.ts';
import { type BaseRate, rateOfWindows } from '../base-rate/base-rate.ts';
import type { Window } from '../base-rate/window.ts';
import { type Exposure, exposures } from './exposure.ts';
import { daysWithin } from './span.ts';
import { classDefinition, className, counting, type StateClass } from './state-class.ts';
import { exitInWords } from './state-exits.ts';
import type { Membership, StateTables } from './system.ts';

/**
 * How often a recognised state ceases to exist within so many years. In each membership windows open where the condition of the
 * class begins to hold, and then one after another as long as it holds; those of one state do not overlap. Those whose end is
 * not observed do not count; neither do those in which only a state's number changes.
 *
 * @throws UsageError if a length is not a whole number of years from 1 on
 */
export function stateRate(system: StateTables, one: StateClass): BaseRate {
  for (const years of [one.window, one.afterDispute ?? 1]) {
    if (!Number.isSafeInteger(years) || years < 1)
      throw new UsageError(`${years} years, expected a whole number, 1 or more`);
  }
  const from = Math.max(system.from, one.since === undefined ? system.from : dayNumber(one.since));
  const to = Math.min(system.to, one.until === undefined ? system.to : dayNumber(one.until, 12, 31));
  return rateOfWindows({
    name: one.name ?? className(one),
    source: 'states',
    definition: classDefinition(one, yearOf(from), yearOf(to)),
    length: { number: one.window, unit: 'years' },
    windows: system.memberships.flatMap((member) => {
      const open = daysWithin(exposures(member, one, system), [{ from, to }]);
      return windowsOf(member, open, one, { ...system, to });
    }),
  });
}

/** Windows of a membership, as early as they can open without having a day in common. */
function windowsOf(member: Membership, open: readonly Exposure[], one: StateClass, system: StateTables): Window[] {
  const windows: Window[] = [];
  let next = member.from;
  for (const exposure of open) {
    for (next = Math.max(next, exposure.from); next <= exposure.to; next = yearsLater(next, one.window)) {
      const why = reasonOf(open, next, system);
      windows.push({ ...windowFrom(next, member, one, system), ...(why && { trigger: why }) });
    }
  }
  return windows;
}

/** A window of a membership. Where the state ends in a way that is not counted, the outcome can come no more. */
function windowFrom(opens: number, member: Membership, one: StateClass, system: StateTables): Window {
  const closes = yearsLater(opens, one.window) - 1;
  const seen = Math.min(closes, system.to);
  const ended = member.to <= seen ? exitOf(member, system) : undefined;
  const outcome = ended && counting(ended, one) ? ended : undefined;
  const renumbered = ended?.kind === 'renumbered';
  return {
    label: member.name,
    opens,
    closes,
    state: closes > system.to || renumbered ? 'censored' : outcome ? 'happened' : 'did not happen',
    ...(outcome && { outcome: { day: outcome.day, what: exitInWords(outcome, system), id: outcome.id } }),
    days: (outcome || renumbered ? member.to : seen) - opens + 1,
  };
}

const exitOf = ({ code, to }: Membership, { exits }: StateTables) =>
  exits.find((exit) => exit.code === code && exit.day === to);

/** What makes a window one of the class: the latest dispute before it opens, or else the borders. */
function reasonOf(open: readonly Exposure[], day: number, system: StateTables): Window['trigger'] {
  const now = open.filter(({ from, to, major }) => major !== undefined && from <= day && day <= to);
  if (now.length === 0) return undefined;
  const name = ({ major }: Exposure) => system.memberships.find(({ code }) => code === major)?.name ?? `state ${major}`;
  const latest = now.reduce((a, b) => ((b.dispute?.day ?? -Infinity) > (a.dispute?.day ?? -Infinity) ? b : a));
  if (!latest.dispute) return { day, what: `next to ${[...new Set(now.map(name))].join(' and ')}` };
  const { id, start, day: began } = latest.dispute;
  return { day: began, what: `dispute with ${name(latest)}, ${start}`, id: `MID ${id}` };
}
