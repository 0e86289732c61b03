import { type Atoms, atomsOf, medianOfAtoms } from '../../numeric/atoms.ts';
import { UsageError } from '../../numeric/errors.ts';
import { fillCoalitions, roomForCoalitions } from './coalitions.ts';
import type { Election } from './election.ts';
import { fillLeads, leaderFeatures } from './leader.ts';
import type { CoalitionWeights } from './learn.ts';
import { fillProbabilities } from './logit.ts';
import { parliamentOf } from './parliament.ts';

/** Which cabinet an election brings. */
export interface CoalitionForecast {
  /** Parties considered, by their index in the election, the largest first. */
  considered: Int32Array;
  /** Probability of each of their coalitions: that of row m - 1 has `considered[i]` if bit i of m is set. They sum to 1. */
  coalitions: Float64Array;
  /** By party of the election: probability that it is in the cabinet, and that it leads it. */
  inCabinet: Float64Array;
  leads: Float64Array;
  /** Seat-weighted position of the cabinet, 0-100. */
  position: Atoms;
  median: number;
}

/**
 * Forecasts which parties form a cabinet, which one leads it and where it stands.
 *
 * @param election its cabinet, if it says one, is not looked at
 * @throws UsageError if no party has both seats and a position
 * @example predictCoalition(learnCoalitions(elections.map(lessonOf)), election).inCabinet[0] // 0.63
 */
export function predictCoalition(weights: CoalitionWeights, election: Election): CoalitionForecast {
  const parliament = parliamentOf(election);
  const { size, party } = parliament;
  if (size === 0) throw new UsageError(`election ${election.id}: no party has both seats and a position`);
  const room = roomForCoalitions(size);
  fillCoalitions(parliament, room);
  const coalitions = new Float64Array(room.count);
  fillProbabilities(room.features, room.count, Float64Array.from(weights.coalition), coalitions);
  const led = new Float64Array(size);
  fillLeads(leaderFeatures(parliament), Float64Array.from(weights.leader), coalitions, led);

  const inCabinet = Float64Array.from(election.parties, ({ seats }) => (seats > 0 ? weights.others : 0));
  const leads = new Float64Array(election.parties.length);
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let m = 1; m <= room.count; m++) if ((m >> i) & 1) sum += coalitions[m - 1];
    inCabinet[party[i]] = Math.min(1, sum);
    leads[party[i]] = weights.led * led[i];
  }
  const position = atomsOf(room.position, coalitions);
  return { considered: party, coalitions, inCabinet, leads, position, median: medianOfAtoms(position) };
}
