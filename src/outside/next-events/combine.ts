import { type Bins, chooseBins, toBins } from './boost/bins.ts';
import { type BoostOptions, boost, type Choices } from './boost/boost.ts';
import { type Forest, forestScore } from './boost/forest.ts';
import type { Scorer } from './evaluate.ts';
import type { Evidence } from './evidence.ts';
import { FEATURES, featureRows } from './features.ts';
import { evidenceOf } from './gather.ts';
import type { History } from './history.ts';
import type { Questions } from './questions.ts';
import { learnRules, type Rules } from './rules.ts';
import { type Shortlist, shortlists } from './shortlist.ts';

/** Rules, and how all the evidence combines: what is learned, without the events themselves. */
export interface Combination {
  rules: Rules;
  bins: Bins;
  forest: Forest;
}

/** What learning needs to know; the numbers were chosen on the validation month of ICEWS14. */
export const LEARNING = {
  /** Share of the days before the first question whose chains count. */
  past: 0.2,
  /** Share of the days whose events teach the rules that the combination is then learned with. */
  rules: 2 / 3,
  questions: 12_000,
  shortlist: 100,
  boost: {
    trees: 100,
    depth: 5,
    rate: 0.1,
    ridge: 1,
    leastCurvature: 2,
    questionShare: 0.6,
    featureShare: 0.7,
  } satisfies Partial<BoostOptions>,
};

export interface LearnOptions {
  random: () => number;
  /** Called with the share of the work that is done, 0-1. */
  onProgress?: (share: number) => void;
  settings?: typeof LEARNING;
}

/**
 * Learns from the events before a day. The combination sees rules that were learned before the events it is judged on, so
 * that a rule's confidence is as far from the truth as it will be in use; then the rules are learned anew from all.
 *
 * @param questions answered by events before `until`
 * @throws {RangeError} if they are too few to learn from
 */
export function learnCombination(
  history: History,
  questions: Questions,
  until: number,
  { random, onProgress, settings = LEARNING }: LearnOptions,
): Combination {
  const first = history.day[0];
  const dayAt = (share: number) => first + Math.round((until - first) * share);
  const begin = dayAt(settings.past);
  const early = learnRules(history, questions, begin, dayAt(settings.rules));
  onProgress?.(0.1);
  const asked = sample(questions, dayAt(settings.rules), until, settings.questions);
  const { rows, start, right } = judge(history, early, questions, asked, settings.shortlist);
  if (start.length < 2)
    throw new RangeError('Nothing to learn from: no event before the last day repeats or follows another');
  const bins = chooseBins(rows, FEATURES.length);
  const binned = new Uint8Array(rows.length);
  toBins(bins, rows, right.length, binned);
  onProgress?.(0.4);
  const choices: Choices = { features: FEATURES.length, binned, start, right };
  const { trees } = settings.boost;
  const onTree = (tree: number) => onProgress?.(0.4 + (0.5 * (tree + 1)) / trees);
  const forest = boost(choices, { ...settings.boost, random, onTree });
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
function judge(history: History, rules: Rules, questions: Questions, asked: readonly number[], size: number) {
  const shortlisted = lookAt(history, rules, size);
  const rows = new Float32Array(asked.length * size * FEATURES.length);
  const right = new Uint8Array(asked.length * size);
  const start = [0];
  let count = 0;
  for (const q of asked) {
    const answers = questions.answers.subarray(questions.start[q], questions.start[q + 1]);
    const into = rows.subarray(count * FEATURES.length);
    const { list } = shortlisted(questions.source[q], questions.relation[q], questions.day[q], into);
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
    rows: rows.subarray(0, count * FEATURES.length),
    right: right.subarray(0, count),
    start: Int32Array.from(start),
  };
}

/** A function that gathers evidence, draws up the shortlist, and writes its features into `rows`. */
function lookAt(history: History, rules: Rules, size: number) {
  const gather = evidenceOf(history, rules);
  const shortlist = shortlists(history.entities, size);
  const features = featureRows(history, rules);
  return (
    source: number,
    relation: number,
    day: number,
    rows: Float32Array,
  ): { evidence: Evidence; list: Shortlist } => {
    const evidence = gather(source, relation, day);
    const list = shortlist(evidence);
    features(evidence, list, source, relation, rows);
    return { evidence, list };
  };
}

/** Below every score of a shortlist. */
const UNLISTED = -1e3;

/**
 * Scores by the combination. Those on the shortlist of 150 by the forest (their exp as shares of their sum are chances),
 * the others below them by their first score, those without any evidence last.
 */
export function combined(history: History, { rules, bins, forest }: Combination, size = 150): Scorer {
  const rows = new Float32Array(size * FEATURES.length);
  const binned = new Uint8Array(rows.length);
  const look = lookAt(history, rules, size);
  return (source, relation, day, scores) => {
    const { list } = look(source, relation, day, rows);
    toBins(bins, rows, list.count, binned);
    for (let o = 0; o < scores.length; o++) scores[o] = UNLISTED + list.first[o] / (list.best + 1);
    for (let k = 0; k < list.count; k++) {
      scores[list.entities[k]] = forestScore(forest, binned, k * FEATURES.length);
    }
  };
}
