import { dayOf } from '../next-events/events.ts';

/** A state's time as a member of the system of states. Days since 1970-01-01. */
export interface Spell {
  state: string;
  name: string;
  from: number;
  to: number;
  /** Whether it was a member no more after its last day: the end of the data is no end of a state. */
  ended: boolean;
}

/** How a state ceased to be one. */
export interface Exit {
  kind: 'absorbed' | 'merged' | 'dissolved' | 'occupied' | 'protectorate' | 'renumbered';
  manner: 'force' | 'pressure' | 'agreement' | 'collapse' | 'none';
  /** Which states it came to, or who occupied it. */
  by: string[];
  reason: string;
}

export interface StateTables {
  spells: Spell[];
  /** By state and last day. */
  exits: Map<string, Exit>;
  majors: { state: string; from: number; to: number }[];
  /** Land neighbours of major powers, with years. */
  neighbours: { major: string; neighbour: string; from: number; to: number }[];
  /** Militarised disputes of pairs of states, by the year in which the pair began to be in it. */
  disputes: { a: string; b: string; year: number }[];
  /** The last day of the data. */
  end: number;
}

export const exitKey = (state: string, day: number): string => `${state} ${day}`;

/** Rows of a table with a heading, as records. */
function rows(text: string, delimiter: string): Record<string, string>[] {
  const [heading, ...lines] = text.trim().split(/\r?\n/);
  const names = heading.split(delimiter);
  return lines.map((line) => Object.fromEntries(line.split(delimiter).map((cell, i) => [names[i], cell])));
}

const day = (row: Record<string, string>, which: 'st' | 'end'): number =>
  Date.UTC(Number(row[`${which}year`]), Number(row[`${which}month`]) - 1, Number(row[`${which}day`])) / 86_400_000;

/**
 * Reads the tables of states.
 *
 * @param texts the files of `data/states`, whose README names their sources
 */
export function parseStates(
  texts: Record<'states' | 'majors' | 'exits' | 'neighbours' | 'disputes', string>,
): StateTables {
  const states = rows(texts.states, ',');
  const byNumber = new Map(states.map((row) => [Number(row.ccode), row.stateabb]));
  const named = (number: string) => byNumber.get(Number(number)) as string;
  const end = Math.max(...states.map((row) => day(row, 'end')));
  return {
    end,
    spells: states.map((row) => {
      const to = day(row, 'end');
      return { state: row.stateabb, name: row.statenme, from: day(row, 'st'), to, ended: to < end };
    }),
    exits: new Map(
      rows(texts.exits, '\t').map(({ state, day: on, kind, manner, by, reason }) => [
        exitKey(state, dayOf(on) as number),
        { kind, manner, by: by === '' ? [] : by.split(','), reason } as Exit,
      ]),
    ),
    majors: rows(texts.majors, ',').map((row) => ({
      state: named(row.ccode),
      from: day(row, 'st'),
      to: day(row, 'end'),
    })),
    neighbours: rows(texts.neighbours, '\t').map(({ major, neighbour, from, to }) => ({
      ...{ major, neighbour, from: Number(from) },
      to: to === '' || to === undefined ? Infinity : Number(to),
    })),
    disputes: rows(texts.disputes, ',').map(({ a, b, start }) => ({
      a: named(a),
      b: named(b),
      year: Number(start.slice(0, 4)),
    })),
  };
}
