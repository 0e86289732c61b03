import type { Comparison, Difference } from '../../forecast/compare.ts';
import type { Scale } from '../../situation/scale.ts';
import { type Column, fields, plain, type Table } from '../table/table.ts';

/** A difference that a change makes: `label` names the change. */
export interface DifferenceRow extends Difference {
  label: string;
  kind: 'issue' | 'outcome' | 'room';
}

/** The first columns of `tightrope compare --csv`. */
export const DIFFERENCE_COLUMNS: readonly Column<DifferenceRow>[] = [
  ...fields<DifferenceRow>('label', 'kind', 'id', 'name', 'from', 'to'),
  plain('change', ({ change }) => change.value),
  plain('standard_error', ({ change }) => change.standardError),
  plain('change_q05', ({ q05 }) => q05),
  plain('change_q95', ({ q95 }) => q95),
];

interface ChangeRow extends DifferenceRow {
  because: string[];
  /** Of an issue. */
  scale?: Scale | undefined;
}

/**
 * Every change, also those too small to be shown: of issues on their scale, of outcomes and rooms for manoeuvre as shares,
 * 0 to 1.
 */
export const changeTable = ({ compared }: Comparison): Table<ChangeRow> => ({
  columns: [
    ...DIFFERENCE_COLUMNS,
    plain('scale_low', ({ scale }) => scale?.low),
    plain('scale_high', ({ scale }) => scale?.high),
    plain('because', ({ because }) => because.join('; ')),
  ],
  rows: compared.flatMap(({ label, because, forecast, issues, outcomes, rooms }) => {
    const scales = new Map(forecast.issues.map(({ id, scale }) => [id, scale]));
    return [
      ...issues.map((one) => ({ label, because, kind: 'issue' as const, scale: scales.get(one.id), ...one })),
      ...outcomes.map((one) => ({ label, because, kind: 'outcome' as const, ...one })),
      ...rooms.map((one) => ({ label, because, kind: 'room' as const, ...one })),
    ];
  }),
});
