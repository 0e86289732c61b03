import type { FearRecord, PeriodRecord, TriggerRecord } from '../../ledger/record/fear-record.ts';
import { type Column, plain, type Table } from '../table/table.ts';
import { bar } from '../terminal/bar.ts';
import { count } from '../words/numbers.ts';
import { baseRateInWords, meanInWords, outOf } from './words.ts';

/** Cells of the longest bar. */
const BAR = 8;

/** A count or a mean to the right. */
const right = <Row>(column: Column<Row>): Column<Row> => ({ align: 'right', ...column });

/** The record by year, quarter or month: how much was claimed, how sure, and what came true. */
export function fearPeriodTable({ period, periods }: FearRecord): Table<PeriodRecord> {
  const most = Math.max(...periods.map(({ claims }) => claims));
  return {
    columns: [
      { key: 'period', title: period.toUpperCase(), value: ({ name }) => name, width: 8 },
      plain('from', ({ from }) => from),
      plain('to', ({ to }) => to),
      right({
        ...{ key: 'claims', title: 'CLAIMS', value: ({ claims }) => claims, width: 6 },
        show: ({ claims }) => count(claims),
      }),
      { title: '', heading: false, mark: 'bar', gap: 1, width: BAR, show: ({ claims }) => bar(claims / most, BAR) },
      right({
        ...{ key: 'stated', title: 'STATED', value: ({ stated }) => stated?.mean, width: 7 },
        show: ({ stated }) => meanInWords(stated),
      }),
      {
        ...{ title: '', heading: false, mark: 'bar', gap: 1, width: BAR },
        show: ({ stated }) => bar(stated?.mean ?? 0, BAR),
      },
      right({
        ...{ key: 'standing', heading: 'Standing', value: ({ standing }) => standing?.mean },
        show: ({ standing }) => meanInWords(standing),
      }),
      right({
        ...{
          key: 'resolved_yes',
          title: 'TRUE',
          heading: 'Came true',
          value: ({ resolvedYes }) => resolvedYes,
          width: 5,
        },
        show: ({ resolvedYes }) => count(resolvedYes),
        page: ({ resolvedYes, resolvedNo }) => outOf({ yes: resolvedYes, resolved: resolvedYes + resolvedNo }),
      }),
      plain('resolved_no', ({ resolvedNo }) => resolvedNo),
      right({ heading: 'Claims so far', show: ({ soFar }) => outOf(soFar.claims) }),
      right({ title: 'TESTS SO FAR', width: 13, show: ({ soFar }) => outOf(soFar.tests) }),
      {
        ...{ title: 'BASE RATE', gap: 2, numeric: true },
        show: ({ soFar, baseRate }) => baseRateInWords(soFar.tests.resolved, baseRate),
      },
      plain('claims_so_far_yes', ({ soFar }) => soFar.claims.yes),
      plain('claims_so_far_resolved', ({ soFar }) => soFar.claims.resolved),
      plain('tests_so_far_yes', ({ soFar }) => soFar.tests.yes),
      plain('tests_so_far_resolved', ({ soFar }) => soFar.tests.resolved),
      plain('base_rate', ({ baseRate }) => baseRate?.mean),
      plain('base_rate_low', ({ baseRate }) => baseRate?.low),
      plain('base_rate_high', ({ baseRate }) => baseRate?.high),
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
    right({
      ...{ key: 'claims', title: 'CLAIMS', value: ({ claims }) => claims, width: 7 },
      show: ({ claims }) => count(claims),
    }),
    right({
      ...{ key: 'stated', title: 'STATED', value: ({ stated }) => stated?.mean, width: 8 },
      show: ({ stated }) => meanInWords(stated),
    }),
    right({ title: 'TRUE', heading: 'Came true', width: 10, show: ({ cameTrue }) => outOf(cameTrue) }),
    plain('resolved_yes', ({ cameTrue }) => cameTrue.yes),
    plain('resolved', ({ cameTrue }) => cameTrue.resolved),
  ],
  rows: triggers,
});
