import type { Election, Party } from './election.ts';

/** Coalitions of more parties than this are too many to list; the smallest parties are not considered. */
export const MOST_PARTIES = 12;

/** The parties that can form a cabinet, the largest first; each array has `size` numbers. */
export interface Parliament {
  readonly size: number;
  /** Seats of all parties, including those not considered. */
  readonly total: number;
  /** Share of the seats, 0-1, that cabinets of the country usually hold. */
  readonly custom: number;
  readonly seats: Float64Array;
  /** 0-100. */
  readonly position: Float64Array;
  /** 1 for a party of the cabinet before, and for the party that led it. */
  readonly inFormer: Uint8Array;
  readonly ledFormer: Uint8Array;
  /** Which party of the election each one is. */
  readonly party: Int32Array;
}

/**
 * The parties of an election that can form a cabinet: at most the twelve largest of those with seats and a known position. Of two
 * with as many seats the one further left comes first, then the one whose identifier does, so that the order of the file says
 * nothing.
 */
export function parliamentOf({ parties, seats, earlier }: Pick<Election, 'parties' | 'seats' | 'earlier'>): Parliament {
  const able = parties
    .map((party, index) => ({ ...party, index }))
    .filter(
      (party): party is Party & { index: number; position: number } => party.position !== undefined && party.seats > 0,
    )
    .sort((a, b) => b.seats - a.seats || a.position - b.position || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_PARTIES);
  return {
    size: able.length,
    total: Math.max(
      seats,
      able.reduce((sum, party) => sum + party.seats, 0),
    ),
    custom: customOf(earlier),
    seats: Float64Array.from(able, (party) => party.seats),
    position: Float64Array.from(able, (party) => party.position),
    inFormer: Uint8Array.from(able, (party) => Number(party.inFormer)),
    ledFormer: Uint8Array.from(able, (party) => Number(party.ledFormer)),
    party: Int32Array.from(able, (party) => party.index),
  };
}

/** Index of the party that holds the median seat of those in parliament, the one further left of two. */
export function medianParty({ size, seats, position }: Parliament): number {
  const order = Int32Array.from({ length: size }, (_, i) => i).sort((a, b) => position[a] - position[b] || a - b);
  const half = seats.reduce((sum, one) => sum + one, 0) / 2;
  let below = 0;
  for (const i of order) {
    below += seats[i];
    if (below >= half) return i;
  }
  return -1;
}

/** Of a country without a record: a little more than half. It counts as much as two cabinets of the record. */
const USUAL = { cabinets: 2, share: 0.55 };

/** Share of the seats that cabinets usually hold, by those before and what is usual elsewhere. */
function customOf({ cabinets, share }: { cabinets: number; share: number } = { cabinets: 0, share: 0 }): number {
  return (cabinets * share + USUAL.cabinets * USUAL.share) / (cabinets + USUAL.cabinets);
}
