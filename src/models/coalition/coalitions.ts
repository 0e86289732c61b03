import { log } from '../../numeric/elementary.ts';
import { MOST_PARTIES, type Parliament } from './parliament.ts';

/** The features of a coalition, in order; the weight of each is learned. */
export const FEATURES = [
  'parties',
  'sum of log seat shares',
  'seats short of a majority, in tenths of parliament',
  'left-right range, in tens of points',
  'exactly the former cabinet',
  "share of the former cabinet's seats",
  'parties of the former cabinet',
  "the former prime minister's party",
  'minority',
  'seats away from the share that is customary, in tenths of parliament',
] as const;
const COLUMNS = FEATURES.length;

/** Shares of seats this close to one half count as one half, which is no majority. */
const TIE = 1e-12;

/** Every coalition of some parties: the one in row m - 1 has party i if bit i of m is set. */
export interface Coalitions {
  /** 2^parties - 1: all but the empty one. */
  readonly count: number;
  /** `count` rows of as many numbers as there are FEATURES. */
  readonly features: Float64Array;
  /** Seat-weighted position of each, 0-100. */
  readonly position: Float64Array;
  /** Running sums, by row: share of all seats, of the former cabinet's, the leftmost and the rightmost position. */
  readonly sums: Float64Array;
}

/**
 * Allocates arrays for every coalition of this number of parties; they can be filled again and again.
 *
 * @throws Error for more than twelve parties
 */
export function roomForCoalitions(parties: number): Coalitions {
  if (parties > MOST_PARTIES) throw new Error(`${parties} parties, expected at most ${MOST_PARTIES}`);
  const count = 2 ** parties - 1;
  return {
    count,
    features: new Float64Array(count * COLUMNS),
    position: new Float64Array(count),
    sums: new Float64Array(count * SUMS),
  };
}
const SUMS = 4;

/**
 * Fills in the features of every coalition. Each is the one without its smallest party and that party, so that a coalition takes
 * a few additions however large it is.
 *
 * @param parliament of as many parties as there is room for
 */
export function fillCoalitions(parliament: Parliament, room: Coalitions): void {
  const { size, total, custom, seats, position, inFormer, ledFormer } = parliament;
  const { count, features, sums } = room;
  let formerSeats = 0;
  let formerParties = 0;
  for (let i = 0; i < size; i++) {
    formerSeats += inFormer[i] * seats[i];
    formerParties += inFormer[i];
  }
  for (let m = 1; m <= count; m++) {
    const i = 31 - Math.clz32(m);
    const rest = m - (1 << i) - 1;
    const alone = rest < 0;
    const before = rest * COLUMNS;
    const at = (m - 1) * COLUMNS;
    const s = (m - 1) * SUMS;
    const r = rest * SUMS;
    const share = (alone ? 0 : sums[r]) + seats[i] / total;
    const former = (alone ? 0 : sums[r + 1]) + inFormer[i] * seats[i];
    const left = alone ? position[i] : Math.min(sums[r + 2], position[i]);
    const right = alone ? position[i] : Math.max(sums[r + 3], position[i]);
    sums[s] = share;
    sums[s + 1] = former;
    sums[s + 2] = left;
    sums[s + 3] = right;
    const parties = (alone ? 0 : features[before]) + 1;
    const formers = (alone ? 0 : features[before + 6]) + inFormer[i];
    const weight = seats[i] / (share * total);
    room.position[m - 1] = alone ? position[i] : room.position[rest] + (position[i] - room.position[rest]) * weight;
    features[at] = parties;
    features[at + 1] = (alone ? 0 : features[before + 1]) + log(seats[i] / total);
    features[at + 2] = 10 * Math.max(0, 0.5 - share);
    features[at + 3] = (right - left) / 10;
    features[at + 4] = parties === formerParties && formers === formerParties ? 1 : 0;
    features[at + 5] = formerSeats > 0 ? former / formerSeats : 0;
    features[at + 6] = formers;
    features[at + 7] = (alone ? 0 : features[before + 7]) + ledFormer[i];
    features[at + 8] = share <= 0.5 + TIE ? 1 : 0;
    features[at + 9] = 10 * Math.abs(share - custom);
  }
}

/** Row of the coalition that formed; -1 if it is not known or has none of the parties considered. */
export function rowOf({ size, party }: Parliament, inCabinet: (party: number) => boolean): number {
  let row = 0;
  for (let i = 0; i < size; i++) if (inCabinet(party[i])) row += 1 << i;
  return row - 1;
}
