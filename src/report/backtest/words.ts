import type { Backtest, ForecasterScores, KindScores } from '../../backtest/backtest.ts';
import type { KindQuestions } from '../../backtest/score-questions.ts';
import { countOf } from '../../numeric/count-of.ts';

/** "Legislation: 247 issues of 120 cases." */
export const kindInWords = ({ kind, cases, groups, issues }: KindScores): string => {
  const grouped = groups === cases ? '' : ` in ${countOf(groups, 'group', 'groups')}`;
  return `${kind[0].toUpperCase()}${kind.slice(1)}: ${countOf(issues, 'issue', 'issues')} of ${countOf(cases, 'case', 'cases')}${grouped}`;
};

/** A share of issues or of weight in whole percent. */
export const wholePercent = (share: number): string => `${Math.round(100 * share)}%`;

/** With fewer groups than this no forecaster is called better than another. */
const LEAST_TOLD = 10;

/** What the scores of one kind say, in a sentence or two. */
export function verdictInWords({ forecasters, groups }: KindScores): string {
  if (groups < LEAST_TOLD)
    return `With ${countOf(groups, 'group', 'groups')} of cases, no forecaster can be called better than another.`;
  const learned = forecasters.find(({ name }) => name === 'learned');
  const better = forecasters.filter(({ errorDifference }) => errorDifference.high < 0);
  const worse = forecasters.filter(({ sort, errorDifference }) => sort !== 'naive' && errorDifference.low > 0);
  const names = (list: ForecasterScores[]) => list.map(({ title }) => title).join(', ');
  return [
    better.length > 0
      ? `Shown to err less than the weighted mean: ${names(better)}.`
      : 'Nothing here is shown to err less than the weighted mean: every interval of the difference reaches 0 or lies above it.',
    ...(worse.length > 0 ? [`Shown to err more: ${names(worse)}.`] : []),
    ...(learned
      ? [
          `Of the outcomes, ${wholePercent(learned.coverage50)} lie in the middle half and ${wholePercent(learned.coverage90)} in the middle 90% of what was learned.`,
        ]
      : []),
  ].join(' ');
}

const ABOUT: Record<KindQuestions['about'], string> = {
  outcomes: 'outcomes of the cases',
  'in-cabinet': 'is the party in the cabinet',
  leads: 'does the party lead the cabinet',
};

/** "Coalition, is the party in the cabinet: 2566 questions". */
export const questionsInWords = ({ kind, about, questions }: KindQuestions): string =>
  `${kind[0].toUpperCase()}${kind.slice(1)}, ${ABOUT[about]}: ${countOf(questions, 'question', 'questions')}`;

/** How the figures are to be read. */
export const notesOf = ({ learnedFrom }: Backtest): string[] => [
  'Errors and CRPS are in points of 100 of each scale; 0 is best. LESS THE MEAN: the error less that of the weighted mean, with its 95% interval by a bootstrap over whole groups. 50% and 90%: how many outcomes lie in the middle half and nine tenths of what was forecast, counted so that a calibrated forecast has 50% and 90%.',
  learnedFrom
    ? `What was learned before comes from ${learnedFrom.join(', ')}: if cases here are among those, its scores flatter it.`
    : 'What is learned from other cases is learned without the group that it is scored on.',
  'Mean and its residuals: the weighted mean with the errors that it had in other groups.',
];

/** What such a test cannot show. */
export const LIMITS = [
  'Where positions and saliences were coded after the decision, as in DEU, a forecast of the day would have known less.',
  'What holds for these cases need not hold for others: it matters how they were chosen.',
];

/** Which cases were left out, and what stopped the run. */
export function leftOutInWords(
  notes: readonly string[],
  stopped: { done: number; planned: number } | undefined,
): string[] {
  return [
    ...(stopped ? [`Stopped after ${stopped.done} of ${stopped.planned} cases; the scores are of those.`] : []),
    ...notes,
  ];
}
