import { type Murphy, murphy } from '../ledger/score/murphy.ts';
import { groupBy } from '../numeric/group-by.ts';
import type { Kind } from '../situation/situation.ts';
import { foldsOf } from './folds.ts';
import { type PairedDifference, pairedDifference } from './paired-bootstrap.ts';
import type { YesNo } from './solve-case.ts';

/** How good one forecaster was on questions of yes or no. */
export interface QuestionScores {
  name: string;
  brier: number;
  /** Murphy's parts of it, over tenths of probability. */
  parts: Murphy;
  /** Less the score of the base rate, with a 95% interval over whole groups; below 0 is better. */
  difference: PairedDifference;
}

/** Questions of one sort in cases of one kind. */
export interface KindQuestions {
  kind: Kind;
  /** What was asked: the outcomes of the cases, or of elections which parties are in and which leads. */
  about: 'outcomes' | 'in-cabinet' | 'leads';
  questions: number;
  groups: number;
  forecasters: QuestionScores[];
}

const FOLDS = 10;

/**
 * Scores yes-no questions, all of one kind and sort, by every forecaster that answered all of them, and by the base rate of
 * the cases of other folds.
 */
export function scoreQuestions(
  questions: readonly YesNo[],
  { kind, about, seed }: Pick<KindQuestions, 'kind' | 'about'> & { seed: number },
): KindQuestions {
  const groups = questions.map(({ group }) => group);
  const fold = foldsOf(groups, FOLDS, seed);
  const happened = Float64Array.from(questions, (question) => Number(question.happened));
  const rates = rateOfOtherFolds(happened, fold);
  const names = [...questions[0].probability.keys()].filter((name) =>
    questions.every(({ probability }) => probability.has(name)),
  );
  const forecasts = new Map<string, Float64Array>([
    ...names.map(
      (name) => [name, Float64Array.from(questions, ({ probability }) => probability.get(name) as number)] as const,
    ),
    ['base-rate', rates],
  ]);
  const squares = (p: Float64Array) => Array.from(p, (x, i) => (x - happened[i]) ** 2);
  const benchmark = squares(rates);
  return {
    kind,
    about,
    questions: questions.length,
    groups: new Set(groups).size,
    forecasters: [...forecasts].map(([name, p]) => {
      const own = squares(p);
      return {
        name,
        brier: own.reduce((sum, x) => sum + x, 0) / own.length,
        parts: murphy(p, happened) as Murphy,
        difference: pairedDifference(
          own.map((x, i) => x - benchmark[i]),
          groups,
          seed,
        ),
      };
    }),
  };
}

function rateOfOtherFolds(happened: Float64Array, fold: Int32Array): Float64Array {
  const byFold = [...groupBy(fold.keys(), (i) => fold[i])];
  const yes = new Map(byFold.map(([k, own]) => [k, own.reduce((sum, i) => sum + happened[i], 0)]));
  const count = new Map(byFold.map(([k, own]) => [k, own.length]));
  const all = happened.reduce((sum, x) => sum + x, 0);
  return Float64Array.from(fold, (k) => {
    const others = happened.length - (count.get(k) as number);
    // Without other cases nothing is known.
    return others > 0 ? (all - (yes.get(k) as number)) / others : 0.5;
  });
}
