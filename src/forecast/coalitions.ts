import type { Prepared } from '../engine/prepare.ts';
import { REPLICATES } from '../engine/sampling/sampler.ts';
import type { Election } from '../models/coalition/election.ts';
import { predictCoalition } from '../models/coalition/predict.ts';
import { mean } from '../numeric/mean.ts';
import { type Estimate, standardError } from '../numeric/statistics.ts';
import { electionOf } from '../situation/cases/election-of.ts';
import { scaleOf } from '../situation/scale.ts';
import { cabinetPositions, type PositionForecast } from './cabinet-position.ts';
import type { Plan } from './plan.ts';

/** A party that may govern. */
export interface CoalitionPartyForecast {
  id: string;
  name: string;
  short?: string;
  /** Its seats, at their best guess. */
  seats: number;
  /** Probability that it is in the cabinet, and that it leads it, 0-1. */
  inCabinet: Estimate;
  leads: Estimate;
}

/** A cabinet that may form. */
export interface CabinetForecast {
  /** Ids of its parties, in the order of the file. */
  parties: string[];
  probability: number;
  /** Its share of all seats, at their best guesses. */
  seatShare: number;
}

/** Which cabinet forms, where the actors are parties and the file says who governed before. */
export interface CoalitionsForecast {
  /** The issue on which the parties stand: the first of the file. */
  issue: string;
  /** In the order of the file. */
  parties: CoalitionPartyForecast[];
  /** The likeliest cabinets, at most ten. */
  cabinets: CabinetForecast[];
  /** Where the cabinet stands, its parties weighted by their seats; on the scale of the issue. */
  position: PositionForecast;
  /** Probability that someone of none of the parties considered leads it. */
  ledByOthers: number;
  /** Draws of seats and positions; 1 where all are certain. */
  draws: number;
  /** Elections that the model was learned from, and their countries, where the calibration says so. */
  elections?: number;
  countries?: number;
}

/** More cabinets than this are not listed. */
const MOST_CABINETS = 10;

/** Draws times coalitions: as many as take about a second. */
const MOST_WORK = 2 ** 20;
const MOST_DRAWS = 1024;

/**
 * Forecasts the cabinet by the model of coalitions, a conditional logit over all coalitions of the (at most twelve largest)
 * parties, averaged over draws of seats and positions. The calibrated bargain over the issue has no part in it: that is another
 * number.
 *
 * @returns nothing where the situation is no bargain over a cabinet, nothing was learned of cabinets, or no party has both seats
 * and a position on the first issue
 * @see Martin & Stevenson 2001
 */
export function coalitionsForecast({ design, coalitions }: Plan, engine: Prepared): CoalitionsForecast | undefined {
  const { situation, sampler } = design;
  const found = coalitions && electionOf(situation, { id: situation.title, country: situation.title });
  if (!found) return undefined;
  const { issue, election } = found;
  const able = election.parties.filter(({ seats, position }) => seats > 0 && position !== undefined).length;
  if (able === 0) return undefined;

  const scale = scaleOf(situation.issues[issue]);
  const { draws, at } = electionDraws(election, { issue, scale, stated: situation.government?.seats, engine, able });
  const count = election.parties.length;
  const inCabinet = election.parties.map(() => new Float64Array(draws));
  const leads = election.parties.map(() => new Float64Array(draws));
  const position = cabinetPositions();
  const likely = new Map<string, { members: number[]; probability: number }>();
  for (let s = 0; s < draws; s++) {
    const forecast = predictCoalition(coalitions.weights, at(s));
    for (let i = 0; i < count; i++) {
      inCabinet[i][s] = forecast.inCabinet[i];
      leads[i][s] = forecast.leads[i];
    }
    position.add(forecast.position, 1 / draws);
    forecast.coalitions.forEach((probability, row) => {
      if (probability < 1e-6) return;
      const members = [...forecast.considered].filter((_, bit) => ((row + 1) >> bit) & 1).sort((a, b) => a - b);
      const key = members.join();
      const known = likely.get(key);
      if (known) known.probability += probability / draws;
      else likely.set(key, { members, probability: probability / draws });
    });
  }

  const replicates = sampler === 'sobol' ? REPLICATES : 1;
  const estimate = (values: Float64Array): Estimate => ({
    value: mean(values),
    standardError: draws === 1 ? 0 : standardError(values, replicates),
  });
  const { weights, ...learnedFrom } = coalitions;
  return {
    issue,
    parties: election.parties.map(({ id, name, seats }, i) => {
      const { short } = situation.actors[id];
      const about = short === undefined ? {} : { short };
      return { id, name, ...about, seats, inCabinet: estimate(inCabinet[i]), leads: estimate(leads[i]) };
    }),
    cabinets: [...likely.values()]
      .sort((a, b) => b.probability - a.probability || (a.members.join() < b.members.join() ? -1 : 1))
      .slice(0, MOST_CABINETS)
      .map(({ members, probability }) => ({
        parties: members.map((i) => election.parties[i].id),
        probability,
        seatShare: Math.min(1, members.reduce((sum, i) => sum + election.parties[i].seats, 0) / election.seats),
      })),
    position: position.forecast(scale),
    ledByOthers: Math.max(0, 1 - weights.led),
    draws,
    ...learnedFrom,
  };
}

/** Why a file that says who governed before gets no forecast of a cabinet, in a sentence. */
export function withoutCabinet({ design, coalitions }: Plan): string[] {
  const { government, kind = 'coalition' } = design.situation;
  if (!government) return [];
  const because =
    kind !== 'coalition'
      ? `the kind of the situation is ${kind}, not coalition`
      : coalitions
        ? 'no party has both seats and a position on the first issue'
        : 'without what was learned of cabinets there is no model of them';
  return [`Which cabinet forms is not forecast: ${because}.`];
}

interface Drawing {
  issue: string;
  scale: { low: number; high: number };
  /** Seats of parliament, where the file states them. */
  stated: number | undefined;
  engine: Prepared;
  /** Parties that can form a cabinet. */
  able: number;
}

/** How many draws to make, and the election in each: seats and positions as they are drawn for the forecast itself. */
function electionDraws(election: Election, { issue, scale, stated, engine, able }: Drawing) {
  const columnOf = new Map(engine.inputs.map(({ path }, i) => [path, i]));
  const parties = election.parties.map((party) => ({
    party,
    seats: columnOf.get(`actors.${party.id}.capability`),
    position: columnOf.get(`issues.${issue}.stances.${party.id}.position`),
  }));
  if (parties.every(({ seats, position }) => seats === undefined && position === undefined)) {
    return { draws: 1, at: () => election };
  }
  const draws = Math.min(MOST_DRAWS, MOST_WORK / 2 ** Math.min(12, able));
  const values = engine.values('A', 0, draws);
  const points = (x: number) => (100 * (x - scale.low)) / (scale.high - scale.low);
  const at = (s: number): Election => {
    const drawn = parties.map(({ party, seats, position }) => ({
      ...party,
      ...(seats === undefined ? {} : { seats: values[seats][s] }),
      ...(position === undefined ? {} : { position: points(values[position][s]) }),
    }));
    return { ...election, parties: drawn, seats: stated ?? drawn.reduce((sum, { seats }) => sum + seats, 0) };
  };
  return { draws, at };
}
