import { dateOf } from '../../numeric/days.ts';
import { power } from '../../numeric/elementary.ts';
import { applyChainRules } from './chain-rules.ts';
import type { Events, PlainEvent } from './events.ts';
import { type EventHistory, endBefore } from './history.ts';
import type { TemporalRules } from './rules.ts';

/** Why a candidate stands where it stands: past events, and rules that lead from them to the event in question. */
export type CandidateReason =
  /** It happened before between the two: how often, and the last time. */
  | { kind: 'repeats'; times: number; last: PlainEvent }
  /** Something else passed between the two, after which it follows within the days in `share` (0-1) of all cases. */
  | { kind: 'follows'; share: number; days: number; event: PlainEvent }
  /** Two events lead over a third party to it; of such chains, `share` ended at the answer. */
  | { kind: 'chain'; share: number; events: [PlainEvent, PlainEvent] }
  /** Events of this kind with any other side: how many had this candidate, and how many there were. */
  | { kind: 'usual'; times: number; of: number };

/** A function that gives the reasons for one candidate answer to a question, from what came before its day. */
export function reasonsFrom(events: Events, history: EventHistory, rules: TemporalRules) {
  const plain = (edge: number): PlainEvent => {
    const i = edge >> 1;
    return {
      date: dateOf(events.day[i]),
      source: events.entities[events.source[i]],
      event: events.relations[events.relation[i]],
      target: events.entities[events.target[i]],
    };
  };
  return (source: number, relation: number, candidate: number, day: number): CandidateReason[] => {
    const reasons: CandidateReason[] = [];
    const repeated = between(history, source, candidate, day).filter((e) => history.relation[e] === relation);
    const last = repeated.at(-1);
    if (last !== undefined) reasons.push({ kind: 'repeats', times: repeated.length, last: plain(last) });
    const sign = strongestSign(history, rules, source, relation, candidate, day);
    if (sign) reasons.push({ kind: 'follows', share: sign.share, days: sign.days, event: plain(sign.edge) });
    const chain = strongestChain(history, rules, source, relation, candidate, day);
    if (chain) reasons.push({ kind: 'chain', share: chain.share, events: [plain(chain.first), plain(chain.second)] });
    const { start, edges } = history.byRelation;
    const past = edges.subarray(start[relation], endBefore(history, history.byRelation, relation, day));
    const times = past.reduce((sum, e) => sum + (history.to[e] === candidate ? 1 : 0), 0);
    if (times > 0) reasons.push({ kind: 'usual', times, of: past.length });
    return reasons;
  };
}

/** Edges from source to candidate before a day, in order. */
function between(history: EventHistory, source: number, candidate: number, day: number): number[] {
  const { start, edges } = history.bySource;
  const past = edges.subarray(start[source], endBefore(history, history.bySource, source, day));
  return Array.from(past).filter((e) => history.to[e] === candidate);
}

/** The event of another kind, young enough, whose rule weighs most; a rule's weight halves within its days. */
function strongestSign(
  history: EventHistory,
  { soon, late }: TemporalRules,
  source: number,
  relation: number,
  candidate: number,
  day: number,
): { edge: number; share: number; days: number } | undefined {
  let best: { edge: number; share: number; days: number; weight: number } | undefined;
  for (const edge of between(history, source, candidate, day)) {
    const body = history.relation[edge];
    const age = day - history.day[edge];
    if (body === relation) continue;
    for (const { within, confidence } of [soon, late]) {
      const share = confidence[body * 2 * history.relations + relation];
      const weight = share * power(2, -age / within);
      if (share > 0 && age <= within && (!best || weight >= best.weight)) best = { edge, share, days: within, weight };
    }
  }
  return best;
}

function strongestChain(
  history: EventHistory,
  rules: TemporalRules,
  source: number,
  relation: number,
  candidate: number,
  day: number,
): { first: number; second: number; share: number } | undefined {
  let best: { first: number; second: number; share: number } | undefined;
  applyChainRules(rules.chain, history, source, relation, day, (target, share, first, second) => {
    if (target === candidate && (!best || share > best.share)) best = { first, second, share };
  });
  return best;
}
