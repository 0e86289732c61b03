import type { Backtest } from '../../backtest/backtest.ts';
import type { KindPaces, PaceCalibration, PaceScores } from '../../backtest/pace/score-paces.ts';
import { type Column, plain, type Table } from '../table/table.ts';
import { coverageColumns } from './coverage-columns.ts';
import { type JoinedRow, joinedTable } from './joined-table.ts';
import { paceTitle } from './pace-words.ts';
import { withInterval } from './with-interval.ts';
import { wholePercent } from './words.ts';

const three = (x: number) => x.toFixed(3);

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
      {
        key: `brier_${h + 1}`,
        value: ({ brier }) => brier[h],
        title: `DAY ${days.toLocaleString('en-US')}`,
        show: ({ brier }) => three(brier[h]),
        align: 'right',
      },
      plain(`brier_difference_${h + 1}`, ({ differences }) => differences[h].value),
      plain(`brier_difference_${h + 1}_low`, ({ differences }) => differences[h].low),
      plain(`brier_difference_${h + 1}_high`, ({ differences }) => differences[h].high),
    ]),
    {
      title: 'LESS KAPLAN-MEIER',
      heading: 'Less Kaplan-Meier',
      show: ({ name, difference }) => (name === 'kaplan-meier' ? '' : withInterval(difference, 3)),
      align: 'right',
    },
    plain('brier_difference', ({ difference }) => difference.value),
    plain('brier_difference_low', ({ difference }) => difference.low),
    plain('brier_difference_high', ({ difference }) => difference.high),
    {
      key: 'crps_days',
      value: ({ crps }) => crps,
      title: 'CRPS',
      heading: 'CRPS',
      show: ({ crps }) => crps.toFixed(1),
      align: 'right',
    },
    plain('crps_difference', ({ crpsDifference }) => crpsDifference.value),
    plain('crps_difference_low', ({ crpsDifference }) => crpsDifference.low),
    plain('crps_difference_high', ({ crpsDifference }) => crpsDifference.high),
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
    {
      key: 'days',
      value: ({ horizon }) => horizon,
      title: 'BY DAY',
      show: ({ horizon }) => horizon.toLocaleString('en-US'),
      align: 'right',
    },
    { key: 'cases', value: ({ cases }) => cases, title: 'CASES', align: 'right' },
    {
      key: 'forecast',
      value: ({ forecast }) => forecast,
      title: 'FORECAST',
      show: ({ forecast }) => wholePercent(forecast),
      align: 'right',
    },
    {
      key: 'happened',
      value: ({ happened }) => happened,
      title: 'AGREED',
      show: ({ happened, low, high }) =>
        low === undefined || high === undefined
          ? wholePercent(happened)
          : `${wholePercent(happened)} (${wholePercent(low)} to ${wholePercent(high)})`,
      align: 'right',
    },
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
