import { type ChainRules, learnChainRules } from './chain-rules.ts';
import type { EventHistory } from './history.ts';
import { learnPairRules, type PairRules } from './pair-rules.ts';
import type { Questions } from './questions.ts';
import { learnRoleRules, type RoleRules } from './role-rules.ts';

/** All temporal rules, and how often a relation repeats itself. */
export interface TemporalRules {
  /** Rules of length one whose head follows within a week. */
  soon: PairRules;
  /** The same within two months. */
  late: PairRules;
  role: RoleRules;
  chain: ChainRules;
  /** Share of a directed relation's events, 0-1, that the same two entities had had before. */
  repeats: Float64Array;
}

const WEEK = 7;
const FORTNIGHT = 14;
const TWO_MONTHS = 60;
/** Chains are counted before every third question: there are millions. */
const EVERY = 3;

/**
 * Rules from the events before a day.
 *
 * @param questions answered by events of that time; chains are counted before those from `from` on, when there is a past to speak
 * of
 */
export function learnRules(history: EventHistory, questions: Questions, from: number, until: number): TemporalRules {
  const asked = (q: number) => q % EVERY === 0 && questions.day[q] >= from && questions.day[q] < until;
  return {
    soon: learnPairRules(history, until, WEEK),
    late: learnPairRules(history, until, TWO_MONTHS),
    role: learnRoleRules(history, until, FORTNIGHT),
    chain: learnChainRules(history, questions, asked, FORTNIGHT),
    repeats: repeats(history, until),
  };
}

function repeats(history: EventHistory, until: number): Float64Array {
  const relations = 2 * history.relations;
  const seen = new Set<number>();
  const again = new Float64Array(relations);
  const all = new Float64Array(relations);
  for (let e = 0; e < history.day.length && history.day[e] < until; e++) {
    const relation = history.relation[e];
    const key = (history.from[e] * relations + relation) * history.entities + history.to[e];
    all[relation]++;
    if (seen.has(key)) again[relation]++;
    seen.add(key);
  }
  // As if two of five earlier events had been repeats.
  return again.map((count, relation) => (count + 2) / (all[relation] + 5));
}
