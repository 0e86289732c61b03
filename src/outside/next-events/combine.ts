import { UsageError } from '../../numeric/errors.ts';
import { uniforms } from '../../numeric/random.ts';
import { type Bins, chooseBins, toBins } from './boost/bins.ts';
import { type BinnedQuestions, type BoostOptions, boost } from './boost/boost.ts';
import type { Forest } from './boost/forest.ts';
import { candidateFeatures } from './candidate-features.ts';
import { CANDIDATE_FEATURES } from './features.ts';
import type { EventHistory } from './history.ts';
import type { Questions } from './questions.ts';
import { learnRules, type TemporalRules } from './rules.ts';

/** Rules, and how all the evidence combines: what is learned, without the events themselves. */
export interface Combination {
  rules: TemporalRules;
  bins: Bins;
  forest: Forest;
}

/** What learning needs to know; the numbers were chosen on the validation month of ICEWS14. */
export const LEARNING = {
  /** Share of the days before the first question whose chains count. */
  past: 0.2,
  /** Share of the days whose events teach the rules that the combination is then learned with. */
  rules: 2 / 3,
  questions: 20_000,
  shortlist: 60,
  boost: {
    trees: 100,
    depth: 5,
    rate: 0.1,
    ridge: 20,
    leastCurvature: 40,
    questionShare: 0.6,
    featureShare: 0.7,
  } satisfies Partial<BoostOptions>,
};

export interface LearnOptions {
  /** An integer from 0 to 2^53 - 1: which questions and features each tree sees. */
  seed?: number;
  /** Called with the share of the work that is done, 0-1. */
  onProgress?: (share: number) => void;
  settings?: typeof LEARNING;
}

/**
 * Learns from the events before a day. The combination sees rules that were learned before the events it is judged on, so
 * that a rule's confidence is as far from the truth as it will be in use; then the rules are learned again from all.
 *
 * @param questions answered by events before `until`
 * @throws {UsageError} if they are too few to learn from
 */
export function learnCombination(
  history: EventHistory,
  questions: Questions,
  until: number,
  { seed = 1, onProgress, settings = LEARNING }: LearnOptions = {},
): Combination {
  const first = history.day[0];
  const dayAt = (share: number) => first + Math.round((until - first) * share);
  const begin = dayAt(settings.past);
  const early = learnRules(history, questions, begin, dayAt(settings.rules));
  onProgress?.(0.1);
  const asked = sample(questions, dayAt(settings.rules), until, settings.questions);
  const { rows, start, right } = judge(history, early, questions, asked, settings.shortlist);
  if (start.length < 2)
    throw new UsageError('Nothing to learn from: no event before the last day repeats or follows another');
  const bins = chooseBins(rows, CANDIDATE_FEATURES.length);
  const binned = new Uint8Array(rows.length);
  toBins(bins, rows, right.length, binned);
  onProgress?.(0.4);
  const choices: BinnedQuestions = { features: CANDIDATE_FEATURES.length, binned, start, right };
  const { trees } = settings.boost;
  const onTree = (tree: number) => onProgress?.(0.4 + (0.5 * (tree + 1)) / trees);
  const forest = boost(choices, { ...settings.boost, random: uniforms(seed), onTree });
  const rules = learnRules(history, questions, begin, until);
  onProgress?.(1);
  return { rules, bins, forest };
}

/** At most `most` of the questions of some days, evenly over them. */
function sample(questions: Questions, from: number, until: number, most: number): number[] {
  const all = [...questions.day.keys()].filter((q) => questions.day[q] >= from && questions.day[q] < until);
  const step = Math.max(1, all.length / most);
  return Array.from({ length: Math.min(most, all.length) }, (_, k) => all[Math.floor(k * step)]);
}

/** The features of the candidates of some questions, and which are right; questions without a right one are left out. */
function judge(
  history: EventHistory,
  rules: TemporalRules,
  questions: Questions,
  asked: readonly number[],
  size: number,
) {
  const look = candidateFeatures(history, rules, size);
  const rows = new Float32Array(asked.length * size * CANDIDATE_FEATURES.length);
  const right = new Uint8Array(asked.length * size);
  const start = [0];
  let count = 0;
  for (const q of asked) {
    const answers = questions.answers.subarray(questions.start[q], questions.start[q + 1]);
    const into = rows.subarray(count * CANDIDATE_FEATURES.length);
    const list = look(questions.source[q], questions.relation[q], questions.day[q], into);
    let found = false;
    for (let k = 0; k < list.count; k++) {
      const isRight = answers.includes(list.entities[k]);
      right[count + k] = isRight ? 1 : 0;
      found ||= isRight;
    }
    if (!found) continue;
    count += list.count;
    start.push(count);
  }
  return {
    rows: rows.subarray(0, count * CANDIDATE_FEATURES.length),
    right: right.subarray(0, count),
    start: Int32Array.from(start),
  };
}
