import type { Questions } from './questions.ts';
import { filteredRank } from './rank.ts';

/** Fills `scores`, one a candidate entity, higher where the answer is likelier; knows only what came before `day`. */
export type Scorer = (source: number, relation: number, day: number, scores: Float64Array) => void;

/** How well answers were ranked: mean reciprocal rank and shares of ranks up to k, 0-1. */
export interface Accuracy {
  questions: number;
  mrr: number;
  hits1: number;
  hits3: number;
  hits10: number;
}

/** The rank of every answer to some questions, in their order (single-step, filtered time-aware, ties by mean rank). */
export function ranksOf(questions: Questions, entities: number, score: Scorer): Float64Array {
  const ranks = new Float64Array(questions.answers.length);
  const scores = new Float64Array(entities);
  for (let q = 0; q < questions.day.length; q++) {
    score(questions.source[q], questions.relation[q], questions.day[q], scores);
    const answers = questions.answers.subarray(questions.start[q], questions.start[q + 1]);
    for (let k = 0; k < answers.length; k++) ranks[questions.start[q] + k] = filteredRank(scores, answers[k], answers);
  }
  return ranks;
}

/** Mean reciprocal rank and Hits@1, 3, 10 of some ranks; NaN for none. */
export function accuracy(ranks: ArrayLike<number>): Accuracy {
  const within = (k: number) => Array.from(ranks).filter((rank) => rank <= k).length / ranks.length;
  const mrr = Array.from(ranks).reduce((sum, rank) => sum + 1 / rank, 0) / ranks.length;
  return { questions: ranks.length, mrr, hits1: within(1), hits3: within(3), hits10: within(10) };
}
