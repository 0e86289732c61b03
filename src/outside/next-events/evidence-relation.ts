import { admit, type CandidateEvidence, type Decay } from './evidence.ts';
import { type EventHistory, endBefore } from './history.ts';

/** How often, and how lately, each candidate was the target of the relation, from any source. */
export function relationEvidence(
  history: EventHistory,
  relation: number,
  day: number,
  { two, twelve, sixty }: Decay,
  evidence: CandidateEvidence,
): void {
  const { relation2, relation12, relation60, relationCount, relationAge } = evidence.columns;
  const { start, edges } = history.byRelation;
  const end = endBefore(history, history.byRelation, relation, day);
  evidence.asked.relation = end - start[relation];
  for (let k = start[relation]; k < end; k++) {
    const o = history.to[edges[k]];
    const age = day - history.day[edges[k]];
    admit(evidence, o);
    relation2[o] += two[age];
    relation12[o] += twelve[age];
    relation60[o] += sixty[age];
    relationCount[o]++;
    relationAge[o] = age;
  }
}
