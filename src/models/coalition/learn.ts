import { FEATURES, fillCoalitions, roomForCoalitions, rowOf } from './coalitions.ts';
import type { Election } from './election.ts';
import { LEADER_FEATURES, leaderFeatures } from './leader.ts';
import { type Choice, fitLogit } from './logit.ts';
import { parliamentOf } from './parliament.ts';

/** What was learned from the cabinets of others; all of it can be printed. */
export interface CoalitionWeights {
  /** A weight for each of FEATURES. */
  coalition: number[];
  /** A weight for each of LEADER_FEATURES. */
  leader: number[];
  /** Probability that a party which could not be considered (without a position, or the 13th and below) is in the cabinet. */
  others: number;
  /** Probability that the cabinet is led by one of the parties considered, and not by someone of no party. */
  led: number;
}

/** An election as the models of coalition and of leader learn from it. */
export interface Lesson {
  country: string;
  coalition?: Choice;
  leader?: Choice;
  /** Parties that could not be considered, and how many of them came in. */
  others: number;
  othersIn: number;
  /** Whether one of the parties considered leads; missing where that is not known. */
  led?: boolean;
}

/**
 * The choices that an election adds to the data; none if its cabinet is not known or has none of the parties considered.
 */
export function lessonOf(election: Election): Lesson {
  const parliament = parliamentOf(election);
  const { parties, country } = election;
  const considered = new Set(parliament.party);
  const rest = parties.filter(({ seats, inCabinet }, i) => seats > 0 && inCabinet !== undefined && !considered.has(i));
  const known = parliament.party.every((i) => parties[i].inCabinet !== undefined);
  const lesson: Lesson = { country, others: rest.length, othersIn: rest.filter(({ inCabinet }) => inCabinet).length };
  const row = known ? rowOf(parliament, (i) => parties[i].inCabinet === true) : -1;
  if (row < 0) return lesson;
  const room = roomForCoalitions(parliament.size);
  fillCoalitions(parliament, room);
  lesson.coalition = { features: room.features, count: room.count, chosen: row };
  const members = [...parliament.party.keys()].filter((i) => parties[parliament.party[i]].inCabinet);
  const leader = members.findIndex((i) => parties[parliament.party[i]].leads);
  lesson.led = leader >= 0;
  if (leader < 0) return lesson;
  const all = leaderFeatures(parliament);
  const columns = LEADER_FEATURES.length;
  const features = new Float64Array(members.length * columns);
  members.forEach((i, at) => {
    features.set(all.subarray(i * columns, (i + 1) * columns), at * columns);
  });
  lesson.leader = { features, count: members.length, chosen: leader };
  return lesson;
}

/**
 * Learns what makes a coalition and a leader from elections whose cabinet is known.
 *
 * @param options.start weights of a fit to nearly the same elections, from which the search begins
 * @see Martin & Stevenson 2001 for the conditional logit over coalitions
 */
export function learnCoalitions(
  lessons: readonly Lesson[],
  { ridge = 1, start }: { ridge?: number; start?: CoalitionWeights } = {},
): CoalitionWeights {
  const coalitions = lessons.flatMap(({ coalition }) => coalition ?? []);
  const leaders = lessons.flatMap(({ leader }) => leader ?? []);
  const sum = (count: (lesson: Lesson) => number) => lessons.reduce((total, lesson) => total + count(lesson), 0);
  return {
    coalition: [...fitLogit(coalitions, { columns: FEATURES.length, ridge, start: start?.coalition })],
    leader: [...fitLogit(leaders, { columns: LEADER_FEATURES.length, ridge, start: start?.leader })],
    others: rate(
      sum(({ othersIn }) => othersIn),
      sum(({ others }) => others),
    ),
    led: rate(leaders.length, coalitions.length),
  };
}

/** A share with Jeffreys' half a case on either side. */
const rate = (happened: number, of: number): number => (happened + 0.5) / (of + 1);
