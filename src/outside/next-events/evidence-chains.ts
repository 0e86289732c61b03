import { applyChainRules, type ChainRules } from './chain-rules.ts';
import { admit, type CandidateEvidence } from './evidence.ts';
import type { EventHistory } from './history.ts';

/** What chains over third parties say of each candidate they end at. */
export function chainEvidence(
  history: EventHistory,
  rules: ChainRules,
  source: number,
  relation: number,
  day: number,
  evidence: CandidateEvidence,
): void {
  const { chainSum, chainBest } = evidence.columns;
  applyChainRules(rules, history, source, relation, day, (target, confidence) => {
    admit(evidence, target);
    chainSum[target] += confidence;
    if (confidence > chainBest[target]) chainBest[target] = confidence;
  });
}
