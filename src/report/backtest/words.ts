import type { Backtest, ForecasterScores, KindScores } from '../../backtest/backtest.ts';
import type { KindQuestions } from '../../backtest/score-questions.ts';
import { calibrationCurve } from '../../ledger/score/calibration.ts';
import { countOf } from '../../numeric/count-of.ts';
import { wholePercent } from '../words/numbers.ts';
import { sentence } from '../words/sentence.ts';
import { PACE_NOTES } from './pace-words.ts';
import { withInterval } from './with-interval.ts';

/** "Legislation: 247 issues of 120 cases." */
export const kindInWords = ({ kind, cases, groups, issues }: KindScores): string => {
  const grouped = groups === cases ? '' : ` in ${countOf(groups, 'group', 'groups')}`;
  return `${sentence(kind)}: ${countOf(issues, 'issue', 'issues')} of ${countOf(cases, 'case', 'cases')}${grouped}`;
};

/** With fewer groups than this no forecaster is called better than another. */
const LEAST_TOLD = 10;

/** Issues are shown one by one where the groups are that few, up to this many issues. */
const MOST_ONE_BY_ONE = 50;

/** Whether the issues of a kind are shown one by one. */
export const isOneByOne = ({ groups, issues }: KindScores): boolean => groups < LEAST_TOLD && issues <= MOST_ONE_BY_ONE;

/** Who read the outcomes of a kind that is shown issue by issue; nothing where no case says so. */
export function codersInWords({ rows }: Backtest, { kind }: KindScores): string[] {
  const coders = new Map(rows.flatMap((row) => (row.kind === kind && row.coder ? [[row.coder, row.case]] : [])));
  return [...coders.keys()].map((coder) => `Outcomes were read by ${coder}.`);
}

/** What the scores of one kind say, in a sentence or two. */
export function forecastersInWords({ forecasters, groups }: KindScores): string {
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

/** What formal rules add to what was learned; nothing where few issues have one. */
export function rulesInWords({ rules }: KindScores): string[] {
  if (!rules) return [];
  const { issues, binds, within, expectedWithin, crpsDifference } = rules;
  const [least, most] = [binds.low.toFixed(2), binds.high.toFixed(2)];
  const gain =
    crpsDifference.high < 0 ? 'a gain' : crpsDifference.low > 0 ? 'a loss' : 'neither a gain nor a loss is shown';
  return [
    `Formal rules: of ${countOf(issues, 'outcome')} under one, ${wholePercent(within)} lie within what it accepts, and ${wholePercent(expectedWithin)} were expected there without it. That a rule binds with a probability of ${least === most ? least : `${least} to ${most}`}, as other cases teach, changes the CRPS of these issues by ${withInterval(crpsDifference, 2)}: ${gain}.`,
  ];
}

/**
 * Where the outcomes lay in what was learned: in which tenth of it, from its low to its high end. Nothing where nothing was
 * learned.
 */
export function tenthsInWords({ forecasters }: KindScores): string[] {
  const learned = forecasters.find(({ name }) => name === 'learned');
  if (!learned) return [];
  return [
    `Outcomes in each tenth of what was learned, from its low to its high end (10% each would be right): ${learned.pit.map(wholePercent).join(', ')}.`,
  ];
}

/** With fewer questions than this there is no curve. */
const LEAST_ASKED = 100;

/** How often what was learned said yes with some probability, and how often it was so. */
export function reliabilityInWords({ questionRows }: Backtest, { kind, about, questions }: KindQuestions): string[] {
  const own = questionRows.filter((row) => row.kind === kind && row.about === about && row.forecaster === 'learned');
  if (questions < LEAST_ASKED || own.length === 0) return [];
  const bins = calibrationCurve(
    Float64Array.from(own, ({ probability }) => probability),
    Float64Array.from(own, ({ happened }) => Number(happened)),
  );
  const told = bins.map(
    ({ forecast, observed, n }) =>
      `${wholePercent(forecast)}: ${wholePercent(observed)} of ${countOf(n, 'question', 'questions')}`,
  );
  return [`How often it was so where what was learned said, on average: ${told.join('; ')}.`];
}

const ABOUT: Record<KindQuestions['about'], string> = {
  outcomes: 'outcomes of the cases',
  'in-cabinet': 'is the party in the cabinet',
  leads: 'does the party lead the cabinet',
};

/** "Coalition, is the party in the cabinet: 2566 questions". */
export const questionsInWords = ({ kind, about, questions }: KindQuestions): string =>
  `${sentence(kind)}, ${ABOUT[about]}: ${countOf(questions, 'question', 'questions')}`;

/** How the figures are to be read. */
export const backtestNotes = (result: Backtest): string[] => [
  ...(result.kinds.length > 0 ? notesOfIssues(result) : []),
  ...(result.paces.length > 0 ? PACE_NOTES : []),
];

const notesOfIssues = ({ learnedFrom, kinds }: Backtest): string[] => [
  'Errors, CRPS and results are in points of 100 of each scale; an error or a CRPS of 0 is best. LESS THE MEAN: the error less that of the weighted mean, with its 95% interval by a bootstrap over whole groups. 50% and 90%: how many outcomes lie in the middle half and nine tenths of what was forecast, counted so that a calibrated forecast has 50% and 90%.',
  learnedFrom
    ? `What was learned before comes from ${learnedFrom.join(', ')}: if cases here are among those, its scores flatter it.`
    : 'What is learned from other cases is learned without the group that it is scored on.',
  'Where sources can be read in several ways, a forecast is scored by the reading nearest to its median, so that wide ranges flatter all.',
  'Learned from other kinds: what the cases of all other kinds teach, used on this one. Learned, partly pooled: a kind with few cases, pulled towards what other kinds teach.',
  ...(kinds.some(({ rules }) => rules)
    ? ['Learned, rules binding: the same, but issues are held to their formal rules as often as other cases teach.']
    : []),
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
