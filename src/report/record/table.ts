import type { FearRecord, PeriodRecord, TriggerRecord } from '../../ledger/record/fear-record.ts';
import { fields, figure, interval, plain, type Table } from '../table/table.ts';
import { bar } from '../terminal/bar.ts';
import { count, percent } from '../words/numbers.ts';
import { baseRateInWords, meanInWords, outOf } from './words.ts';

/** Cells of the longest bar. */
const BAR = 8;

/** The record by year, quarter or month: how much was claimed, how sure, and what came true. */
export function fearPeriodTable({ period, periods }: FearRecord): Table<PeriodRecord> {
  const most = Math.max(...periods.map(({ claims }) => claims));
  return {
    columns: [
      { key: 'period', title: period.toUpperCase(), value: ({ name }) => name, width: 8 },
      ...fields<PeriodRecord>('from', 'to'),
      figure('claims', 'CLAIMS', ({ claims }) => claims, count, { width: 6 }),
      { title: '', heading: false, mark: 'bar', gap: 1, width: BAR, show: ({ claims }) => bar(claims / most, BAR) },
      figure('stated', 'STATED', ({ stated }) => stated?.mean, percent, { width: 7 }),
      {
        ...{ title: '', heading: false, mark: 'bar', gap: 1, width: BAR },
        show: ({ stated }) => bar(stated?.mean ?? 0, BAR),
      },
      {
        ...{ key: 'standing', heading: 'Standing', value: ({ standing }) => standing?.mean, align: 'right' },
        show: ({ standing }) => meanInWords(standing),
      },
      figure('resolved_yes', 'TRUE', ({ resolvedYes }) => resolvedYes, count, {
        ...{ heading: 'Came true', width: 5 },
        page: ({ resolvedYes, resolvedNo }) => outOf({ yes: resolvedYes, resolved: resolvedYes + resolvedNo }),
      }),
      plain('resolved_no', ({ resolvedNo }) => resolvedNo),
      { heading: 'Claims so far', align: 'right', show: ({ soFar }) => outOf(soFar.claims) },
      { title: 'TESTS SO FAR', align: 'right', width: 13, show: ({ soFar }) => outOf(soFar.tests) },
      {
        ...{ title: 'BASE RATE', gap: 2, numeric: true },
        show: ({ soFar, baseRate }) => baseRateInWords(soFar.tests.resolved, baseRate),
      },
      plain('claims_so_far_yes', ({ soFar }) => soFar.claims.yes),
      plain('claims_so_far_resolved', ({ soFar }) => soFar.claims.resolved),
      plain('tests_so_far_yes', ({ soFar }) => soFar.tests.yes),
      plain('tests_so_far_resolved', ({ soFar }) => soFar.tests.resolved),
      ...interval<PeriodRecord>('base_rate', ({ baseRate }) => baseRate),
    ],
    rows: periods,
  };
}

/** What the claims followed, and what came of those. */
export const triggerTable = ({ triggers }: FearRecord): Table<TriggerRecord> => ({
  columns: [
    {
      ...{ key: 'trigger', title: 'TRIGGER', value: ({ name }) => name, width: 40, flex: true, wide: false },
      page: ({ name }, i) => `${i + 1}. ${name}`,
    },
    { key: 'day', title: 'DAY', value: ({ day }) => day, width: 12, numeric: true },
    figure('claims', 'CLAIMS', ({ claims }) => claims, count, { width: 7 }),
    figure('stated', 'STATED', ({ stated }) => stated?.mean, percent, { width: 8 }),
    { title: 'TRUE', heading: 'Came true', align: 'right', width: 10, show: ({ cameTrue }) => outOf(cameTrue) },
    plain('resolved_yes', ({ cameTrue }) => cameTrue.yes),
    plain('resolved', ({ cameTrue }) => cameTrue.resolved),
  ],
  rows: triggers,
});
