import { admit, type CandidateEvidence, type Decay, NO_EVENT } from './evidence.ts';
import { type EventHistory, endBefore } from './history.ts';
import type { TemporalRules } from './rules.ts';

/** What passed between the source and each candidate. */
export function pairEvidence(
  history: EventHistory,
  rules: TemporalRules,
  source: number,
  relation: number,
  day: number,
  { two, twelve, sixty }: Decay,
  evidence: CandidateEvidence,
): void {
  const { columns, asked } = evidence;
  const { same2, same12, same60, sameCount, sameAge, pair2, pair12, pairCount, pairAge, pairWay60 } = columns;
  const { ruleSoon2, ruleLate12, ruleLate60, bestSoon12, bestLate60 } = columns;
  const relations = 2 * history.relations;
  const forwards = relation < history.relations;
  const { start, edges } = history.bySource;
  const end = endBefore(history, history.bySource, source, day);
  asked.all = end - start[source];
  asked.same = asked.same12 = asked.all12 = 0;
  asked.sameAge = NO_EVENT;
  for (let k = start[source]; k < end; k++) {
    const e = edges[k];
    const o = history.to[e];
    const body = history.relation[e];
    const age = day - history.day[e];
    admit(evidence, o);
    asked.all12 += twelve[age];
    pair2[o] += two[age];
    pair12[o] += twelve[age];
    pairCount[o]++;
    pairAge[o] = age;
    if (body < history.relations === forwards) pairWay60[o] += sixty[age];
    const soon = rules.soon.confidence[body * relations + relation];
    const late = rules.late.confidence[body * relations + relation];
    ruleSoon2[o] += soon * two[age];
    ruleLate12[o] += late * twelve[age];
    ruleLate60[o] += late * sixty[age];
    if (soon * twelve[age] > bestSoon12[o]) bestSoon12[o] = soon * twelve[age];
    if (late * sixty[age] > bestLate60[o]) bestLate60[o] = late * sixty[age];
    if (body !== relation) continue;
    same2[o] += two[age];
    same12[o] += twelve[age];
    same60[o] += sixty[age];
    sameCount[o]++;
    sameAge[o] = age;
    asked.same++;
    asked.same12 += twelve[age];
    asked.sameAge = age;
  }
}
