import type { Backtest } from '../../backtest/backtest.ts';
import type { KindPaces, PaceCalibration, PaceScores } from '../../backtest/pace/score-paces.ts';
import { type Column, figure, interval, plain, type Table } from '../table/table.ts';
import { count, wholePercent } from '../words/numbers.ts';
import { coverageColumns } from './coverage-columns.ts';
import { type JoinedRow, joinedTable } from './joined-table.ts';
import { paceTitle } from './pace-words.ts';
import { threeDecimals, withInterval } from './with-interval.ts';

/** How good every forecaster was on the times of one kind. */
export const paceTable = (
  { kind, horizons }: Pick<KindPaces, 'kind' | 'horizons'>,
  forecasters: readonly PaceScores[],
): Table<PaceScores> => ({
  columns: [
    plain('kind', () => kind),
    { key: 'name', value: ({ name }) => name, title: 'FORECASTER', show: paceTitle, width: 24, flex: true },
    ...horizons.flatMap((days, h): Column<PaceScores>[] => [
      plain(`days_${h + 1}`, () => days),
      figure(`brier_${h + 1}`, `DAY ${count(days)}`, ({ brier }) => brier[h], threeDecimals),
      ...interval<PaceScores>(`brier_difference_${h + 1}`, ({ differences }) => differences[h]),
    ]),
    {
      title: 'LESS KAPLAN-MEIER',
      heading: 'Less Kaplan-Meier',
      show: ({ name, difference }) => (name === 'kaplan-meier' ? '' : withInterval(difference, 3)),
      align: 'right',
    },
    ...interval<PaceScores>('brier_difference', ({ difference }) => difference),
    figure(
      'crps_days',
      'CRPS',
      ({ crps }) => crps,
      (x) => x.toFixed(1),
      { heading: 'CRPS' },
    ),
    ...interval<PaceScores>('crps_difference', ({ crpsDifference }) => crpsDifference),
    ...coverageColumns<PaceScores>(),
  ],
  rows: forecasters,
});

/** What was forecast for each day, and what came of it. */
export const paceCalibrationTable = ({
  kind,
  calibration,
}: Pick<KindPaces, 'kind' | 'calibration'>): Table<PaceCalibration> => ({
  columns: [
    plain('kind', () => kind),
    figure('days', 'BY DAY', ({ horizon }) => horizon, count),
    figure('cases', 'CASES', ({ cases }) => cases),
    figure('forecast', 'FORECAST', ({ forecast }) => forecast, wholePercent),
    figure('happened', 'AGREED', ({ happened }) => happened, wholePercent, {
      show: ({ happened, low, high }) =>
        low === undefined || high === undefined
          ? wholePercent(happened)
          : `${wholePercent(happened)} (${wholePercent(low)} to ${wholePercent(high)})`,
    }),
    plain('happened_low', ({ low }) => low),
    plain('happened_high', ({ high }) => high),
  ],
  rows: calibration,
});

/** The scores of all kinds as one table, for CSV. */
export const paceTables = ({ paces }: Backtest): Table<JoinedRow<PaceScores>> =>
  joinedTable(
    paces.map((of) => paceTable(of, of.forecasters)),
    paceTable(NO_TIMES, []).columns,
  );

/** What was forecast and what came, of all kinds, for CSV. */
export const paceCalibrationTables = ({ paces }: Backtest): Table<JoinedRow<PaceCalibration>> =>
  joinedTable(paces.map(paceCalibrationTable), paceCalibrationTable(NO_TIMES).columns);

/** Gives the tables their columns where no case has a time. */
const NO_TIMES: Pick<KindPaces, 'kind' | 'horizons' | 'calibration'> = {
  kind: 'other',
  horizons: [0, 0, 0],
  calibration: [],
};
