import { countOf } from '../../numeric/count-of.ts';
import { dayFault } from '../../numeric/days.ts';
import { quoteName } from '../../numeric/nearest-name.ts';
import type { Fault } from '../fault.ts';
import { numberIn } from '../table/index.ts';
import { type CaseRow, caseTable } from './case-rows.ts';
import type { CaseText } from './case-source.ts';

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
export interface ParlgovCabinet {
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

/** Bounds that no parliament exceeds in parties or seats, and no name in length. */
const MOST_PARTIES = 1000;
const MOST_SEATS = 100_000;
const LONGEST_NAME = 200;

/** Whether the heading of a table is that of ParlGov's cabinets. */
export const isParlgov = (heading: readonly string[]): boolean => {
  const names = new Set(heading);
  return ['election_id', 'cabinet_id', 'party_id', 'cabinet_party', 'left_right'].every((name) => names.has(name));
};

/**
 * Reads ParlGov's table `view_cabinet`: one row a party, cabinet by cabinet. A row that cannot be read is a fault and is skipped.
 *
 * @param text of the CSV, with its heading; columns in any order, further ones are not read
 * @param file its name, for messages
 * @returns cabinets by their numbers, in the order of the file; with a faulty heading there are none
 */
export function readCabinets(text: CaseText, file: string): { cabinets: Map<string, ParlgovCabinet>; faults: Fault[] } {
  const faults: Fault[] = [];
  const cabinets = new Map<string, Known>();
  const table = caseTable(text, file, COLUMNS, faults);
  for (const row of table?.rows ?? []) {
    const width = table?.heading.length;
    if (row.width !== width) row.fault(undefined, `${countOf(row.width, 'cell')}, expected ${width} as in the heading`);
    const read = row.spoilt ? undefined : readRow(row);
    if (read && !row.spoilt) addRow(read, cabinets, row.fault);
  }
  return { cabinets, faults };
}

type Tell = (column: Column, message: string) => void;
/** A cabinet, and what its first row says in the columns OF_CABINET. */
type Known = ParlgovCabinet & { said: string[] };
interface Row {
  cabinet: Known;
  seat: Seat;
}

/** The values of a row; each that cannot be read is a fault. */
function readRow({ text: cell, fault: tell, line }: CaseRow): Row {
  const name = (column: Column): string => {
    const text = cell(column);
    if (text === '' || text.length > LONGEST_NAME) {
      tell(column, `${column} is ${quoteName(text)}, expected a name or number of 1 to ${LONGEST_NAME} signs`);
    }
    return text;
  };
  const day = (column: Column): string => {
    const wrong = dayFault(cell(column));
    if (wrong !== undefined) tell(column, `${column}: ${wrong}`);
    return cell(column);
  };
  const number = (column: Column, low: number, high: number, whole: boolean): number => {
    const value = numberIn(cell(column));
    if (value !== undefined && value >= low && value <= high && (!whole || Number.isInteger(value))) return value;
    const kind = whole ? 'a whole number' : 'a number';
    tell(column, `${column} is ${quoteName(cell(column))}, expected ${kind} from ${low} to ${high}`);
    return low;
  };
  const yes = (column: Column): boolean => {
    const text = cell(column);
    if (text !== '0' && text !== '1') tell(column, `${column} is ${quoteName(text)}, expected 0 or 1`);
    return text === '1';
  };
  const cabinet = {
    id: name('cabinet_id'),
    country: name('country_name_short'),
    election: name('election_id'),
    electionDate: day('election_date'),
    start: day('start_date'),
    caretaker: yes('caretaker'),
    total: number('election_seats_total', 1, MOST_SEATS, true),
    previous: cell('previous_cabinet_id') || undefined,
    parties: new Map(),
    line,
    said: OF_CABINET.map(cell),
  };
  const seat = {
    party: name('party_id'),
    name: name('party_name_short'),
    seats: number('seats', 0, MOST_SEATS, true),
    leftRight: cell('left_right') === '' ? undefined : number('left_right', 0, 10, false),
    inCabinet: yes('cabinet_party'),
    leads: yes('prime_minister'),
    line,
  };
  return { cabinet, seat };
}

/** Puts a party into its cabinet, unless it contradicts the cabinet's other rows. */
function addRow({ cabinet: read, seat }: Row, cabinets: Map<string, Known>, tell: Tell): void {
  const cabinet = cabinets.get(read.id) ?? read;
  const differs = OF_CABINET.findIndex((_, i) => cabinet.said[i] !== read.said[i]);
  const twice = cabinet.parties.get(seat.party);
  const leader = seat.leads ? [...cabinet.parties.values()].find(({ leads }) => leads) : undefined;
  if (seat.seats > read.total) {
    tell('seats', `${seat.seats} seats in a parliament of ${read.total}`);
  } else if (seat.leads && !seat.inCabinet) {
    tell('prime_minister', 'the party of the prime minister is not in the cabinet, expected cabinet_party 1');
  } else if (differs >= 0) {
    const [here, there] = [read.said[differs], cabinet.said[differs]].map(quoteName);
    tell(OF_CABINET[differs], `${here}, but line ${cabinet.line} says ${there} of the same cabinet`);
  } else if (twice !== undefined && !sameGroup(twice, seat)) {
    tell('party_id', `party ${quoteName(seat.party)} stands in line ${twice.line} of the same cabinet already`);
  } else if (leader !== undefined) {
    tell('prime_minister', `line ${leader.line} has the prime minister of the same cabinet in another party`);
  } else if (cabinet.parties.size >= MOST_PARTIES) {
    tell('party_id', `more than ${MOST_PARTIES} parties in one parliament`);
  } else {
    if (twice === undefined) cabinet.parties.set(seat.party, seat);
    else twice.seats += seat.seats;
    cabinets.set(read.id, cabinet);
  }
}

/** Groups of independents stand under one number, without a position: they are added up. A party that comes twice is a slip. */
const sameGroup = (a: Seat, b: Seat): boolean =>
  a.leftRight === undefined && b.leftRight === undefined && a.inCabinet === b.inCabinet && !a.leads && !b.leads;
