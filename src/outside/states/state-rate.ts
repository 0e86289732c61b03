import { type BaseRate, rateOfWindows } from '../base-rate/base-rate.ts';
import type { Window } from '../base-rate/window.ts';
import { dateOf } from '../next-events/events.ts';
import { type Exit, exitKey, type Spell, type StateTables } from './tables.ts';

const DAYS_A_YEAR = 365.2425;

/** Which states, over which time, and what counts as the end of one. */
export interface StateClass {
  name?: string;
  /** Years of a window. */
  window: number;
  /** The first year that counts; 1816 if left out. */
  since?: number;
  /** Only states with a land border to a major power when the window opens. */
  nextTo?: 'major-power';
  /** Only states that had a militarised dispute, in so many years before, with such a neighbour; without `nextTo` with any major power. */
  afterDispute?: number;
  /** `any`: also occupations and protectorates, and states that fell apart; `union`: only those that became part of another. */
  ending?: 'any' | 'union';
}

/**
 * How often a recognised state ceased to exist within so many years. The time of each state in the system is cut into
 * windows, one after another, from its entry (or the first year that counts) on; those that the data do not cover to their
 * end are not counted. That a state only got another number, as the Federal Republic of Germany did in 1990, is no end.
 */
export function stateRate(tables: StateTables, about: StateClass): BaseRate {
  const { window: years, since = 1816, ending = 'any' } = about;
  const length = Math.round(years * DAYS_A_YEAR);
  const begin = Date.UTC(since, 0, 1) / 86_400_000;
  const windows = tables.spells.flatMap((spell) => {
    const found: Window[] = [];
    for (let opens = Math.max(spell.from, begin); opens <= spell.to; opens += length) {
      if (!belongs(tables, about, spell.state, opens)) continue;
      found.push(windowOf(tables, spell, opens, opens + length - 1, ending));
    }
    return found;
  });
  return rateOfWindows({
    ...{ name: about.name ?? inWords(about), source: 'states', definition: definition(about, tables.end), windows },
    length: { number: years, unit: 'years' },
  });
}

function windowOf(tables: StateTables, spell: Spell, opens: number, closes: number, ending: 'any' | 'union'): Window {
  const { state, name, to, ended } = spell;
  const exit = ended && to >= opens && to <= closes ? tables.exits.get(exitKey(state, to)) : undefined;
  const counts =
    exit !== undefined &&
    exit.kind !== 'renumbered' &&
    (ending === 'any' || ['absorbed', 'merged'].includes(exit.kind));
  const label = `${name}, from ${dateOf(opens)}`;
  const days = Math.min(closes, to) - opens + 1;
  if (closes > tables.end) return { ...{ label, opens, closes, state: 'censored', days } };
  if (!counts) return { ...{ label, opens, closes, state: 'did not happen', days } };
  return {
    ...{ label, opens, closes, state: 'happened', days },
    outcome: { day: to, what: exitInWords(name, exit), id: state },
  };
}

/** How a state ended, in words. */
export function exitInWords(name: string, { kind, manner, by, reason }: Exit): string {
  const who = by.length === 0 ? '' : ` by ${by.join(', ')}`;
  const how = manner === 'none' ? '' : `, ${manner}`;
  return `${name}: ${kind}${kind === 'absorbed' || kind === 'occupied' ? who : ''}${how}. ${reason}`;
}

/** Whether a state is one of the class when a window opens. */
function belongs(tables: StateTables, { nextTo, afterDispute }: StateClass, state: string, opens: number): boolean {
  if (nextTo === undefined && afterDispute === undefined) return true;
  const year = new Date(opens * 86_400_000).getUTCFullYear();
  const powers = new Set(
    tables.majors.filter(({ from, to }) => from <= opens && opens <= to).map((major) => major.state),
  );
  powers.delete(state);
  const others =
    nextTo === undefined
      ? [...powers]
      : tables.neighbours
          .filter(
            ({ major, neighbour, from, to }) => neighbour === state && powers.has(major) && from <= year && year <= to,
          )
          .map(({ major }) => major);
  if (others.length === 0) return false;
  if (afterDispute === undefined) return true;
  return tables.disputes.some(({ a, b, year: began }) => {
    const other = a === state ? b : b === state ? a : undefined;
    return other !== undefined && others.includes(other) && began <= year && began > year - afterDispute;
  });
}

function inWords({ since = 1816, nextTo, afterDispute, ending = 'any' }: StateClass): string {
  const which = [
    nextTo !== undefined && 'next to a major power',
    afterDispute !== undefined &&
      `within ${afterDispute} years after a dispute with ${nextTo === undefined ? 'a major power' : 'it'}`,
  ].filter(Boolean);
  const what = ending === 'union' ? 'States that became part of another' : 'States that ceased to exist';
  return `${what}, since ${since}${which.length > 0 ? `, ${which.join(', ')}` : ''}`;
}

function definition(about: StateClass, end: number): string {
  const { window, ending = 'any' } = about;
  const what =
    ending === 'union'
      ? 'those in which the state became part of another one'
      : 'those in which the state was no recognised member of the state system any more';
  return (
    `The time of each state, cut into windows of ${window} years up to ${dateOf(end)}: ${what}. ` +
    'Membership of the state system and disputes: Correlates of War; how each state ended, and who borders whom: our own coding.'
  );
}
