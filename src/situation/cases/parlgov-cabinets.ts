import { dayFault } from '../../numeric/days.ts';
import { quoteName, unknownName } from '../../numeric/nearest-name.ts';
import { type Fault, MOST_FAULTS } from '../fault.ts';
import { numberIn, openTable } from '../table/index.ts';

/** A party in a parliament under one cabinet, as ParlGov has it. */
export interface Seat {
  party: string;
  name: string;
  seats: number;
  /** Left-right, 0-10. */
  leftRight: number | undefined;
  inCabinet: boolean;
  leads: boolean;
  /** The line of the file that it stands in. */
  line: number;
}

/** A cabinet and the parliament that it faces. */
export interface Cabinet {
  id: string;
  country: string;
  election: string;
  electionDate: string;
  /** Its first day. */
  start: string;
  caretaker: boolean;
  /** Seats in parliament. */
  total: number;
  previous: string | undefined;
  /** By the party's number. */
  parties: Map<string, Seat>;
  line: number;
}

const COLUMNS = [
  'country_name_short',
  'election_date',
  'start_date',
  'caretaker',
  'cabinet_party',
  'prime_minister',
  'seats',
  'election_seats_total',
  'party_name_short',
  'left_right',
  'election_id',
  'cabinet_id',
  'previous_cabinet_id',
  'party_id',
] as const;
type Column = (typeof COLUMNS)[number];

/** What all rows of a cabinet must say alike. */
const OF_CABINET = [
  'country_name_short',
  'election_date',
  'start_date',
  'caretaker',
  'election_seats_total',
  'election_id',
  'previous_cabinet_id',
] as const;

/** More rows than this are not read: all countries since 1900 have 15,000. */
const MOST_ROWS = 500_000;
/** No parliament has so many parties or seats, and no name is so long. */
const MOST_PARTIES = 1000;
const MOST_SEATS = 100_000;
const LONGEST_NAME = 200;

/** Whether the heading of a table is that of ParlGov's cabinets. */
export const isParlgov = (heading: readonly string[]): boolean => {
  const names = new Set(heading);
  return ['election_id', 'cabinet_id', 'party_id', 'cabinet_party', 'left_right'].every((name) => names.has(name));
};

/**
 * Reads ParlGov's table `view_cabinet`: one row a party, cabinet by cabinet. A row that cannot be read is a fault and is left out.
 *
 * @param text of the CSV, with its heading; columns in any order, further ones are not read
 * @param file its name, for messages
 * @returns cabinets by their numbers, in the order of the file; with a faulty heading there are none
 */
