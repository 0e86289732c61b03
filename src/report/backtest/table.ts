import type { Backtest, BacktestRow, ForecasterScores, KindScores, QuestionRow } from '../../backtest/backtest.ts';
import type { PairedDifference } from '../../backtest/paired-bootstrap.ts';
import type { KindQuestions, QuestionScores } from '../../backtest/score-questions.ts';
import { models } from '../../models/models.ts';
import { groupBy } from '../../numeric/group-by.ts';
import { type Column, plain, type Table } from '../table/table.ts';
import { signed } from '../words/signed.ts';
import { coverageColumns } from './coverage-columns.ts';
import { type JoinedRow, joinedTable } from './joined-table.ts';
import { withInterval } from './with-interval.ts';
import { wholePercent } from './words.ts';

const two = (x: number) => x.toFixed(2);

/** An interval of fewer groups than this would be too narrow. */
const LEAST_FOR_INTERVAL = 5;

const difference = (score: PairedDifference, groups: number, digits: number): string =>
  groups < LEAST_FOR_INTERVAL ? signed(score.value, digits) : withInterval(score, digits);

/** What the forecaster with this name is called where it is no model. */
const QUESTION_NAMES: Record<string, string> = {
  learned: 'learned from other cases',
  pool: 'equal pool',
  'base-rate': 'base rate of other cases',
  ...Object.fromEntries(models.map(({ name, title }) => [name, title])),
};

/** How good every forecaster was over the issues of one kind, best error first within its sort. */
export const forecasterTable = ({ kind, groups, forecasters }: KindScores): Table<ForecasterScores> => ({
  columns: [
    { key: 'kind', value: () => kind },
    { key: 'sort', value: ({ sort }) => sort },
    { key: 'name', value: ({ name }) => name },
    { title: 'FORECASTER', show: ({ title }) => title, width: 27, flex: true },
    { key: 'issues', value: ({ issues }) => issues },
    {
      key: 'mean_absolute_error',
      value: ({ error }) => error,
      title: 'ERROR',
      show: ({ error }) => two(error),
      align: 'right',
    },
    {
      title: 'LESS THE MEAN',
      show: ({ name, errorDifference }) => (name === 'weighted-mean' ? '' : difference(errorDifference, groups, 1)),
      align: 'right',
    },
    { key: 'error_difference', value: ({ errorDifference }) => errorDifference.value },
    { key: 'error_difference_low', value: ({ errorDifference }) => errorDifference.low },
    { key: 'error_difference_high', value: ({ errorDifference }) => errorDifference.high },
    { key: 'root_mean_square', value: ({ rootMeanSquare }) => rootMeanSquare },
    {
      key: 'within_10',
      value: ({ within10 }) => within10,
      title: 'IN 10',
      show: ({ within10 }) => wholePercent(within10),
      align: 'right',
    },
    {
      key: 'crps',
      value: ({ crps }) => crps,
      title: 'CRPS',
      heading: 'CRPS',
      show: ({ crps }) => two(crps),
      align: 'right',
    },
    { key: 'crps_difference', value: ({ crpsDifference }) => crpsDifference.value },
    { key: 'crps_difference_low', value: ({ crpsDifference }) => crpsDifference.low },
    { key: 'crps_difference_high', value: ({ crpsDifference }) => crpsDifference.high },
    { key: 'log_score', value: ({ log }) => log },
    ...coverageColumns<ForecasterScores>(),
    ...Array.from({ length: 10 }, (_, k) => ({
      key: `pit_${k + 1}`,
      value: ({ pit }: ForecasterScores) => pit[k],
    })),
  ],
  rows: forecasters,
});

