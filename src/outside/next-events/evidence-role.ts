import { admit, type CandidateEvidence, type Decay, NO_EVENT } from './evidence.ts';
import { type EventHistory, firstOn } from './history.ts';
import type { RoleRules } from './role-rules.ts';

/** What was lately done to each candidate, by anyone. Keeps the sums of the day it was last asked about. */
export function roleEvidence(history: EventHistory, rules: RoleRules) {
  const { entities, to, relation: body } = history;
  const relations = 2 * history.relations;
  const active2 = new Float64Array(entities);
  const active12 = new Float64Array(entities);
  const activeCount = new Float64Array(entities);
  const activeAge = new Float64Array(entities);
  let summed = Number.NaN;
  const sum = (day: number, { two, twelve }: Decay) => {
    active2.fill(0);
    active12.fill(0);
    activeCount.fill(0);
    activeAge.fill(NO_EVENT);
    const end = firstOn(history, day);
    for (let e = 0; e < end; e++) {
      const o = to[e];
      const age = day - history.day[e];
      active2[o] += two[age];
      active12[o] += twelve[age];
      activeCount[o]++;
      activeAge[o] = age;
    }
    summed = day;
  };
  return (relation: number, day: number, decay: Decay, evidence: CandidateEvidence): void => {
    if (day !== summed) sum(day, decay);
    const { columns, candidates } = evidence;
    const end = firstOn(history, day);
    for (let e = firstOn(history, day - rules.within); e < end; e++) {
      admit(evidence, to[e]);
      columns.role12[to[e]] += rules.lift[body[e] * relations + relation] * decay.twelve[day - history.day[e]];
    }
    for (let k = 0; k < evidence.count; k++) {
      const o = candidates[k];
      columns.active2[o] = active2[o];
      columns.active12[o] = active12[o];
      columns.activeCount[o] = activeCount[o];
      columns.activeAge[o] = activeAge[o];
    }
  };
}
