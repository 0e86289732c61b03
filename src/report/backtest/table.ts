import type { Backtest, BacktestRow, ForecasterScores, KindScores, QuestionRow } from '../../backtest/backtest.ts';
import type { PairedDifference } from '../../backtest/paired-bootstrap.ts';
import type { KindQuestions, QuestionScores } from '../../backtest/score-questions.ts';
import { models } from '../../models/models.ts';
import { groupBy } from '../../numeric/group-by.ts';
import { type Column, fields, figure, interval, plain, type Table } from '../table/table.ts';
import { wholePercent } from '../words/numbers.ts';
import { signed } from '../words/signed.ts';
import { coverageColumns } from './coverage-columns.ts';
import { type JoinedRow, joinedTable } from './joined-table.ts';
import { threeDecimals, withInterval } from './with-interval.ts';

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
    plain('kind', () => kind),
    ...fields<ForecasterScores>('sort', 'name'),
    { title: 'FORECASTER', show: ({ title }) => title, width: 27, flex: true },
    plain('issues', ({ issues }) => issues),
    figure('mean_absolute_error', 'ERROR', ({ error }) => error, two),
    {
      title: 'LESS THE MEAN',
      show: ({ name, errorDifference }) => (name === 'weighted-mean' ? '' : difference(errorDifference, groups, 1)),
      align: 'right',
    },
    ...interval<ForecasterScores>('error_difference', ({ errorDifference }) => errorDifference),
    plain('root_mean_square', ({ rootMeanSquare }) => rootMeanSquare),
    figure('within_10', 'IN 10', ({ within10 }) => within10, wholePercent),
    figure('crps', 'CRPS', ({ crps }) => crps, two, { heading: 'CRPS' }),
    ...interval<ForecasterScores>('crps_difference', ({ crpsDifference }) => crpsDifference),
    plain('log_score', ({ log }) => log),
    ...coverageColumns<ForecasterScores>(),
    ...Array.from({ length: 10 }, (_, k) => plain<ForecasterScores>(`pit_${k + 1}`, ({ pit }) => pit[k])),
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
    plain('kind', () => kind),
    plain('about', () => about),
    plain('questions', () => questions),
    {
      key: 'name',
      value: ({ name }) => name,
      title: 'FORECASTER',
      show: ({ name }) => (Object.hasOwn(QUESTION_NAMES, name) ? QUESTION_NAMES[name] : name),
      width: 27,
      flex: true,
    },
    figure('brier', 'BRIER', ({ brier }) => brier, threeDecimals),
    {
      title: 'LESS THE BASE RATE',
      show: ({ name, difference: less }) => (name === 'base-rate' ? '' : difference(less, groups, 3)),
      align: 'right',
    },
    ...interval<QuestionScores>('brier_difference', (row) => row.difference),
    figure('reliability', 'RELIABILITY', ({ parts }) => parts.reliability, threeDecimals),
    figure('resolution', 'RESOLUTION', ({ parts }) => parts.resolution, threeDecimals),
    plain('uncertainty', ({ parts }) => parts.uncertainty),
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
    ...fields<BacktestRow>('case', 'group', 'kind', 'issue', 'forecaster', 'predicted', 'happened', 'error', 'crps'),
    plain('log_score', (row) => row.log),
    ...fields<BacktestRow>('pit', 'happenedLow', 'happenedHigh', 'source', 'coder'),
  ],
  rows,
});

/** Every yes-no question as every forecaster saw it. */
export const questionRowTable = ({ questionRows }: Backtest): Table<QuestionRow> => ({
  columns: [...fields<QuestionRow>('case', 'group', 'kind', 'question', 'forecaster', 'probability', 'happened')],
  rows: questionRows,
});