/** How good every forecaster was on yes-no questions. */
export const questionTable = ({
  kind,
  about,
  questions,
  groups,
  forecasters,
}: KindQuestions): Table<QuestionScores> => ({
  columns: [
    { key: 'kind', value: () => kind },
    { key: 'about', value: () => about },
    { key: 'questions', value: () => questions },
    {
      key: 'name',
      value: ({ name }) => name,
      title: 'FORECASTER',
      show: ({ name }) => (Object.hasOwn(QUESTION_NAMES, name) ? QUESTION_NAMES[name] : name),
      width: 27,
      flex: true,
    },
    {
      key: 'brier',
      value: ({ brier }) => brier,
      title: 'BRIER',
      show: ({ brier }) => brier.toFixed(3),
      align: 'right',
    },
    {
      title: 'LESS THE BASE RATE',
      show: ({ name, difference: less }) => (name === 'base-rate' ? '' : difference(less, groups, 3)),
      align: 'right',
    },
    { key: 'brier_difference', value: ({ difference }) => difference.value },
    { key: 'brier_difference_low', value: ({ difference }) => difference.low },
    { key: 'brier_difference_high', value: ({ difference }) => difference.high },
    {
      key: 'reliability',
      value: ({ parts }) => parts.reliability,
      title: 'RELIABILITY',
      show: ({ parts }) => parts.reliability.toFixed(3),
      align: 'right',
    },
    {
      key: 'resolution',
      value: ({ parts }) => parts.resolution,
      title: 'RESOLUTION',
      show: ({ parts }) => parts.resolution.toFixed(3),
      align: 'right',
    },
    { key: 'uncertainty', value: ({ parts }) => parts.uncertainty },
  ],
  rows: forecasters,
});

/** The scores of all kinds as one table, for CSV. */
export const scoreTables = ({ kinds }: Backtest): Table<JoinedRow<ForecasterScores>> =>
  joinedTable(kinds.map(forecasterTable));

/** The scores on yes-no questions of all kinds as one table, for CSV. */
export const questionTables = ({ questions }: Backtest): Table<JoinedRow<QuestionScores>> =>
  joinedTable(questions.map(questionTable));

/** One issue of a kind with few cases, as those forecasters saw it that matter most. */
interface IssueAtSight {
  row: BacktestRow;
  predicted: ReadonlyMap<string, number>;
}

const points = (x: number | undefined) => (x === undefined ? '' : x.toFixed(0));

/** Every issue of a kind, one by one, for kinds with so few cases that their means say little. */
export function issueByIssue(
  { rows }: Backtest,
  { kind, cases }: KindScores,
  { sources }: { sources: boolean },
): Table<IssueAtSight> {
  const byIssue = groupBy(
    rows.filter((row) => row.kind === kind),
    (row) => JSON.stringify([row.case, row.issue]),
  );
  const by = (title: string, name: string): Column<IssueAtSight> => ({
    title,
    show: ({ predicted }) => points(predicted.get(name)),
    align: 'right',
  });
  return {
    columns: [
      {
        title: 'ISSUE',
        show: ({ row }) => (cases > 1 ? `${row.case}: ${row.name}` : row.name),
        width: 37,
        flex: true,
      },
      {
        title: 'HAPPENED',
        show: ({ row: { happenedLow, happenedHigh } }) =>
          points(happenedLow) === points(happenedHigh)
            ? points(happenedLow)
            : `${points(happenedLow)}-${points(happenedHigh)}`,
        align: 'right',
      },
      by('LEARNED', 'learned'),
      by('POOL', 'pool'),
      by('MEAN', 'weighted-mean'),
      ...(sources ? [{ title: 'READ FROM', show: ({ row }: IssueAtSight) => row.source ?? '', wide: true }] : []),
    ],
    rows: [...byIssue.values()].map((own) => ({
      row: own[0],
      predicted: new Map(own.map(({ forecaster, predicted }) => [forecaster, predicted])),
    })),
  };
}

/** Every issue as every forecaster saw it. */
export const rowTable = ({ rows }: Backtest): Table<BacktestRow> => ({
  columns: [
    plain('case', (row) => row.case),
    plain('group', (row) => row.group),
    plain('kind', (row) => row.kind),
    plain('issue', (row) => row.issue),
    plain('forecaster', (row) => row.forecaster),
    plain('predicted', (row) => row.predicted),
    plain('happened', (row) => row.happened),
    plain('error', (row) => row.error),
    plain('crps', (row) => row.crps),
    plain('log_score', (row) => row.log),
    plain('pit', (row) => row.pit),
    plain('happened_low', (row) => row.happenedLow),
    plain('happened_high', (row) => row.happenedHigh),
    plain('source', (row) => row.source),
    plain('coder', (row) => row.coder),
  ],
  rows,
});

/** Every yes-no question as every forecaster saw it. */
export const questionRowTable = ({ questionRows }: Backtest): Table<QuestionRow> => ({
  columns: [
    plain('case', (row) => row.case),
    plain('group', (row) => row.group),
    plain('kind', (row) => row.kind),
    plain('question', (row) => row.question),
    plain('forecaster', (row) => row.forecaster),
    plain('probability', (row) => row.probability),
    plain('happened', (row) => row.happened),
  ],
  rows: questionRows,
});