export function readCabinets(text: string, file: string): { cabinets: Map<string, Cabinet>; faults: Fault[] } {
  const table = openTable(text);
  const faults: Fault[] = [];
  const cabinets = new Map<string, Cabinet>();
  const written = new Map<Cabinet, string[]>();
  const first = table.rows.next();
  const top = { line: 1, column: 1 };
  const stop = (message: string, place = top) => {
    faults.push({ file, place, message, severity: 'error' });
    return { cabinets: new Map<string, Cabinet>(), faults };
  };
  if (first.done) return stop('the file is empty, expected a heading and rows');
  const heading = first.value;
  if (heading.fault) return stop(heading.fault.message, table.placeOf(heading, heading.fault.cell));
  const names = heading.cells.map((cell) => cell.trim());
  for (const [i, name] of names.entries()) {
    if (name !== '' && names.indexOf(name) < i)
      stop(`two columns are called ${quoteName(name)}`, table.placeOf(heading, i));
  }
  const others = names.filter((name) => !COLUMNS.some((column) => column === name));
  for (const column of COLUMNS) {
    if (!names.includes(column)) stop(`column \`${column}\` is missing: ${unknownName('column', column, others)}`, top);
  }
  if (faults.length > 0) return { cabinets, faults };
  const at = new Map(COLUMNS.map((column) => [column, names.indexOf(column)]));

  let rows = 0;
  for (const row of table.rows) {
    const before = faults.length;
    const fault = (column: Column | number, message: string): undefined => {
      const cell = typeof column === 'number' ? column : (at.get(column) ?? 0);
      faults.push({ file, place: table.placeOf(row, cell), message, severity: 'error' });
    };
    if (before >= MOST_FAULTS) break;
    if (++rows > MOST_ROWS) {
      fault(0, `more than ${MOST_ROWS} rows, the rest is not read`);
      break;
    }
    if (row.fault) {
      fault(row.fault.cell, row.fault.message);
      continue;
    }
    if (row.cells.length !== names.length) {
      fault(0, `${row.cells.length} cells, expected ${names.length} as in the heading`);
      continue;
    }
    const cell = (column: Column): string => row.cells[at.get(column) ?? 0].trim();
    const name = (column: Column): string => {
      const text = cell(column);
      if (text === '' || text.length > LONGEST_NAME) {
        fault(column, `${column} is ${quoteName(text)}, expected a name or number of 1 to ${LONGEST_NAME} signs`);
      }
      return text;
    };
    const day = (column: Column): string => {
      const wrong = dayFault(cell(column));
      if (wrong !== undefined) fault(column, `${column}: ${wrong}`);
      return cell(column);
    };
    const number = (column: Column, low: number, high: number, whole: boolean): number => {
      const value = numberIn(cell(column));
      if (value !== undefined && value >= low && value <= high && (!whole || Number.isInteger(value))) return value;
      const kind = whole ? 'a whole number' : 'a number';
      fault(column, `${column} is ${quoteName(cell(column))}, expected ${kind} from ${low} to ${high}`);
      return low;
    };
    const yes = (column: Column): boolean => {
      const text = cell(column);
      if (text !== '0' && text !== '1') fault(column, `${column} is ${quoteName(text)}, expected 0 or 1`);
      return text === '1';
    };

    const id = name('cabinet_id');
    const read: Cabinet = {
      id,
      country: name('country_name_short'),
      election: name('election_id'),
      electionDate: day('election_date'),
      start: day('start_date'),
      caretaker: yes('caretaker'),
      total: number('election_seats_total', 1, MOST_SEATS, true),
      previous: cell('previous_cabinet_id') || undefined,
      parties: new Map(),
      line: row.line,
    };
    const seat: Seat = {
      party: name('party_id'),
      name: name('party_name_short'),
      seats: number('seats', 0, MOST_SEATS, true),
      leftRight: cell('left_right') === '' ? undefined : number('left_right', 0, 10, false),
      inCabinet: yes('cabinet_party'),
      leads: yes('prime_minister'),
      line: row.line,
    };
    if (faults.length > before) continue;
    if (seat.seats > read.total) {
      fault('seats', `${seat.seats} seats in a parliament of ${read.total}`);
      continue;
    }
    if (seat.leads && !seat.inCabinet) {
      fault('prime_minister', 'the party of the prime minister is not in the cabinet, expected cabinet_party 1');
      continue;
    }
    const said = OF_CABINET.map(cell);
    const cabinet = cabinets.get(id) ?? read;
    const known = written.get(cabinet) ?? said;
    const differs = OF_CABINET.findIndex((_, i) => known[i] !== said[i]);
    if (differs >= 0) {
      const [here, there] = [said[differs], known[differs]].map(quoteName);
      fault(OF_CABINET[differs], `${here}, but line ${cabinet.line} says ${there} of the same cabinet`);
      continue;
    }
    const twice = cabinet.parties.get(seat.party);
    const leader = seat.leads ? [...cabinet.parties.values()].find(({ leads }) => leads) : undefined;
    if (twice !== undefined && !sameGroup(twice, seat)) {
      fault('party_id', `party ${quoteName(seat.party)} stands in line ${twice.line} of the same cabinet already`);
    } else if (leader !== undefined) {
      fault('prime_minister', `line ${leader.line} has the prime minister of the same cabinet in another party`);
    } else if (cabinet.parties.size >= MOST_PARTIES) {
      fault('party_id', `more than ${MOST_PARTIES} parties in one parliament`);
    } else {
      if (twice === undefined) cabinet.parties.set(seat.party, seat);
      else twice.seats += seat.seats;
      cabinets.set(id, cabinet);
      written.set(cabinet, known);
    }
  }
  return { cabinets, faults };
}

/** Groups of independents stand under one number, without a position: they are added up. A party that comes twice is a slip. */
const sameGroup = (a: Seat, b: Seat): boolean =>
  a.leftRight === undefined && b.leftRight === undefined && a.inCabinet === b.inCabinet && !a.leads && !b.leads;
