import { decayTables } from './decay.ts';
import { type CandidateEvidence, clear, emptyEvidence } from './evidence.ts';
import { chainEvidence } from './evidence-chains.ts';
import { likenessEvidence } from './evidence-likeness.ts';
import { pairEvidence } from './evidence-pair.ts';
import { relationEvidence } from './evidence-relation.ts';
import { roleEvidence } from './evidence-role.ts';
import { agesOn, type EventHistory } from './history.ts';
import type { TemporalRules } from './rules.ts';

/**
 * A function that gathers the evidence on a question from all that came before its day. The evidence it returns is the
 * same object each time.
 */
export function evidenceOf(history: EventHistory, rules: TemporalRules) {
  const evidence = emptyEvidence(history.entities);
  const tables = decayTables();
  const role = roleEvidence(history, rules.role);
  const likeness = likenessEvidence(history);
  return (source: number, relation: number, day: number): CandidateEvidence => {
    const ages = agesOn(history, day);
    const decay = { two: tables(1 / 2, ages), twelve: tables(1 / 12, ages), sixty: tables(1 / 60, ages) };
    clear(evidence);
    pairEvidence(history, rules, source, relation, day, decay, evidence);
    relationEvidence(history, relation, day, decay, evidence);
    chainEvidence(history, rules.chain, source, relation, day, evidence);
    role(relation, day, decay, evidence);
    likeness(source, relation, day, decay, evidence);
    return evidence;
  };
}
