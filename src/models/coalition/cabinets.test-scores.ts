import { type Atoms, atomsOf, crpsOfAtoms, medianOfAtoms } from '../../numeric/atoms.ts';
import type { HeldOut } from './cross-validate.ts';
import type { Election } from './election.ts';
import { medianParty, parliamentOf } from './parliament.ts';

/** How good some forecasts of cabinets were; smaller is better. NaN where there was nothing to score. */
export interface CoalitionScores {
  /** Elections whose cabinet has a position, and parties with a position and seats. */
  elections: number;
  parties: number;
  /** Mean absolute error of the median, and CRPS, in points of 100. */
  error: number;
  crps: number;
  /** Brier score of "is in the cabinet" and of "leads it", over all parties with a position. */
  inCabinet: number;
  leads: number;
}

/** Scores forecasts against the cabinets that formed. */
export function scoreCoalitions(heldOut: readonly HeldOut[]): CoalitionScores {
  const scores = { elections: 0, parties: 0, error: 0, crps: 0, inCabinet: 0, leads: 0 };
  for (const { election, forecast } of heldOut) {
    const { cabinetPosition, parties } = election;
    if (cabinetPosition !== undefined) {
      scores.elections++;
      scores.error += Math.abs(forecast.median - cabinetPosition);
      scores.crps += crpsOfAtoms(forecast.position, cabinetPosition);
    }
    parties.forEach(({ position, seats, inCabinet, leads }, i) => {
      if (position === undefined || seats <= 0 || inCabinet === undefined || leads === undefined) return;
      scores.parties++;
      scores.inCabinet += (forecast.inCabinet[i] - Number(inCabinet)) ** 2;
      scores.leads += (forecast.leads[i] - Number(leads)) ** 2;
    });
  }
  const { elections, parties } = scores;
  return {
    elections,
    parties,
    error: scores.error / elections,
    crps: scores.crps / elections,
    inCabinet: scores.inCabinet / parties,
    leads: scores.leads / parties,
  };
}

/** Where a cabinet stands by rules that learn nothing, by their names. */
export const NAIVE_CABINETS: Record<string, (election: Election) => Atoms | undefined> = {
  'status quo': ({ formerPosition }) => (formerPosition === undefined ? undefined : atomsOf([formerPosition], [1])),
  'weighted median': (election) => atomsOf([medianPosition(election)], [1]),
  'weighted mean': (election) => {
    const { position, seats } = parliamentOf(election);
    const total = seats.reduce((sum, one) => sum + one, 0);
    return atomsOf([position.reduce((sum, at, i) => sum + (at * seats[i]) / total, 0)], [1]);
  },
  'largest party': (election) => atomsOf([parliamentOf(election).position[0]], [1]),
  'half largest, half median': (election) => {
    const largest = parliamentOf(election).position[0];
    return atomsOf([(largest + medianPosition(election)) / 2], [1]);
  },
  'every party by its seats': (election) => {
    const { position, seats } = parliamentOf(election);
    return atomsOf(position, seats);
  },
};

const medianPosition = (election: Election): number => {
  const parliament = parliamentOf(election);
  return parliament.position[medianParty(parliament)];
};

/** Mean absolute error of the median, and CRPS, of a rule over the elections that it says something of. */
export function scoreRule(
  elections: readonly Election[],
  rule: (election: Election) => Atoms | undefined,
): Pick<CoalitionScores, 'elections' | 'error' | 'crps'> {
  let count = 0;
  let error = 0;
  let crps = 0;
  for (const election of elections) {
    const atoms = election.cabinetPosition === undefined ? undefined : rule(election);
    if (atoms === undefined || election.cabinetPosition === undefined) continue;
    count++;
    error += Math.abs(medianOfAtoms(atoms) - election.cabinetPosition);
    crps += crpsOfAtoms(atoms, election.cabinetPosition);
  }
  return { elections: count, error: error / count, crps: crps / count };
}
