import { dayNumber, yearOf } from '../../numeric/days.ts';
import { type StateRow, stateRows } from './rows.ts';
import {
  type Border,
  type Dispute,
  EXIT_KINDS,
  type Exit,
  MANNERS,
  type Major,
  type Membership,
  type StateTables,
} from './system.ts';

/** The texts of the tables in `data/states/`. */
export interface StateTexts {
  /** States and majors as the Correlates of War project publishes them. */
  states: string;
  majors: string;
  disputes: string;
  /** Our own coding. */
  exits: string;
  neighbours: string;
}

const DATES = ['styear', 'stmonth', 'stday', 'endyear', 'endmonth', 'endday'];

const dates = (row: StateRow) => {
  const [year, month, day, endYear, endMonth, endDay] = DATES.map((column) => row.number(column));
  return { from: dayNumber(year, month, day), to: dayNumber(endYear, endMonth, endDay) };
};

/**
 * The state system from its tables.
 *
 * @throws {TableError} as table:line, also where our own coding names no state, or no end of a membership, of the data
 */
export function parseStates(tables: StateTexts): StateTables {
  const memberships: Membership[] = stateRows(tables.states, ['stateabb', 'ccode', 'statenme', ...DATES], 'states').map(
    (row) => ({ code: row.number('ccode'), state: row.cell('stateabb'), name: row.cell('statenme'), ...dates(row) }),
  );
  const majors: Major[] = stateRows(tables.majors, ['ccode', ...DATES], 'majors').map((row) => ({
    code: row.number('ccode'),
    ...dates(row),
  }));
  const from = Math.min(...memberships.map((one) => one.from));
  const to = Math.max(...memberships.map((one) => one.to));
  const codes = new Map(memberships.map(({ state, code }) => [state, code]));
  return {
    memberships,
    majors,
    disputes: stateRows(tables.disputes, ['dispute', 'a', 'b', 'start', 'hostility_a', 'hostility_b'], 'disputes').map(
      dispute,
    ),
    borders: stateRows(tables.neighbours, ['major', 'neighbour', 'from', 'to'], 'neighbours').map((row) =>
      border(row, codes, to),
    ),
    exits: stateRows(tables.exits, ['state', 'day', 'kind', 'manner', 'by', 'reason'], 'exits').map((row) =>
      exit(row, memberships, codes),
    ),
    from,
    to,
  };
}

function dispute(row: StateRow): Dispute {
  const start = row.cell('start');
  const [, year, month = '1'] = /^(\d{4})(?:-(\d\d))?$/.exec(start) ?? [];
  if (year === undefined) throw row.fault(`start: found "${start}", expected yyyy-mm or yyyy`);
  return {
    id: row.number('dispute'),
    a: row.number('a'),
    b: row.number('b'),
    day: dayNumber(Number(year), Number(month)),
    start,
    hostility: [row.number('hostility_a'), row.number('hostility_b')],
  };
}

function border(row: StateRow, codes: Map<string, number>, end: number): Border {
  const code = (column: string) => codes.get(row.cell(column)) ?? unknownState(row, row.cell(column));
  return {
    major: code('major'),
    neighbour: code('neighbour'),
    from: dayNumber(row.number('from')),
    to: row.cell('to') === '' ? end : dayNumber(row.number('to'), 12, 31),
  };
}

function exit(row: StateRow, memberships: readonly Membership[], codes: Map<string, number>): Exit {
  const [state, day] = [row.cell('state'), row.day('day')];
  const ended = memberships.find((one) => one.state === state && one.to === day);
  if (!ended) throw row.fault(`no membership of ${state} ends on ${row.cell('day')}`);
  const by = row.cell('by').split(',').filter(Boolean);
  for (const other of by) if (!codes.has(other)) unknownState(row, other);
  const back = memberships.find(({ code, from }) => code === ended.code && from > day);
  return {
    id: `${state}-${yearOf(day)}`,
    code: ended.code,
    state,
    name: ended.name,
    day,
    kind: oneOf(row, 'kind', EXIT_KINDS),
    manner: oneOf(row, 'manner', MANNERS),
    by,
    reason: row.cell('reason'),
    ...(back && { back: yearOf(back.from) }),
  };
}

function oneOf<T extends string>(row: StateRow, column: string, known: readonly T[]): T {
  const found = known.find((one) => one === row.cell(column));
  if (found === undefined)
    throw row.fault(`${column}: found "${row.cell(column)}", expected one of ${known.join(', ')}`);
  return found;
}

function unknownState(row: StateRow, state: string): never {
  throw row.fault(`no state "${state}" in the table of states`);
}

export type { StateTables } from './system.ts';
