import type { Election, Party } from '../../models/coalition/election.ts';
import type { CaseText } from './case-source.ts';
import { type EarlierCabinets, earlierCabinets } from './earlier-cabinets.ts';
import type { ElectionSet } from './election.ts';
import { timesOfElections } from './election-times.ts';
import { type ParlgovCabinet, readCabinets, type Seat } from './parlgov-cabinets.ts';

export { isParlgov } from './parlgov-cabinets.ts';

/** Elections before this year are skipped: most parliaments then were different ones. */
const FIRST_YEAR = '1945';
/** The least number of parties, and the least share of the seats, with a known position. */
const LEAST_PARTIES = 3;
const LEAST_SHARE = 0.9;

/**
 * Reads ParlGov's table `view_cabinet` into elections with the cabinet that came of them: the first one after an election since
 * 1945 that is not a caretaker, where no party has a majority and at least three parties with a known position hold 90% of the
 * seats.
 *
 * What stood before is the last cabinet that began before election day: a caretaker that came after it is not known on that day.
 * A party's capability is its seats; its position is left_right x 10.
 *
 * @param text of the CSV, with its heading
 * @param file its name, for messages
 * @see Döring, Huber & Manow, ParlGov
 * @example readParlgov(text, 'view_cabinet.csv').elections[0].parties[0].seats
 */
export function readParlgov(text: CaseText, file: string): ElectionSet {
  const { cabinets, faults } = readCabinets(text, file);
  const byElection = new Map<string, ParlgovCabinet[]>();
  for (const cabinet of cabinets.values()) {
    const others = byElection.get(cabinet.election);
    if (others) others.push(cabinet);
    else byElection.set(cabinet.election, [cabinet]);
  }
  const recent = [...cabinets.values()].filter(({ electionDate }) => electionDate >= FIRST_YEAR);
  const earlier = earlierCabinets(recent);
  const elections: Election[] = [];
  const formed = new Map<string, string>();
  const open: Election[] = [];
  const left = new Map<string, number>();
  for (const all of byElection.values()) {
    const read = electionOf(all, cabinets, earlier);
    if (typeof read !== 'string') {
      elections.push(read);
      formed.set(read.id, firstOf(all.filter(({ caretaker }) => !caretaker)).start);
      continue;
    }
    left.set(read, (left.get(read) ?? 0) + 1);
    // With caretakers alone there is no cabinet to forecast, but a bargain that was still open.
    if (read !== ONLY_CARETAKERS) continue;
    const parliament = electionOf([{ ...firstOf(all), caretaker: false }], cabinets, earlier);
    if (typeof parliament !== 'string') open.push(parliament);
  }
  const paced = timesOfElections([...elections, ...open], formed, [...cabinets.values()]);
  elections.sort((a, b) => compare(a.country, b.country) || compare(a.date, b.date) || compare(a.id, b.id));
  const notes = [...left].map(([why, count]) => `${count} of ${byElection.size} elections left out: ${why}`);
  return { elections, paced, faults, notes };
}

const ONLY_CARETAKERS = 'only caretakers followed';

const firstOf = (cabinets: readonly ParlgovCabinet[]): ParlgovCabinet =>
  cabinets.reduce((first, next) => (next.start < first.start ? next : first));

/** The case that an election makes, or why it makes none. */
function electionOf(
  all: readonly ParlgovCabinet[],
  cabinets: ReadonlyMap<string, ParlgovCabinet>,
  earlierOf: EarlierCabinets,
): Election | string {
  if (all[0].electionDate < FIRST_YEAR) return `before ${FIRST_YEAR}`;
  const lasting = all.filter(({ caretaker }) => !caretaker);
  if (lasting.length === 0) return ONLY_CARETAKERS;
  const cabinet = firstOf(lasting);
  const { total } = cabinet;
  const seats = [...cabinet.parties.values()];
  if (seats.some((seat) => seat.seats * 2 > total)) return 'a party has a majority';
  const placed = seats.filter(({ leftRight, seats }) => leftRight !== undefined && seats > 0);
  const held = placed.reduce((sum, seat) => sum + seat.seats, 0);
  if (placed.length < LEAST_PARTIES || held < LEAST_SHARE * total) {
    return `fewer than ${LEAST_PARTIES} parties with a known position, or they hold less than ${LEAST_SHARE * 100}% of the seats`;
  }
  const former = formerOf(cabinet, cabinets);
  const partyOf = (seat: Seat): Party => {
    const before = former?.parties.get(seat.party);
    return {
      id: seat.party,
      name: seat.name,
      seats: seat.seats,
      ...(seat.leftRight !== undefined && { position: round(seat.leftRight * 10) }),
      inFormer: before?.inCabinet ?? false,
      ledFormer: before?.leads ?? false,
      inCabinet: seat.inCabinet,
      leads: seat.leads,
    };
  };
  const formerPosition = former && positionOf(former);
  const cabinetPosition = positionOf(cabinet);
  const earlier = earlierOf(cabinet.country, cabinet.electionDate);
  return {
    id: cabinet.election,
    country: cabinet.country,
    date: cabinet.electionDate,
    seats: total,
    parties: seats.filter(({ seats }) => seats > 0).map(partyOf),
    ...(earlier && { earlier }),
    hasFormer: former !== undefined,
    ...(formerPosition !== undefined && { formerPosition }),
    ...(cabinetPosition !== undefined && { cabinetPosition }),
  };
}

/** Most caretaker cabinets after an election. Each step must also go back in time, so that no file leads in a circle. */
const MOST_CARETAKERS = 20;

/** The cabinet in office on election day. */
function formerOf(cabinet: ParlgovCabinet, cabinets: ReadonlyMap<string, ParlgovCabinet>): ParlgovCabinet | undefined {
  let at = cabinet;
  for (let step = 0; step <= MOST_CARETAKERS; step++) {
    const before = cabinets.get(at.previous ?? '');
    if (before === undefined || before.start >= at.start) return undefined;
    if (before.start < cabinet.electionDate) return before;
    at = before;
  }
  return undefined;
}

/** Seat-weighted position of a cabinet, 0-100, over its parties that have one; undefined if none has. */
function positionOf({ parties }: ParlgovCabinet): number | undefined {
  let weight = 0;
  let sum = 0;
  for (const { inCabinet, leftRight, seats } of parties.values()) {
    if (!inCabinet || leftRight === undefined) continue;
    weight += seats;
    sum += seats * leftRight * 10;
  }
  return weight > 0 ? sum / weight : undefined;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Without what multiplying by 10 leaves in the last digits. */
const round = (x: number): number => Math.round(x * 1e8) / 1e8;
