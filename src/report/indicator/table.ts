import { dateOf } from '../../numeric/days.ts';
import type { IndicatorPeriod } from '../../outside/series/index.ts';
import { type Column, fields, plain, type Table } from '../table/table.ts';
import { count, roughPercent } from '../words/numbers.ts';
import { sentence } from '../words/sentence.ts';
import { type ChangeInWords, changesInWords, intensityInWords, type ShownIndicator } from './words.ts';

type PeriodRow = IndicatorPeriod & { series: string };

const eventCount = (key: string, heading: string, value: (row: PeriodRow) => number): Column<PeriodRow> => ({
  ...{ key, heading, value, align: 'right' },
  show: (row) => count(value(row)),
});

/**
 * Indicators period by period, with all periods in CSV.
 *
 * @param periods of one of them, those that a page shows; all by default
 */
export function periodTable(shown: readonly ShownIndicator[], periods?: readonly IndicatorPeriod[]): Table<PeriodRow> {
  const [{ by }] = shown.map(({ indicator }) => indicator);
  return {
    columns: [
      plain('series', ({ series }) => series),
      {
        ...{ key: 'period', heading: sentence(by), value: ({ name }) => name },
        show: ({ name, complete }) => `${name}${complete ? '' : '*'}`,
      },
      plain('from', ({ start }) => dateOf(start)),
      ...fields<PeriodRow>('days', 'complete'),
      eventCount('events', 'Events', ({ events }) => events),
      eventCount('verbal_cooperation', 'Verbal cooperation', ({ verbalCooperation }) => verbalCooperation),
      eventCount('material_cooperation', 'Material cooperation', ({ materialCooperation }) => materialCooperation),
      eventCount('verbal_conflict', 'Verbal conflict', ({ verbalConflict }) => verbalConflict),
      eventCount('material_conflict', 'Material conflict', ({ materialConflict }) => materialConflict),
      plain('unknown', ({ unknown }) => unknown),
      {
        ...{ key: 'conflict_share', heading: 'Conflict', value: ({ conflictShare }) => conflictShare, align: 'right' },
        show: ({ conflictShare }) => (conflictShare === undefined ? '-' : roughPercent(conflictShare)),
      },
      {
        ...{ key: 'intensity', heading: 'Intensity', value: ({ meanIntensity }) => meanIntensity, align: 'right' },
        show: ({ meanIntensity }) => intensityInWords(meanIntensity),
      },
    ],
    rows: shown.flatMap(({ name, indicator }) =>
      (periods ?? indicator.periods).map((period) => ({ ...period, series: name })),
    ),
  };
}

/** Where the level of an indicator changed. */
export const levelChangeTable = (shown: readonly ShownIndicator[]): Table<ChangeInWords & { series: string }> => ({
  columns: [...fields<ChangeInWords & { series: string }>('series', 'period', 'kind', 'from', 'to')],
  rows: shown.flatMap((one) => changesInWords(one).map((change) => ({ ...change, series: one.name }))),
});
