import { UsageError } from '../../numeric/errors.ts';
import { type EventHistory, endBefore } from './history.ts';
import type { Questions } from './questions.ts';
import { emptyTally, meet, type Weights, weighTally, weightOf } from './tally.ts';

/**
 * Rules of length two: if lately `first` joined source and x, and `second` joined x and target, then `head` joins source
 * and target today. All three are directed.
 */
export interface ChainRules {
  /** Days the body may be old. */
  within: number;
  /** Directed relations. */
  relations: number;
  /** Confidence, 0-1, by (head * relations + first) * relations + second. */
  confidence: Weights;
}

/** Bodies of no success that every rule is given: those met a few times have no confidence to speak of. */
const PRIOR = 20;
/** Fewer successes are chance. */
const LEAST_SUPPORT = 2;
/** A rule's key is a whole number below 2^31. */
const MOST_RELATIONS = 1290;

/** A chain from a source over `middle` to `target`, as its two edges. */
type OnChain = (first: number, second: number, target: number) => void;

/** Calls `onChain` for every chain of two edges of the last `within` days before `day` that leads away from `source`. */
export function chainsFrom(history: EventHistory, source: number, day: number, within: number, onChain: OnChain): void {
  const { start, edges } = history.bySource;
  for (let i = endBefore(history, history.bySource, source, day) - 1; i >= start[source]; i--) {
    const first = edges[i];
    if (day - history.day[first] > within) break;
    const middle = history.to[first];
    if (middle === source) continue;
    for (let j = endBefore(history, history.bySource, middle, day) - 1; j >= start[middle]; j--) {
      const second = edges[j];
      if (day - history.day[second] > within) break;
      const target = history.to[second];
      if (target !== source) onChain(first, second, target);
    }
  }
}

/** The key of a rule in `confidence`. */
export function ruleKey(relations: number, head: number, first: number, second: number): number {
  return (head * relations + first) * relations + second;
}

/**
 * Confidences of rules of length two: of all chains that lay before a question, the share that ended at its answer. Every
 * chain is counted, none sampled.
 *
 * @param which the questions to learn from
 * @throws {UsageError} at more than 645 relations
 * @see Liu et al. 2022 (TLogic), section 4.1, cyclic rules of length two; their confidence doesn't know that the question is asked
 */
export function learnChainRules(
  history: EventHistory,
  questions: Questions,
  which: (question: number) => boolean,
  within: number,
): ChainRules {
  const relations = 2 * history.relations;
  if (relations > MOST_RELATIONS) {
    throw new UsageError(
      `${history.relations} relations; rules of length two can be learned for ${MOST_RELATIONS / 2}`,
    );
  }
  const tally = emptyTally();
  for (let q = 0; q < questions.day.length; q++) {
    if (!which(q)) continue;
    const answers = questions.answers.subarray(questions.start[q], questions.start[q + 1]);
    chainsFrom(history, questions.source[q], questions.day[q], within, (first, second, target) => {
      const key = ruleKey(relations, questions.relation[q], history.relation[first], history.relation[second]);
      meet(tally, key, answers.includes(target));
    });
  }
  const confidence = weighTally(tally, (right, met) => (right < LEAST_SUPPORT ? 0 : right / (met + PRIOR)));
  return { within, relations, confidence };
}

/** Calls `onChain` for every chain from a source on which a rule for `head` stands, with its confidence. */
export function applyChainRules(
  rules: ChainRules,
  history: EventHistory,
  source: number,
  head: number,
  day: number,
  onChain: (target: number, confidence: number, first: number, second: number) => void,
): void {
  chainsFrom(history, source, day, rules.within, (first, second, target) => {
    const key = ruleKey(rules.relations, head, history.relation[first], history.relation[second]);
    const confidence = weightOf(rules.confidence, key);
    if (confidence > 0) onChain(target, confidence, first, second);
  });
}
