import type { Comparison, Difference } from '../../forecast/compare.ts';
import { plain, type Table } from '../table/table.ts';

interface ChangeRow extends Difference {
  label: string;
  kind: 'issue' | 'outcome' | 'room';
}

/** Every change, also those too small to be shown: of issues on their scale, of outcomes and rooms for manoeuvre as shares, 0 to 1. */
export const changeTable = ({ compared }: Comparison): Table<ChangeRow> => ({
  columns: [
    plain('label', ({ label }) => label),
    plain('kind', ({ kind }) => kind),
    plain('id', ({ id }) => id),
    plain('name', ({ name }) => name),
    plain('from', ({ from }) => from),
    plain('to', ({ to }) => to),
    plain('change', ({ change }) => change.value),
    plain('standard_error', ({ change }) => change.standardError),
    plain('change_q05', ({ q05 }) => q05),
    plain('change_q95', ({ q95 }) => q95),
  ],
  rows: compared.flatMap(({ label, issues, outcomes, rooms }) => [
    ...issues.map((one) => ({ label, kind: 'issue' as const, ...one })),
    ...outcomes.map((one) => ({ label, kind: 'outcome' as const, ...one })),
    ...rooms.map((one) => ({ label, kind: 'room' as const, ...one })),
  ]),
});
