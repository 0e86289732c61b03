import { checkParts } from '../numeric/given.ts';
import type { Hypotheses } from '../situation/hypotheses/section.ts';
import { type Ach, ach } from './ach.ts';
import { type Analysts, analystsOf } from './analysts.ts';
import { answers, type ExplanationAnswer, type Running, running } from './answers.ts';
import { type Contribution, contributions } from './contributions.ts';
import { atOnce, type DrawOptions, drawInSteps, isUncertain } from './draws.ts';
import { type Learning, type OutcomesByLeaf, whatToLearn } from './information.ts';
import { logLikelihoods } from './likelihood.ts';
import { type Matrix, matrixOf } from './matrix.ts';
import { bayes, leaderOf, logSum, priorOf } from './posterior.ts';
import { type Fewest, fewestToChange, type Reliance, reliance } from './robustness.ts';
import { type Impossible, impossible, type Surprise, surprise } from './surprise.ts';

export interface WeighOptions extends DrawOptions {
  /** The probability of outcomes of the situation under each leaf, for what a look would tell of them. */
  outcomes?: OutcomesByLeaf | undefined;
}

/** An item as it was weighed. */
export interface WeighedItem {
  id: string;
  name: string;
  date?: string;
  /** The event that it is a report of, where there are others of it. */
  event?: string;
  absent?: true;
  /** How likely what it tells of is under each leaf, at best guesses; 0-1. */
  happens: number[];
  /** How likely it is that this was seen or said, under each leaf. */
  likelihood: number[];
}

/** Explanations weighed by evidence: plain data, the same bits for the same section and seed. */
export interface Weighing {
  question?: string;
  /** In the order of the file; none of these last. */
  answers: ExplanationAnswer[];
  /** Id of the explanation without parts that is the most probable; missing where all are impossible. */
  leader?: string;
  /** The natural logarithm of the probability of all the evidence together; null where all are impossible. */
  logEvidence: number | null;
  /** Ids of the explanations without parts, in the order of all lists by leaf. */
  leaves: string[];
  items: WeighedItem[];
  running: Running[];
  contributions: Contribution[];
  surprise?: Surprise;
  /** Where all explanations are impossible: under each, the items that cannot be. */
  impossible: Impossible[];
  reliance: Reliance[];
  fewest?: Fewest;
  learning: Learning[];
  ach: Ach;
  analysts?: Analysts;
  /** Draws and seed of the intervals; missing where nothing is uncertain. */
  settings?: { draws: number; seed: number };
}

/**
 * Weighs explanations by evidence, by Bayes's rule at best guesses and over all that is uncertain, and counts the same matrix as
 * the analysis of competing hypotheses does.
 *
 * @param section as `readHypotheses` reads it
 * @throws UsageError if the number of draws is none
 * @example
 * const { content } = readHypotheses(text);
 * if (content) weigh(content.hypotheses).answers[0].posterior; // 0.284, 0-1
 */
export function weigh(section: Hypotheses, options: WeighOptions = {}): Weighing {
  checkParts(section, 'weigh', 'a section of explanations, as `readHypotheses` returns it', ['explanations']);
  return atOnce(weighInSteps(section, options));
}

/**
 * The same with rests, in which a program can show how far it is or stop. Yields the draws that are done.
 *
 * @throws UsageError if the number of draws is none
 */
export function* weighInSteps(section: Hypotheses, options: WeighOptions = {}): Generator<number, Weighing> {
  const { question } = section;
  const matrix = matrixOf(section);
  const { draws: n = 1000, seed = 1, outcomes } = options;
  const prior = priorOf(matrix);
  const likelihoods = logLikelihoods(matrix);
  const now = bayes(prior, likelihoods);
  const draws = isUncertain(matrix) ? yield* drawInSteps(matrix, options) : undefined;
  const all = logSum(prior, likelihoods);
  // Of a large matrix each of these takes a few tenths of a second: a rest before each.
  const amazed = surprise(matrix);
  yield n;
  const fewest = fewestToChange(matrix);
  yield n;
  const people = analystsOf(matrix);
  yield n;
  const contributed = contributions(matrix);
  yield n;
  const relied = reliance(matrix);
  yield n;
  const counted = ach(matrix);
  yield n;
  return {
    ...(question !== undefined && { question }),
    answers: answers(matrix, now, draws),
    ...(now && { leader: matrix.leaves[leaderOf(now)].id }),
    logEvidence: Number.isFinite(all) ? all : null,
    leaves: matrix.leaves.map(({ id }) => id),
    items: weighedItems(matrix),
    running: running(matrix, draws),
    contributions: contributed,
    ...(amazed && { surprise: amazed }),
    impossible: impossible(matrix),
    reliance: relied,
    ...(fewest && { fewest }),
    learning: now ? whatToLearn(matrix, now, outcomes) : [],
    ach: counted,
    ...(people && { analysts: people }),
    ...(draws && { settings: { draws: n, seed } }),
  };
}

function weighedItems({ items, rows }: Matrix): WeighedItem[] {
  return items.map(({ id, name, date, row, hit, falseAlarm, absent }) => {
    const { id: event, guess, items: reports } = rows[row];
    return {
      ...{ id, name, ...(date !== undefined && { date }) },
      ...(reports.length > 1 && { event }),
      ...(absent && { absent }),
      happens: [...guess],
      likelihood: Array.from(guess, (p) => p * hit + (1 - p) * falseAlarm),
    };
  });
}
